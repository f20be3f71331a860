"""Penalty points and the quality score of MQM."""

import pytest
from plain_finding import plain_finding

from fidelity.model import Severity
from fidelity.score.mqm import penalty, quality_score


@pytest.mark.parametrize(
    ("severities", "points"),
    [
        ([], 0),
        ([Severity.NEUTRAL], 0),
        ([Severity.MINOR], 1),
        ([Severity.MAJOR], 5),
        ([Severity.CRITICAL], 25),
        ([Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.MINOR], 32),
    ],
)
def test_points_of_severities_add_up_whatever_the_confidence(
    severities: list[Severity], points: int
) -> None:
    assert penalty(plain_finding(severity=severity) for severity in severities) == points


@pytest.mark.parametrize(
    ("points", "words", "score"),
    [
        (0, 100, 100.0),
        (1, 100, 99.0),
        (5, 300, 98.33),
        (25, 1000, 97.5),
        (100, 100, 0.0),
        (250, 100, 0.0),
        (0, 0, 100.0),
        (1, 0, 0.0),
    ],
)
def test_the_score_falls_by_one_for_a_point_in_a_hundred_words(
    points: int, words: int, score: float
) -> None:
    assert quality_score(points, words) == score
