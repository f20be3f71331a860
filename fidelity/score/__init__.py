"""What the findings come to: points, shares and a verdict, each with the signature of how it was
made.
"""

from __future__ import annotations

from collections.abc import Sequence

from fidelity.model import Alignment, Finding, Scores
from fidelity.score.coverage import coverage
from fidelity.score.mqm import penalty, quality_score
from fidelity.score.similarity import similarity

__all__ = ["score"]


def score(alignment: Alignment, findings: Sequence[Finding]) -> Scores:
    """The scores of one pair of documents."""
    points = penalty(findings)
    covered = coverage(alignment, findings)
    return Scores(
        mqm=quality_score(points, alignment.original.words),
        penalty=points,
        coverage=covered,
        similarity=similarity(alignment, findings, covered),
    )
