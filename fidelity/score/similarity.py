"""One number for ranking: how close the translation's meaning is to the original's."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from fidelity.model import Alignment, Category, Finding, Severity

_SENTENCE = 20
"""Words over which a finding that is certain takes three quarters of the similarity."""

_TAKES = 0.75
_WORDING = 0.4
"""How much of the similarity is a matter of the wording: good translations differ in it widely, so
that it tells little beside what the checks find.
"""

_UNRELATED = 0.3
"""What is less alike than this falls towards nothing."""


def similarity(alignment: Alignment, findings: Sequence[Finding], covered: float) -> float:
    """From 0 to 1: likeness of what is paired, times coverage, falling with every difference in
    meaning.

    A finding counts by its confidence, against the length of the original: on clean and changed
    sentences this ranks better than weighing it by severity as well, since a minor finding that is
    sure tells more than a grave one that is not.
    """
    likeness = [
        (bead.similarity, sum(len(alignment.original.blocks[i].text) for i in bead.original))
        for bead in alignment.beads
        if bead.original and bead.translation
    ]
    weight = sum(length for _, length in likeness)
    paired = sum(alike * length for alike, length in likeness) / weight if weight else 0.0
    kept = prod(
        1 - _TAKES * min(1.0, finding.confidence)
        for finding in findings
        if finding.severity is not Severity.NEUTRAL
        and finding.category not in (Category.LINK, Category.MARKUP)
    )
    sentences = max(1.0, alignment.original.words / _SENTENCE)
    wording = (1 - _WORDING + _WORDING * paired) * min(1.0, paired / _UNRELATED)
    return round(wording * covered * kept ** (1 / sentences), 4)
