"""Whether a sentence has a wording that a glossary requires, in whatever form."""

from __future__ import annotations

import re
from functools import lru_cache

from fidelity.reading.inflection import can_be, has_spaces, is_parted, plain
from fidelity.reading.vocabulary import WORD

_WORD = re.compile(rf"{WORD}|\d+")
_SHORT = 2
"""Words of so few letters are articles and prepositions, which come and go."""


def has_wording(wording: str, sentence: str, lang: str) -> bool:
    """Whether each telling word of a wording stands in a sentence of this language, as itself or as
    a form of it, in any order; as it is where the script does not set words apart.
    """
    if not has_spaces(wording):
        return _joined(wording) in _joined(sentence)
    there = _words(sentence)
    return all(
        any(_can_be(part, word, lang) for word in there)
        or is_parted(plain(part), tuple(map(plain, there)), lang)
        for part in _telling(wording)
    )


def keeps(term: str, text: str, *, case_sensitive: bool) -> bool:
    """Whether a text has a term letter by letter, with an ending at most."""
    return _pattern(term, case_sensitive).search(text) is not None


@lru_cache(maxsize=10_000)
def _pattern(term: str, case_sensitive: bool) -> re.Pattern[str]:
    letters = r"\s+".join(map(re.escape, term.split()))
    before = "(?<![A-Za-z0-9])" if term[0].isalnum() else ""
    after = "(?![A-Za-z0-9]{4})" if term[-1].isalnum() else ""
    return re.compile(before + letters + after, 0 if case_sensitive else re.IGNORECASE)


def _joined(text: str) -> str:
    return "".join(plain(text).split())


@lru_cache(maxsize=1_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_WORD.findall(text)))


@lru_cache(maxsize=10_000)
def _telling(wording: str) -> tuple[str, ...]:
    parts = _words(wording)
    return tuple(p for p in parts if len(p) > _SHORT or p.isupper() or p.isdigit()) or parts


def _can_be(part: str, word: str, lang: str) -> bool:
    if part.isdigit():
        return part == word
    if part.isupper():  # IT is not `it`
        return word.startswith(part)
    return can_be(part, word, lang)
