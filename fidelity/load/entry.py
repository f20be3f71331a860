"""Makes entries of what the languages of front matter have read, and says where they could not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fidelity.model import Entry


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
        items = tuple(entry.value for entry in group)
        several = items if len(items) > 1 else ()
        yield Entry(key, ", ".join(items), group[0].line, several)
