"""Words of a text with their spans, folded so that spelling variants compare equal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

WORD = re.compile(r"(?:[A-ZА-ЯЁІЎ]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_ASCII_WORD = re.compile(r"(?:[A-Z]\.){2,}|[A-Za-z]+(?:'[A-Za-z]+)*|\d+(?:[.,:]\d+)*", re.ASCII)
"""The same in plain letters, as most texts are; found sooner."""

_CAPITALISED = re.compile(
    r"[^a-z\W\d_](?<![^\W\d_].)(?<![^\W\d_]['’].)"
    r"(?:(?<=[A-ZА-ЯЁІЎ])\.(?:[A-ZА-ЯЁІЎ]\.)+|[^\W\d_]*(?:['’][^\W\d_]+)*)"
)
"""Where one of these words begins with what may be an upper-case letter."""

_ASCII_CAPITALISED = re.compile(
    r"[A-Z](?<![A-Za-z].)(?<![A-Za-z]'.)(?:\.(?:[A-Z]\.)+|[A-Za-z]*(?:'[A-Za-z]+)*)", re.ASCII
)
"""The same in plain letters."""

_LATIN_WORD = re.compile(r"[A-Za-z]+")
_INITIALS = re.compile(r"(?:[A-ZА-ЯЁІЎ]\.){2,}")
_INITIAL = re.compile(r"\.[A-ZА-ЯЁІЎ]\.")  # in all of them, and found a hundred times sooner
_BEGINNING = re.compile(r"([a-z][a-z']{0,3}|\d+(?:[.,:]\d+)*)[a-z']*")
_PLAIN = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "}
_REMEMBERED = 2_048
_LONGEST = 64
"""Letters of a word that the stemmer sees; its time grows with the square of them."""

FUNCTION_WORDS = frozenset(
    """a about above after again against all also although am among an and another any anybody
    anyone anything are around as at away back be because been before being below between both
    but by can cannot could did do does doing done down during each either else even ever every
    everybody everyone everything few first for from further get gets getting go goes going got
    had has have having he her here hers herself him himself his how however i if in into is it
    its itself just let like made make many may me might mine more most much must my myself
    neither no nor not now of off on once one only onto or other others our ours ourselves out
    over own per rather same shall she should since so some somebody someone something such than
    that the their theirs them themselves then there these they this those though through thus
    to too toward towards under until up upon us very was we well were what when where whether
    which while who whom whose why will with within without would yet you your yours yourself
    """.split()
)
"""English words that carry grammar rather than matter."""


class Word(Struct, frozen=True):
    """A word or number as it stands in a text, its folded form, and its stem.

    `is_capitalised` says that it begins with an upper-case letter, `is_content` that it carries
    matter: it is no function word, and no single letter.
    """

    text: str
    start: int
    end: int
    folded: str
    stem: str
    is_capitalised: bool
    is_content: bool


def fold(text: str) -> str:
    """The text in lower-case Latin letters without diacritics: `Türk` and `Turk`, `Минск` and
    `Minsk` agree.

    Initials lose their points: `U.N.` and `UN` agree.
    """
    if "." in text and _INITIAL.search(text):
        text = _INITIALS.sub(lambda match: match.group().replace(".", ""), text)
    if not text.isascii():
        text = text.translate(_LATIN)
    return text.lower()


class _Latin(dict[int, str]):
    """The Latin letters of each character, made when it is first met: many times faster than to
    look up every character of a text.
    """

    def __missing__(self, code: int) -> str:
        from anyascii import anyascii

        self[code] = letters = _PLAIN.get(chr(code)) or anyascii(chr(code))
        return letters


_LATIN = _Latin()


@lru_cache(maxsize=1)
def _stemmer() -> object:
    from Stemmer import Stemmer

    return Stemmer("english")


@lru_cache(maxsize=100_000)
def stem(folded: str) -> str:
    """The English stem (Porter 2) of a folded word, its possessive taken off."""
    bare = folded.removesuffix("'s").removesuffix("'")
    if len(bare) > _LONGEST:
        return bare
    return str(_stemmer().stemWord(bare))  # type: ignore[attr-defined]


@lru_cache(maxsize=50_000)
def folded_word(word: str) -> str:
    """A word in plain letters: texts say the same words again and again."""
    return fold(word)


@lru_cache(maxsize=50_000)
def _forms(word: str) -> tuple[str, str, bool, bool]:
    """A word folded, its stem, whether it is capitalised, and whether it carries matter."""
    folded = folded_word(word)
    return folded, stem(folded), word[:1].isupper(), is_content(word)


def is_content(word: str) -> bool:
    """Whether a word carries matter: it is no function word, and no single letter."""
    folded = folded_word(word)
    return len(folded) > 1 and folded not in FUNCTION_WORDS


class _Words(dict[str, tuple[Word, ...]]):
    """The words of the latest texts: who wants but some of them takes them from here."""

    def __missing__(self, text: str) -> tuple[Word, ...]:
        found, end = [], 0
        for word in spelled(text):
            start = text.index(word, end)  # the next one: no letter or digit is between words
            end = start + len(word)
            found.append(Word(word, start, end, *_forms(word)))
        if len(self) >= _REMEMBERED:
            self.clear()
        read = self[text] = tuple(found)
        return read


_WORDS = _Words()


def words(text: str) -> tuple[Word, ...]:
    """The words and numbers of a text, in order."""
    return _WORDS[text]


def spelled(text: str) -> list[str]:
    """The same as they are written, without anything else."""
    return (_ASCII_WORD if text.isascii() else WORD).findall(text)


def each_spelled(text: str) -> Iterator[str]:
    """These one by one, for those who look at the first few."""
    return map(re.Match.group, (_ASCII_WORD if text.isascii() else WORD).finditer(text))


@lru_cache(maxsize=2_048)
def capitalised_words(text: str) -> tuple[Word, ...]:
    """Those of the words that begin with an upper-case letter, found without the others."""
    if text in _WORDS:
        return tuple([word for word in _WORDS[text] if word.is_capitalised])
    if text.isascii():
        return tuple(map(_word, _ASCII_CAPITALISED.finditer(text)))
    found = map(_word, _CAPITALISED.finditer(text))
    return tuple([word for word in found if word.is_capitalised])


def _word(match: re.Match[str]) -> Word:
    word = match.group()
    return Word(word, match.start(), match.end(), *_forms(word))


@lru_cache(maxsize=2_048)
def latin_words(text: str) -> frozenset[str]:
    """The runs of plain Latin letters in a text, in lower case: whether it may say something at
    all.
    """
    return frozenset(map(str.lower, _LATIN_WORD.findall(text)))


@lru_cache(maxsize=2_048)
def folded_and_keys(text: str) -> tuple[str, frozenset[str]]:
    """A text in plain letters, and the beginnings of its words: what it is aligned by."""
    folded = fold(text)
    return folded, beginnings(folded)


def prefixes(text: str) -> frozenset[str]:
    """The four-letter beginnings of a text's words, numbers whole: a cheap stem for aligning."""
    return beginnings(fold(text))


def beginnings(folded: str) -> frozenset[str]:
    """The same of a text that is folded already."""
    return frozenset(_BEGINNING.findall(folded))
