"""A text of a catalogue with its keys."""

from __future__ import annotations

from msgspec import Struct

Keys = tuple[str, ...]
"""The keys that lead to a text, the outermost first."""


class Entry(Struct, frozen=True):
    """A text, the keys that lead to it, and the line where it begins."""

    keys: Keys
    text: str
    line: int
