"""The file name of each row's page: told from its id, and no two alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from fidelity.batch.rows import Row

INDEX = "index.html"
_LONGEST = 50
"""Letters of an id that a name keeps; file systems take 255 bytes, and a letter may need four."""


def with_pages(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, each with the name of its page."""
    taken = {"index": 1}
    for row in rows:
        yield replace(row, page=f"{_free(_stem(row.id), taken)}.html")


def _stem(name: str | int) -> str:
    kept = "".join(c if c.isalnum() or c in "-_." else "-" for c in str(name)[:_LONGEST])
    return kept.strip(".") or "row"


def _free(stem: str, taken: dict[str, int]) -> str:
    """The stem, with a number where it is taken; some file systems do not tell A from a."""
    name = stem
    while name.casefold() in taken:
        taken[stem.casefold()] = taken.get(stem.casefold(), 1) + 1
        name = f"{stem}-{taken[stem.casefold()]}"
    taken[name.casefold()] = 1
    return name
