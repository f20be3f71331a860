"""One finding for one fault, over all checks."""

from __future__ import annotations

import pytest

from fidelity import compare
from fidelity.model import Severity


def told(original: str, english: str) -> list[str]:
    return [
        f.check for f in compare(original, english).findings if f.severity is not Severity.NEUTRAL
    ]


@pytest.mark.parametrize(
    ("original", "english", "checks"),
    [
        ("Few residents left the island.", "Many residents left the island.", ["changed-bound"]),
        (
            "The repair will cost at least 90,000 euros.",
            "The repair will cost at most 90,000 euros.",
            ["changed-bound"],
        ),
        ("The mayor said she would resign.", "The mayor said he would resign.", ["changed-gender"]),
    ],
)  # fmt: skip
def test_a_fault_that_several_checks_see_is_told_once(
    original: str, english: str, checks: list[str]
) -> None:
    assert told(original, english) == checks


def test_two_faults_in_one_sentence_are_two_findings() -> None:
    assert sorted(
        told("Prices rose by 40 percent in Vienna.", "Prices fell by 14 percent in Vienna.")
    ) == ["changed-number", "changed-opposite"]


def test_what_another_check_saw_stands_behind_the_finding() -> None:
    (finding,) = compare(
        "Few residents left the island.", "Many residents left the island."
    ).findings
    assert "(also seen: “Few” became “Many”, its opposite)" in finding.message
