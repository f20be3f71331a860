"""Roman numerals in English text, as centuries, rulers and wars have them."""

from __future__ import annotations

import re
from itertools import pairwise, product

_NUMERAL = re.compile(
    r"(?P<letters>(?=[XVI])X{0,3}(?:IX|IV|V?I{0,3}))(?:st|nd|rd|th|e|er|ème|es|º|ª)?"
)
NUMERALS = frozenset(
    f"{tens}{ones}{ending}".lower()
    for tens, ones, ending in product(
        ("", "X", "XX", "XXX"),
        ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"),
        ("", "st", "nd", "rd", "th", "e", "er", "es"),
    )
    if tens or ones
)
"""All numerals up to 39 in lower case, and those with an ending."""

_CYRILLIC = str.maketrans("ХІ", "XI")
_VALUES = {"I": 1, "V": 5, "X": 10}
_BEFORE = re.compile(r"\b(?:century|centuries|war)\s\Z", re.IGNORECASE)
_AFTER = re.compile(r"[\s-]+centur", re.IGNORECASE)


def roman(text: str, start: int, end: int) -> int | None:
    """The value of the word start to end where it is a numeral up to 39; a lone letter is one
    beside a century or war.
    """
    match = _NUMERAL.fullmatch(text, start, end)
    if match is None:
        return None
    letters = match["letters"]
    if len(letters) == 1 and not (
        _BEFORE.search(text, max(0, start - 12), start) or _AFTER.match(text, end)
    ):
        return None
    return _value(letters)


def numeral(word: str) -> int | None:
    """The value of a word that could be a numeral up to 39, whatever stands beside it."""
    match = _NUMERAL.fullmatch(word.translate(_CYRILLIC))
    return _value(match["letters"]) if match else None


def _value(letters: str) -> int:
    values = [_VALUES[letter] for letter in letters]
    return values[-1] + sum(-one if one < other else one for one, other in pairwise(values))
