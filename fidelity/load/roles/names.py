"""Tells by its form whether a stretch of text can be names of people or places."""

from __future__ import annotations

import re

from fidelity.lazy_pattern import lazy_pattern

_PARTICLE = lazy_pattern(
    r"and|&|y|e|et|und|en|i|и|і|och|og|de|del|della|di|da|dos|do|du|van|von|der|den|ter|la|le|bin"
    r"|ibn|al|el|zu|of|for|the",
    re.IGNORECASE,
)
_IN_CALENDAR = lazy_pattern(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july"
    r"|august|(?:septem|octo|novem|decem)ber|christmas|easter|then|now",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[,;|·•(\d—–]| - ")
_SEPARATORS = re.compile(r"[,;&/|]|\s(?:and|y|et|und|и|і|i|e|og|och|en)\s")
_NO_NAME = re.compile(r"[@/\d]|https?:", re.IGNORECASE)
_MOST_WORDS = 10


def are_names(text: str) -> bool:
    """Whether what stands before the first comma or figure is capitalised like names.

    In scripts without capitals every short text can be a name.
    """
    words = before_tail(text).split()
    if not words or len(words) > _MOST_WORDS or _PARTICLE.fullmatch(words[-1]):
        return False
    proper = [word for word in words if not _PARTICLE.fullmatch(word)]
    return all(map(_is_proper, proper)) and not all(map(_IN_CALENDAR.fullmatch, proper))


def _is_proper(word: str) -> bool:
    first = next((letter for letter in word if letter.isalpha()), "")
    return bool(first) and not first.islower()


def are_full_names(text: str) -> bool:
    """Whether they are names of two words at least, or of an agency in capitals."""
    first = before_tail(text)
    return are_names(text) and (" " in first or not first.isascii() or first.isupper())


def before_tail(text: str) -> str:
    """What stands before the first comma, figure, bracket or dash."""
    return _TAIL.split(text, maxsplit=1)[0].strip()


def each(text: str) -> list[str]:
    """Part a list of authors into names."""
    names = (name.strip() for name in _SEPARATORS.split(text))
    return [name for name in names if name and not _NO_NAME.search(name)]
