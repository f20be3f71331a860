"""How much a translation resembles a version of its original, by what both languages share: the
order of headings, lists and code, numbers, addresses, code, names, and the length of paragraphs.

It reads the bare files and costs a millisecond a version; it ranks, and proves nothing.
"""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct

_SHAPES = (
    (re.compile(r"#{1,6}\s"), "#"),
    (re.compile(r"\s*(?:[-*+]|\d+[.)])\s"), "-"),
    (re.compile(r"\s*(?:```|~~~)"), "`"),
    (re.compile(r"\s*\|"), "|"),
    (re.compile(r"\s*>"), ">"),
    (re.compile(r"\s*</?[a-z]", re.IGNORECASE), "<"),
)
_NUMBER = re.compile(r"\d+")
_LITERAL = re.compile(r"`[^`\n]+`|https?://[^\s)>\"']+|\]\([^)\s]+|(?:href|src)=\"[^\"]+")
_NAME = re.compile(r"\b[A-Z][A-Za-z]{2,}\b")
_WORD = re.compile(r"[a-z]{4,}")
_WEIGHTS = {
    "shape": 3.0,
    "numbers": 2.0,
    "literals": 3.0,
    "names": 1.0,
    "lengths": 1.0,
    "prose": 4.0,
}


class Traits(Struct, frozen=True):
    """What of a text survives translation."""

    shape: str
    lengths: str
    numbers: Counter[str]
    literals: Counter[str]
    names: Counter[str]
    words: Counter[str]


def traits(text: str, english: str = "") -> Traits:
    """The traits of a text; the words are those of its English, where that is known."""
    paragraphs = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    return Traits(
        shape="".join(_shape(line) for line in text.splitlines() if line.strip()),
        # Each paragraph as a letter of its size on a scale of doublings.
        lengths="".join(chr(ord("a") + min(len(part).bit_length(), 20)) for part in paragraphs),
        numbers=Counter(_NUMBER.findall(text)),
        literals=Counter(_LITERAL.findall(text)),
        names=Counter(_NAME.findall(text)),
        words=Counter(_WORD.findall(english.lower())),
    )


def resemblance(version: Traits, translation: Traits) -> float:
    """From 0 to 1; traits that neither text has do not count."""
    from rapidfuzz.distance import Indel

    scores = {
        "shape": Indel.normalized_similarity(version.shape, translation.shape),
        "lengths": Indel.normalized_similarity(version.lengths, translation.lengths),
        "numbers": _shared(version.numbers, translation.numbers),
        "literals": _shared(version.literals, translation.literals),
        "names": _shared(version.names, translation.names),
        "prose": _shared(version.words, translation.words) if translation.words else None,
    }
    known = {name: score for name, score in scores.items() if score is not None}
    total = sum(_WEIGHTS[name] for name in known)
    return sum(_WEIGHTS[name] * score for name, score in known.items()) / total


def _shape(line: str) -> str:
    return next((sign for pattern, sign in _SHAPES if pattern.match(line)), "")


def _shared(one: Counter[str], other: Counter[str]) -> float | None:
    """The Dice coefficient of two multisets."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else None
