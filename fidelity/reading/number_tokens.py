"""What in a text of some language can be part of a number: digits, and words that count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from unicodedata import decimal, numeric

from msgspec import Struct

from fidelity.reading.numbers import digit_readings
from fidelity.reading.roman import numeral
from fidelity.reading.stretches import PUNCTUATION, Stretches
from fidelity.reading.vocabulary import WORD, Sense, Vocabulary, key, vocabulary

_GROUPED = r"\d{1,3}(?:[,.’'\s]\d{3}(?!\d))+(?:[.,]\d+)?(?![.,:]\d)|\d+(?:[.,:]\d+)*"
_DIGITS = rf"(?<![A-Za-zÀ-ɏͰ-ӿ\d_.,])(?P<digits>[-−]?(?:{_GROUPED}))"
_SHARE = "[¼½¾⅐-⅞]"
_TOKEN = re.compile(rf"{_DIGITS}(?P<part>\s?{_SHARE})?|(?P<share>{_SHARE})|(?P<word>{WORD})")
_WORDS = re.compile(WORD)
_FIGURE = re.compile(rf"\d|{_SHARE}")
_COUNTING = frozenset("cardinal ordinal scale share part many decade".split())
_ROMAN = frozenset("IVXХІ")
_PER = re.compile(r"\b(?:por|per|pour)[\s-]\Z", re.IGNORECASE)
"""Before the hundred of `por ciento`."""

_ROMAN_ENDING = re.compile(r"^(?:e|ème|º|-?[а-я]{1,2})?[\s.]+")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_FAR_IN_UNICODE = re.compile("[^\0-\u065f]")
"""Where all digits but those of ASCII stand, and no letter from Latin to Hebrew."""

_JOINT = re.compile(r"[\s-]*\Z")
_OF = re.compile(r"[\s-]*(?:(?:de|d'|di|da|van|von|un|una|a|ein|eine|einer|een)\s+)*\Z")
_LONGEST_JOINT = 12
_SHORTEST, _LONGEST = 8, 60
"""Letters of numbers that are written as one word."""


def in_ascii_digits(text: str) -> str:
    """The text with the digits of all scripts as 0 to 9, and every letter in its place."""
    return text if text.isascii() else _in_ascii_digits(text)


@lru_cache(maxsize=512)
def _in_ascii_digits(text: str) -> str:
    if not _FAR_IN_UNICODE.search(text):
        return text
    text = text.replace("٫", ".").replace("٬", ",")
    return _OTHER_DIGIT.sub(lambda match: str(decimal(match.group())), text)


class Token(Struct, frozen=True):
    """A word that can be part of a number, or digits with their readings."""

    start: int
    end: int
    senses: tuple[Sense, ...] = ()
    readings: frozenset[float] = frozenset()

    def sense(self, *kinds: str) -> Sense | None:
        """The first sense of one of these kinds."""
        return next((sense for sense in self.senses if sense.kind in kinds), None)


class Tokens(Struct, frozen=True):
    """The tokens of a text from left to right, and what its language calls numbers."""

    text: str
    known: Vocabulary
    found: tuple[Token, ...]

    def following(self, k: int, *, of: bool = False) -> Token | None:
        """The token after the one at k, if it goes on with the number: nothing stands between, or
        an `and`; an `of` or an article where that is allowed.
        """
        if k + 1 >= len(self.found):
            return None
        token, following = self.found[k : k + 2]
        between = self.text[token.end : following.start]
        if not between or between in (" ", "-", "\u00a0"):
            return following
        if len(between) > _LONGEST_JOINT:
            return None
        if _JOINT.match(between) or (of and _OF.match(between)):
            return following
        joint = None if token.readings else self.known.phrases.get("joint")
        is_joined = joint and joint.fullmatch(key(between.strip(" -\u00a0")))
        return following if is_joined else None


def tokens(text: str, lang: str) -> Tokens | None:
    """The tokens of a text whose digits are 0 to 9; nothing where there is none, as in most."""
    runs = _telling(lang).runs(text)
    if not runs:
        return None
    known = vocabulary(lang)
    return Tokens(text, known, tuple(_tokens(text, runs, known)))


def _tokens(text: str, runs: Iterable[tuple[int, int]], known: Vocabulary) -> Iterator[Token]:
    for start, end in runs:
        for match in _TOKEN.finditer(text, start, end):
            if match["word"]:
                if senses := _senses(match, known):
                    yield Token(*match.span(), senses)
            elif match["share"]:
                yield Token(*match.span(), (Sense("share", numeric(match["share"]), True),))
            elif readings := digit_readings(match["digits"]):
                if part := match["part"]:
                    readings = frozenset(value + numeric(part.strip()) for value in readings)
                yield Token(*match.span(), (), readings)


@lru_cache(maxsize=16)
def _telling(lang: str) -> Stretches[bool]:
    """The stretches that may be part of a number in a language."""
    known = vocabulary(lang)
    words, joined = known.words, known.joined

    def counts(word: str) -> bool:
        """Whether a word is one of those that make up numbers, wherever it stands."""
        folded = key(word)
        if (joined or folded in words) and _counting(folded, known):
            return True
        return word[0] in _ROMAN and numeral(word) is not None

    def may_count(stretch: str) -> bool:
        bare = stretch.strip(PUNCTUATION)
        if bare.isalpha():  # as most are
            return counts(bare)
        return bool(_FIGURE.search(stretch)) or any(map(counts, _WORDS.findall(stretch)))

    return Stretches(may_count)


def _counting(folded: str, known: Vocabulary) -> tuple[Sense, ...]:
    """What a word can stand for, if that counts."""
    senses = known.words.get(folded)
    if senses is None and known.joined:
        senses = _joined(folded, known)
    if not senses:  # as for most
        return ()
    return senses if any(sense.kind in _COUNTING for sense in senses) else ()


def _senses(match: re.Match[str], known: Vocabulary) -> tuple[Sense, ...]:
    word = match["word"]
    if senses := _counting(key(word), known):
        is_percent = _PER.search(match.string, max(0, match.start() - 6), match.start())
        return () if is_percent else senses
    if word[0] in _ROMAN and (value := numeral(word)) and _is_century(match, known):
        return (Sense("roman", value, True),)
    return ()


def _is_century(match: re.Match[str], known: Vocabulary) -> bool:
    """Whether a word for century stands beside a Roman numeral."""
    pattern = known.phrases.get("century")
    if pattern is None:
        return False
    before = match.string[max(0, match.start() - 12) : match.start()]
    after = match.string[match.end() : match.end() + 14]
    return bool(
        pattern.fullmatch(key(before.strip().rpartition(" ")[2]))
        or pattern.match(key(_ROMAN_ENDING.sub("", after)))
    )


def _joined(word: str, known: Vocabulary) -> tuple[Sense, ...]:
    """What a number of several that are written as one word comes to: `dreihundertfünf`."""
    if not _SHORTEST <= len(word) <= _LONGEST:
        return ()
    value = _joined_value(word, known)
    return () if value is None else (Sense("cardinal", value, True),)


def _joined_value(word: str, known: Vocabulary) -> float | None:
    *scales, joint = known.joined
    for name in scales:
        before, found, after = word.partition(name)
        if not found:
            continue
        scale = next(sense.value for sense in known.words[name] if sense.kind == "scale")
        count = _joined_value(before, known) if before else 1.0
        rest = _joined_value(after.removeprefix(joint), known) if after else 0.0
        return None if count is None or rest is None else count * scale + rest
    return next((s.value for s in known.words.get(word, ()) if s.kind == "cardinal"), None)
