"""Where in the translation's file a finding is shown.

What was left out has no line there: it is shown on the block that comes before the gap.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from fidelity.model import Alignment, Finding


class Anchor(Struct, frozen=True):
    """A file, a line of it counted from 1, and the block that begins there, if there is one.

    `is_gap` says that what the finding is about would stand after that block.
    """

    path: str
    line: int
    block: int | None = None
    is_gap: bool = False


def anchor(alignment: Alignment, finding: Finding) -> Anchor:
    """The place of a finding in the translation."""
    path = alignment.translation.path or alignment.original.path or "translation"
    place = finding.translation or finding.back_translation
    if place and place.is_entry:
        return Anchor(path, max(1, place.line))
    if place:
        return _at(alignment, path, place.block, is_gap=not place.quote)
    if finding.original is None:
        return Anchor(path, 1)
    if finding.original.is_entry:
        return Anchor(path, 1, is_gap=True)
    pair, before = _of_blocks(alignment)[finding.original.block]
    if pair is not None:
        return _at(alignment, path, pair)
    return _at(alignment, path, before, is_gap=True)


@lru_cache(maxsize=8)
def _of_blocks(alignment: Alignment) -> Mapping[int, tuple[int | None, int | None]]:
    """For each block of the original the first block of its counterpart, and the last block of the
    counterpart before it.
    """
    found: dict[int, tuple[int | None, int | None]] = {}
    before: int | None = None
    for bead in sorted(
        (bead for bead in alignment.beads if bead.original), key=lambda bead: bead.original[0]
    ):
        pair = bead.translation[0] if bead.translation else None
        found |= dict.fromkeys(bead.original, (pair, before))
        if bead.translation and not bead.moved:
            before = bead.translation[-1]
    return found


def _at(alignment: Alignment, path: str, block: int | None, *, is_gap: bool = False) -> Anchor:
    if block is None:
        return Anchor(path, 1, None, is_gap)
    return Anchor(path, max(1, alignment.translation.blocks[block].line), block, is_gap)
