"""One number for ranking: how close the translation's meaning is to the original's."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from fidelity.model import Alignment, Category, Finding

_SENTENCE = 20
"""Words over which a major finding that is certain takes about a fifth of the similarity."""


def similarity(alignment: Alignment, findings: Sequence[Finding], covered: float) -> float:
    """From 0 to 1: likeness of what is paired, times coverage, falling with every difference in
    meaning.

    A finding counts by its severity and confidence, against the length of the original.
    """
    likeness = [
        (bead.similarity, sum(len(alignment.original.blocks[i].text) for i in bead.original))
        for bead in alignment.beads
        if bead.original and bead.translation
    ]
    weight = sum(length for _, length in likeness)
    paired = sum(alike * length for alike, length in likeness) / weight if weight else 0.0
    faults = sum(
        finding.confidence * finding.severity.weight
        for finding in findings
        if finding.category not in (Category.LINK, Category.MARKUP)
    )
    sentences = max(1.0, alignment.original.words / _SENTENCE)
    return round(paired * covered * exp(-faults / (20 * sentences)), 4)
