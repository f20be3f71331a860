"""Where in the translation's file a finding is shown.

What was left out has no line there: it is shown on the block that comes before the gap.
"""

from __future__ import annotations

from dataclasses import dataclass

from fidelity.model import Alignment, Finding


@dataclass(frozen=True, slots=True)
class Anchor:
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
    before: int | None = None
    # Beads are in the order of the original: the last one before with a counterpart is the gap's.
    for bead in sorted(
        (bead for bead in alignment.beads if bead.original), key=lambda bead: bead.original[0]
    ):
        if bead.original[0] > finding.original.block:
            break
        if finding.original.block in bead.original:
            if bead.translation:
                return _at(alignment, path, bead.translation[0])
            break
        if bead.translation and not bead.moved:
            before = bead.translation[-1]
    return _at(alignment, path, before, is_gap=True)


def _at(alignment: Alignment, path: str, block: int | None, *, is_gap: bool = False) -> Anchor:
    if block is None:
        return Anchor(path, 1, None, is_gap)
    return Anchor(path, max(1, alignment.translation.blocks[block].line), block, is_gap)
