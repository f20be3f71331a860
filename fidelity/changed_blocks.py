"""Which findings stand in what has changed: in a block that is new or other than it was, or where a
block was taken away.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from fidelity.model import Bead, Block, Document, Evidence, Finding, Report


class _Changed(Struct, frozen=True):
    """Blocks of a document that it did not have before, and the places where it has lost some: the
    number of the block before which they stood.
    """

    blocks: frozenset[int]
    losses: frozenset[int]

    def touches(self, blocks: Sequence[int]) -> bool:
        return not self.blocks.isdisjoint(blocks)


def in_changed_blocks(report: Report, before: tuple[Document, Document]) -> tuple[Finding, ...]:
    """The findings of a report that stand in what has changed in either document."""
    alignment = report.alignment
    original = _changed(before[0].blocks, alignment.original.blocks)
    translation = _changed(before[1].blocks, alignment.translation.blocks)
    now = alignment.original.entries, alignment.translation.entries
    has_other_entries = now != tuple(document.entries for document in before)
    return tuple(
        finding
        for finding in report.findings
        if (
            has_other_entries
            if _is_of_entry(finding)
            else _stands_in(finding, original, translation, alignment.beads)
        )
    )


def _is_of_entry(finding: Finding) -> bool:
    evidence = finding.original or finding.translation
    return evidence is not None and evidence.is_entry


def _changed(before: Sequence[Block], now: Sequence[Block]) -> _Changed:
    from rapidfuzz.distance import Indel

    blocks: set[int] = set()
    losses: set[int] = set()
    for step in Indel.opcodes([*map(_key, before)], [*map(_key, now)]):
        if step.tag in ("insert", "replace"):
            blocks.update(range(step.dest_start, step.dest_end))
        if step.tag in ("delete", "replace"):
            losses.add(step.dest_start)
    return _Changed(frozenset(blocks), frozenset(losses))


def _key(block: Block) -> int:
    """What a block says, wherever it stands."""
    return hash((block.kind, block.text, tuple(link.href for link in block.links), block.unit))


def _stands_in(
    finding: Finding, original: _Changed, translation: _Changed, beads: Sequence[Bead]
) -> bool:
    ours = _quoted(finding.original)
    theirs = _quoted(finding.translation or finding.back_translation)
    if ours is None and theirs is None:
        return True  # it is about the whole document, and that has changed
    if (ours and ours.block in original.blocks) or (theirs and theirs.block in translation.blocks):
        return True
    if ours and theirs:
        return False
    if ours:
        sides = [(bead.original, bead.translation) for bead in beads]
        return _lost(ours.block, sides, translation)
    assert theirs
    sides = [(bead.translation, bead.original) for bead in beads]
    return _lost(theirs.block, sides, original)


def _quoted(evidence: Evidence | None) -> Evidence | None:
    """The evidence, unless it only points at the gap where something should stand."""
    return evidence if evidence and evidence.quote else None


def _lost(
    block: int, sides: Sequence[tuple[Sequence[int], Sequence[int]]], other: _Changed
) -> bool:
    """Whether a block's counterpart has changed, or was taken away where it should stand."""
    for own, counterpart in sides:
        if block in own and counterpart:
            return other.touches(counterpart)
    matched = [(own, far) for own, far in sides if own and far]
    _, before = max(
        ((own[-1], far[-1]) for own, far in matched if own[-1] < block), default=(0, -1)
    )
    _, after = min(
        ((own[0], far[0]) for own, far in matched if own[0] > block), default=(0, before + 1)
    )
    return any(before < place <= max(after, before + 1) for place in other.losses)
