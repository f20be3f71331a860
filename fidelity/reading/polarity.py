"""What a sentence negates: its negations, each with the words that it bears on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from fidelity.lazy_pattern import lazy_pattern
from fidelity.reading.lexicon import parts_of_speech
from fidelity.reading.words import Word, stem

_NEGATORS = frozenset(
    """not cannot never no none nobody nothing nowhere neither nor without hardly scarcely
    barely ain't""".split()
)
_SOFT = frozenset(
    stem(word)
    for word in """different differently fail failure refuse refusal reject rejection deny denial
    lack
    absent absence unable inability impossible unlikely unclear unknown unaware
    uncertain prohibit ban bar forbid prevent avoid stop cease quit discontinue miss
    missing ignore oppose decline exclude except exempt rare rarely seldom few little
    less unless devoid ineligible invalid illegal unlawful disagree disapprove dislike
    distrust doubt doubtful resist abstain neglect omit instead against abolish cancel
    least outside otherwise difficult reluctant reluctance unwilling anti contrary
    negative innocent only unprecedented deprive failing rather yet minimal minimally
    badly poorly hard deficient insufficient non alone vain""".split()
)
"""Words that may render a negation; where one side has one more, nothing is concluded."""

_BREAK = lazy_pattern(
    r"[,;:](?=\s)|[—–()\"“”]|\b(?:but|and|or|that|which|who|whom|because|although|though|while|when|if|so|as|than|after|before)\b",
    re.I,
)
_IDIOMS = lazy_pattern(
    r"""\bno\.?\s*\d|\bno\s+(?:only|just|merely)\b|\bnot\s+(?:only|just|merely|least|to\s+mention|yet\s+clear\s+whether)\b|\bwhether\s+or\s+not\b|\bif\s+not\b|\bno\s+(?:doubt|matter|later|wonder|sooner)\b
    |\bor\s+not\b|\bwhy\s+not\b|\bno\s+(?:fewer|less|more|longer\s+than)\s+than\b|\bnot\s+(?:fewer|less|more)\s+than\b|\bnone\s+other\b|\bnone\s+the\s+less\b|\bno\s+one's\b|\bcan(?:not|'t|’t)\s+help\b
    |\b(?:can|could)\s?(?:not|n['’]t)\s+help\s+\w+ing\b|\b(?:hardly|scarcely|barely)\b(?=[^.;,]{0,60}\bwhen\b)
    |\bnot\s+so\s+much\b|\bfor\s+nothing\b|\bnot\s+even\b|\bnot\s+long\s+(?:after|before)\b|\b\w+n['’]t\s+(?:only|just|merely)\b|\bnothing\s+(?:but|less|more)\b""",
    re.I | re.X,
)
_UNTIL = re.compile(r"(?:\bnot\b|\b\w+n['’]t\b)(?=[^.;]{0,80}\buntil\b)", re.I)
_NUMBER = re.compile(r"(?<=\w )No\.(?= \w)")
"""The short form of `number`, which negates nothing."""

_SOFT_PHRASES = lazy_pattern(
    r"\b(?:yet\s+to|far\s+from|apart\s+from|not\s+even|if\s+not|anything\s+but"
    r"|(?:am|is|are|was|were|ran|run|running)\s+out\s+of)\b",
    re.IGNORECASE,
)
_FILLERS = frozenset(
    """be been being is are was were am do does did done have has had having will would shall
    should can could may might must need to a an the any anyone anybody anything ever even yet
    at all more much very so really actually it he she they we i you there this that his her
    their its our my your of in on by for with from really necessarily been one able longer
    going get got""".split()
)
_NO_PREFIX = ("under", "until", "unit", "unif", "union", "uniq", "unive", "uncle", "none")
_DENIALS = frozenset(
    stem(word)
    for word in """doubt deny fail failure refuse refusal reject lack forget neglect omit miss
    exclude disagree oppose object ignore hesitate stop cease""".split()
)
_OPPOSITES = {
    stem(word): frozenset(map(stem, pair.split())) - {stem(word)}
    for pair in """open closed shut|alive dead|true false|right wrong|present absent
        |guilty innocent|awake asleep|full empty|wet dry|remember forget|win lose|stay leave
        |married single""".split("|")
    for word in pair.split()
}
_OF_NO_VERBS = ("in", "im", "ir", "il")
_PREFIXES = ("un", "dis", "non", "mis", *_OF_NO_VERBS)


class Negation(Struct, frozen=True):
    """A negation: its word, and the next word of content that it bears on, as indices of the
    sentence's words.
    """

    word: int
    head: int | None


def may_deny(forms: frozenset[str]) -> bool:
    """Whether one of the folded words of a sentence may be a negation."""
    return not _NEGATORS.isdisjoint(forms) or "n't" in " ".join(forms)


