"""Words of a text with their spans, folded so that spelling variants compare equal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
_PREFIX = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word or number as it stands in a text, its folded form, and its stem."""

    text: str
    start: int
    end: int
    folded: str
    stem: str

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with an upper-case letter."""
        return self.text[:1].isupper()


def fold(text: str) -> str:
    """The text in lower-case Latin letters without diacritics: `Türk` and `Turk`, `Минск` and `Minsk` agree."""
    plain = text.translate(_PLAIN)
    if not plain.isascii():
        from anyascii import anyascii

        plain = anyascii(plain)
    return plain.lower()


@lru_cache(maxsize=1)
def _stemmer() -> object:
    from snowballstemmer import stemmer

    return stemmer("english")


@lru_cache(maxsize=100_000)
def stem(folded: str) -> str:
    """The English stem (Porter 2) of a folded word, its possessive taken off."""
    bare = folded.removesuffix("'s").removesuffix("'")
    return str(_stemmer().stemWord(bare))  # type: ignore[attr-defined]


def words(text: str) -> tuple[Word, ...]:
    """The words and numbers of a text, in order."""
    found = []
    for match in WORD.finditer(text):
        folded = fold(match.group())
        found.append(Word(match.group(), match.start(), match.end(), folded, stem(folded)))
    return tuple(found)


def prefixes(text: str) -> frozenset[str]:
    """The four-letter beginnings of a text's words, its numbers whole: a cheap stem for aligning."""
    return frozenset(
        form if form[0].isdigit() else form[:_PREFIX] for form in WORD.findall(fold(text))
    )
