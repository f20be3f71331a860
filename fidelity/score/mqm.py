"""The score of Multidimensional Quality Metrics (MQM), the field's standard for counting
translation faults.
"""

from __future__ import annotations

from collections.abc import Iterable

from fidelity.model import Finding


def penalty(findings: Iterable[Finding]) -> int:
    """Penalty points: 0, 1, 5 or 25 for a neutral, minor, major or critical finding, added up;
    hints cost nothing.
    """
    return sum(finding.severity.weight for finding in findings if not finding.is_hint)


def quality_score(points: int, words: int) -> float:
    """100 for no penalty, falling by one for each point in a hundred words of the original, never
    below 0.

    This is the overall quality score of the MQM scoring model without calibration (Lommel et al.
    2024, The Multi-Range Theory of Translation Quality Measurement): one minus the penalty total
    per evaluated word.
    """
    return round(max(0.0, 100 * (1 - points / max(1, words))), 2)
