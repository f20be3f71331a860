"""How much of the original has a counterpart."""

from __future__ import annotations

from collections.abc import Sequence

from fidelity.model import Alignment, BlockKind, Category, Finding


def coverage(alignment: Alignment, findings: Sequence[Finding]) -> float:
    """The share (0 to 1) of the original's words whose block and sentence have a counterpart.

    The publisher's own lines and code do not count. An original without a word that counts is
    covered.
    """
    blocks = alignment.original.blocks
    counted = {
        index: block.words
        for index, block in enumerate(blocks)
        if block.kind.is_prose and block.kind is not BlockKind.BOILERPLATE
    }
    kept = {i for bead in alignment.beads if bead.translation for i in bead.original}
    lost = sum(words for index, words in counted.items() if index not in kept)
    for finding in findings:
        place = finding.original
        if finding.category is not Category.OMISSION or finding.is_hint:
            continue
        if place and place.block in kept & counted.keys():
            lost += len(place.quote.split())
    total = sum(counted.values())
    return round(max(0.0, 1 - lost / total), 4) if total else 1.0
