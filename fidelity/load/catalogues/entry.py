"""A text of a catalogue with its keys."""

from __future__ import annotations

from dataclasses import dataclass

Keys = tuple[str, ...]
"""The keys that lead to a text, the outermost first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text, the keys that lead to it, and the line where it begins."""

    keys: Keys
    text: str
    line: int
