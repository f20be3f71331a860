"""What a person is shown of each finding before they accept it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from fidelity.cli.terminal import wants_colour
from fidelity.model import Finding, Report
from fidelity.report import text


def questions(reports: Sequence[Report]) -> Iterator[tuple[Report, Finding, str]]:
    """Every finding that is no mere hint, with what is known of it, and how many there are."""
    found = [
        (report, finding)
        for report in reports
        for finding in report.findings
        if not finding.is_hint
    ]
    for number, (report, finding) in enumerate(found, start=1):
        told = text.of_finding(report, finding, colour=wants_colour(sys.stdout))
        yield report, finding, f"\n[{number} of {len(found)}]\n{told}"