def negations(
    text: str, words: Sequence[Word], *, until_counts: bool = False
) -> tuple[Negation, ...]:
    """The negations of a sentence; several in one clause that agree with each other (did not …
    never) count once.

    `not until 1818` says when rather than that not; it is a negation where `until_counts`.
    """
    places = [k for k, word in enumerate(words) if _is_negator(word)]
    if not places:
        return ()
    phrases = (_IDIOMS, _NUMBER) if until_counts else (_IDIOMS, _NUMBER, _UNTIL)
    idioms = {k for phrase in phrases for m in phrase.finditer(text) for k in range(*m.span())}
    # A single one is in no clause of another.
    breaks = [match.start() for match in _BREAK.finditer(text)] if len(places) > 1 else []
    found: list[Negation] = []
    last: Word | None = None
    for k in places:
        word = words[k]
        if word.start in idioms or _is_in_name(words, k):
            continue
        before, last = last, word
        if before and _same_clause(before, word, breaks):
            continue
        found.append(Negation(k, next(_heads(words, k), None)))
    return tuple(found)


def _is_in_name(words: Sequence[Word], k: int) -> bool:
    """Whether a negation is part of a name (Doctors Without Borders), and not of a headline."""
    around = words[max(0, k - 1) : k + 2]
    return (
        len(around) == 3
        and all(word.is_capitalised for word in around)
        and not all(word.is_capitalised for word in words if len(word.folded) > 3)
    )


def _is_negator(word: Word) -> bool:
    if word.folded in _NEGATORS:
        return not (word.folded == "no" and len(word.text) == 2 and word.text.isupper())
    return word.folded.endswith("n't")


def _same_clause(one: Word, other: Word, breaks: Sequence[int]) -> bool:
    if "without" in (one.folded, other.folded):
        return False
    if other.folded in ("nor", "neither") or (one.folded == "neither" and other.folded == "not"):
        return True
    return bisect_left(breaks, one.end) == bisect_left(breaks, other.start)


def _heads(words: Sequence[Word], k: int) -> Iterator[int]:
    for j in range(k + 1, min(k + 7, len(words))):
        if words[j].folded not in _FILLERS and not _is_negator(words[j]):
            yield j


def is_denial(word: Word) -> bool:
    """Whether to negate the word is to affirm (do not doubt, not unlikely)."""
    return word.stem in _DENIALS or word.folded.startswith(
        ("unlike", "unus", "uncommon", "unaware")
    )


def soft_negations(text: str, words: Sequence[Word]) -> int:
    """How much in a sentence could render a negation without being one."""
    return sum(map(_is_soft, words)) + len(_SOFT_PHRASES.findall(text))


def soft_phrases(text: str) -> int:
    """How many phrases of a sentence may render a negation: has yet to, far from."""
    return len(_SOFT_PHRASES.findall(text))


def softens(word: Word) -> bool:
    """Whether a word may render a negation without being one."""
    return _is_soft(word)


def _is_soft(word: Word) -> bool:
    long = len(word.folded) > 5
    return (
        (word.stem in _SOFT and word.folded != "quite")  # whose stem is that of `quit`
        or (word.folded.endswith("less") and len(word.folded) > 6)
        or (
            long
            and word.folded.startswith(("un", "non"))
            and not word.folded.startswith(_NO_PREFIX)
            and not word.folded.endswith("ly")
        )
    )


def is_opposite(word: Word, other: Word) -> bool:
    """Whether to deny the one is to say the other: `happy` and `unhappy`, `open` and `closed`."""
    return (
        other.stem in _OPPOSITES.get(word.stem, ())
        or other.stem in _without_prefix(word.stem)
        or other.folded in _without_prefix(word.folded)
        or word.stem in _without_prefix(other.stem)
        or word.folded in _without_prefix(other.folded)
    )


def opposite_forms(folded: str) -> frozenset[str]:
    """Words and stems of which a folded word, or its stem, is the opposite by its form."""
    root = stem(folded)
    return _OPPOSITES.get(root, frozenset()).union(_without_prefix(root), _without_prefix(folded))


@lru_cache(maxsize=50_000)
def _without_prefix(word: str) -> tuple[str, ...]:
    """What a word may deny: `happy` for `unhappy`, but not `prison` for `imprison`: in- denies no
    verbs.
    """
    if not word.startswith(_PREFIXES):  # as most words
        return ()
    return tuple(
        word.removeprefix(prefix)
        for prefix in _PREFIXES
        if word.startswith(prefix) and not (prefix in _OF_NO_VERBS and "v" in parts_of_speech(word))
    )
