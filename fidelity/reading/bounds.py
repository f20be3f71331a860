"""What is said around a number or noun about how much is meant: at least, up to, about, most,
hardly any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from msgspec import Struct

from fidelity.lazy_pattern import lazy_pattern
from fidelity.reading.numbers import Number
from fidelity.reading.words import Word, stem


class Bound(StrEnum):
    """How a number limits what it counts."""

    EXACT = "exact"
    LOWER = "at least"
    UPPER = "at most"
    ABOUT = "about"
    ALMOST = "almost"
    ONLY = "only"
    AS_MANY = "as many as"


_FILLER = r"(?:\s+(?:the|a|an|of|some|as|to))*\s*[£$€¥]?\s*\Z"
_OVER = (
    "".join(
        rf"(?<!\b{verb}\s)"
        for verb in """selected chosen elected picked preferred favoured favored victory
        victories win wins won lead priority precedence turn turns turned took""".split()
    )
    + r"(?:over|above|beyond)(?!\s+the\b)"
)
"""Over a number, but not over others: chosen over five rivals."""

_BEFORE: tuple[tuple[Bound, re.Pattern[str]], ...] = tuple(
    (bound, lazy_pattern(rf"\b(?:{words}){_FILLER}", re.IGNORECASE))
    for bound, words in (
        (
            Bound.UPPER,
            r"(?:no|not|never)\s+(?:more|greater|higher|larger|longer|later)\s+than|(?<!no\s)(?<!not\s)(?:less|fewer|lower|smaller|shorter|younger)\s+(?:than|of|that)|(?<!just\s)(?:under|below)(?!\s+the\b)|up\s+to|at\s+(?:most|the\s+most)|"
            r"a?\s*maximum(?:\s+of)?|until|till|not\s+exceed\w*|to\s+the\s+maximum|like\s+(?:maximum|much)|how\s+(?:maximum|much)",
        ),
        (
            Bound.LOWER,
            rf"(?:no|not)\s+(?:less|fewer)\s+(?:than|of)|(?:more|greater|higher|larger|longer|older|bigger)\s+(?:than|of|that)|{_OVER}|at\s+least|at\s+the\s+least|a?\s*minimum(?:\s+of)?|exceed\w*|"
            r"surpass\w*|upwards?\s+of|top(?:s|ped)|in\s+excess\s+of|well\s+over|from\s+at\s+least",
        ),
        (Bound.AS_MANY, r"as\s+(?:many|much|long|high|late)\s+as"),
        (Bound.ONLY, r"only|just|merely"),
        (
            Bound.ALMOST,
            r"almost|nearly|close\s+to|just\s+(?:under|short\s+of|below)|practically|virtually|approaching",
        ),
        (
            Bound.ABOUT,
            r"about|(?:around|near)(?!\s+the\b)|approximately|approx\b\.?|roughly|some|circa|ca?\.|an?\s+estimated|estimated(?:\s+at)?|more\s+or\s+less|in\s+the\s+region\s+of|or\s+so|"
            r"something\s+like|a\s+few|several|by\s+about",
        ),
    )
)
_OR_EVEN = (
    r"(?:or|if\s+not|and\s+(?:maybe|perhaps|possibly))(?:\s+(?:even|maybe|perhaps|possibly))?"
)
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = tuple(
    (bound, lazy_pattern(rf"(?:\s*%)?(?:\s+\w+){{0,2}},?[\s-]*(?:{words})", re.IGNORECASE))
    for bound, words in (
        (
            Bound.LOWER,
            rf"{_OR_EVEN}\s+(?:more|over|above|older|longer|higher)\b|\+|and\s+(?:up|over|more)\b|at\s+(?:the\s+)?least\b|minimum\b|plus\b",
        ),
        (
            Bound.UPPER,
            rf"{_OR_EVEN}\s+(?:less|fewer|under|younger|below)\b|at\s+(?:the\s+)?most\b|maximum\b|at\s+(?:the\s+)?maximum\b",
        ),
        (Bound.ABOUT, r"or\s+so\b|more\s+or\s+less\b|or\s+thereabouts\b|approximately\b"),
    )
)
_ROUGH = frozenset({Bound.ABOUT, Bound.ALMOST})
_BELOW = frozenset({Bound.ALMOST, Bound.UPPER})
_LIKE_AS_MANY = _ROUGH | {Bound.UPPER}
"""An estimate of how many there may be, up to which or about."""
_LIKE_ONLY = frozenset({Bound.EXACT, Bound.UPPER})


class Limit(Struct, frozen=True):
    """The bound of a number, and the characters of number and bound together."""

    bound: Bound
    start: int
    end: int


def limit(text: str, number: Number) -> Limit:
    """How the words around a number bound it."""
    head = text[max(0, number.start - 40) : number.start]
    if before := _before(head):
        bound, length = before
        return Limit(bound, number.start - length, number.end)
    for bound, pattern in _AFTER:
        match = pattern.match(text, number.end)
        if match:
            return Limit(bound, number.start, match.end())
    return Limit(Bound.EXACT, number.start, number.end)


@lru_cache(maxsize=2_048)
def _before(head: str) -> tuple[Bound, int] | None:
    """The bound at the end of what stands before a number, and its length; mostly the same on both
    sides.
    """
    for bound, pattern in _BEFORE:
        match = pattern.search(head)
        if match:
            return bound, len(head) - match.start()
    return None


def same_bound(one: Bound, other: Bound) -> bool:
    """Whether two bounds let a reader expect the same."""
    pair = {one, other}
    if one is other or pair <= _ROUGH or pair == _BELOW:
        return True
    if Bound.AS_MANY in pair:
        return bool(pair & _LIKE_AS_MANY)
    return Bound.ONLY in pair and pair & _LIKE_ONLY != set()


class Amount(StrEnum):
    """How much of something is meant, from nothing to everything."""

    FEW = "few"
    SOME = "some"
    MANY = "many"
    MOST = "most"
    NEARLY_ALL = "nearly all"
    ALL = "all"


_RANK = {amount: rank for rank, amount in enumerate(Amount)}
_QUANTIFIERS: Mapping[str, Amount] = MappingProxyType(
    {
        stem(word): amount
        for amount, words in {
            Amount.FEW: "few handful",
            Amount.SOME: "some several certain",
            Amount.MANY: "many numerous much",
            Amount.MOST: "most majority",
            Amount.ALL: "all every each everyone everybody everything",
        }.items()
        for word in words.split()
    }
)
_DEGREES: Mapping[str, Amount] = MappingProxyType(
    {
        word: amount
        for amount, words in {
            Amount.SOME: "partly partially somewhat",
            Amount.MOST: "largely mostly mainly predominantly primarily",
            Amount.NEARLY_ALL: "virtually practically nearly almost",
            Amount.ALL: "completely entirely fully wholly totally utterly altogether",
        }.items()
        for word in words.split()
    }
)


class Quantity(Struct, frozen=True):
    """A word that says how much of something is meant: its index and what it comes to."""

    word: int
    amount: Amount

    def distance(self, other: Quantity) -> int:
        """How many steps of the scale lie between two quantities."""
        return abs(_RANK[self.amount] - _RANK[other.amount])


def quantifiers(words: Sequence[Word]) -> tuple[Quantity, ...]:
    """Words such as `most` and `all`, with `almost all` read as one; superlatives (`the most
    useful`) are none.
    """
    return tuple(_quantities(words, _QUANTIFIERS, by_stem=True))


def degrees(words: Sequence[Word]) -> tuple[Quantity, ...]:
    """Adverbs that say how far something holds, such as `largely`."""
    return tuple(_quantities(words, _DEGREES, by_stem=False))


def _quantities(
    words: Sequence[Word], of: Mapping[str, Amount], *, by_stem: bool
) -> Iterator[Quantity]:
    for k, word in enumerate(words):
        amount = of.get(word.stem if by_stem else word.folded)
        if amount is None:
            continue
        before = words[k - 1].folded if k else ""
        after = words[k + 1].folded if k + 1 < len(words) else ""
        if _is_other_use(word.folded, before, after):
            continue
        if amount is Amount.ALL and _DEGREES.get(before) is Amount.NEARLY_ALL:
            amount = Amount.NEARLY_ALL
        yield Quantity(k, amount)


def _is_other_use(word: str, before: str, after: str) -> bool:
    """Whether the word does not count here: the most useful, at all, not all, how much, a few (that
    is some).
    """
    if word == "most":
        return before in (
            "the",
            "at",
            "a",
            "its",
            "their",
            "his",
            "her",
            "s",
            "our",
            "are",
            "is",
            "was",
            "were",
            "be",
            "of",
        ) or after in ("recent", "recently", "likely", "important")
    if word in ("much", "many"):
        return before in ("how", "as", "so", "too", "very", "not") or word == "much"
    if word in ("every", "each", "everyone", "everybody", "everything") and before == "not":
        return True
    if word == "certain":
        return before not in ("", "of", "in", "for", "under", "on") or after in ("that", "to", "of")
    if word in ("almost", "nearly", "virtually", "practically"):
        return (
            after in _QUANTIFIERS
            or after[:1].isdigit()
            or after in ("all", "every", "a", "half", "the", "two", "three")
        )
    return (
        word == "all"
        and (
            before
            in ("at", "after", "not", "of", "above", "them", "we", "they", "us", "it", "for", "you")
            or after in ("over", "right", "but", "along")
        )
    ) or (word == "few" and before in ("a", "the", "last", "past", "next"))
