"""A value of the front matter with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A value, the keys that lead to it with dots between them, and the line of the last key."""

    key: str
    value: str
    line: int


class FrontMatterError(ValueError):
    """A text is not in the language that it should be in, from this line on."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.line = line


def joined(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Make one entry, with commas, of those that stand under the same key."""
    same: dict[str, list[Entry]] = {}
    for entry in entries:
        same.setdefault(entry.key, []).append(entry)
    for key, group in same.items():
        yield Entry(key, ", ".join(entry.value for entry in group), group[0].line)
