"""Every number that a text could possibly mean: too many to accuse with, enough to acquit."""

from __future__ import annotations

import re
from functools import lru_cache

from fidelity.reading.foreign_numbers import foreign_numbers
from fidelity.reading.han_numbers import UNSPACED, said_in_han
from fidelity.reading.number_tokens import in_ascii_digits
from fidelity.reading.numbers import Number, digit_readings, implied, numbers
from fidelity.reading.roman import numeral
from fidelity.reading.vocabulary import WORD, Vocabulary, key, vocabulary

_WORDS = re.compile(WORD)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_ROMAN = re.compile(r"\b[IVXХІ]+")
_SHORTEST = 6
"""Letters of an adjective that has a number in it: `двухлетний`, `dreijährig`."""
_ENGLISH = {
    "double": 2, "doubled": 2, "twofold": 2, "triple": 3, "tripled": 3, "single": 1, "couple": 2,
    "dozen": 12, "score": 20, "biennial": 2, "bilateral": 2, "noon": 12, "midnight": 0,
    "quarterly": 3, "semester": 6, "duo": 2, "trio": 3, "quartet": 4, "daily": 24,
}  # fmt: skip


@lru_cache(maxsize=512)
def hinted(text: str, lang: str) -> frozenset[float]:
    """Values that words, parts of words and digits of a text could stand for."""
    text = in_ascii_digits(text)
    found = _of_digits(text, lang) | {
        float(numeral(match.group()) or 0) for match in _ROMAN.finditer(text)
    }
    if lang == "en":
        found |= implied(text) | {v for n in numbers(text) for v in _in_english(text, n)}
        found |= {float(_ENGLISH[w]) for w in re.findall("[a-z]+", text.lower()) if w in _ENGLISH}
    elif lang in UNSPACED:
        found |= said_in_han(text)
    else:
        found |= _of_words(text, vocabulary(lang))
        found |= {v for n in foreign_numbers(text, lang) for v in n.values}
    if _has_half(text, lang):
        found |= {value + 0.5 for value in found if value < 1000}
    return frozenset(found | _decades(found))


def _has_half(text: str, lang: str) -> bool:
    if lang == "en":
        return "half" in text.lower()
    half = vocabulary(lang).phrases.get("half")
    return bool(half and half.search(key(text)))


def _in_english(text: str, number: Number) -> frozenset[float]:
    """What a number says in English, where a comma is no point."""
    is_grouped = number.in_digits and "," in text[number.start : number.end]
    return frozenset({max(number.values)}) if is_grouped else number.values


def _decades(found: set[float]) -> set[float]:
    return {value % 100 for value in found if 1900 <= value < 2000 and value % 10 == 0}


def _of_digits(text: str, lang: str) -> set[float]:
    """Each run of digits, wherever it is, and the parts of those with several marks."""
    found: set[float] = set()
    for match in _DIGITS.finditer(text):
        parts = [float(part) for part in re.split("[.,]", match.group())]
        if len(parts) != 2:
            found.update(parts)
        elif lang != "en" or "." in match.group():
            found |= digit_readings(match.group())
    return found


def _of_words(text: str, known: Vocabulary) -> set[float]:
    found: set[float] = set()
    for match in _WORDS.finditer(text):
        word = key(match.group())
        for sense in known.words.get(word, ()):
            if sense.kind == "part":
                found.add(round(1 / sense.value, 9))
            elif not sense.kind.startswith(("month", "weekday")):
                found.add(sense.value)
        if len(word) >= _SHORTEST and known.prefixes:
            found |= {
                value
                for prefix, value in known.prefixes.items()
                if word.startswith(prefix) and len(word) > len(prefix) + 2
            }
    return found
