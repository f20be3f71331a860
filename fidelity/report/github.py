"""The findings as workflow commands of GitHub Actions, which shows them beside the lines.

GitHub shows ten errors, ten warnings and ten notices of a step: the weightiest come first, after a
notice that says how many findings there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.model import Finding, Report, Severity
from fidelity.report.anchor import anchor
from fidelity.report.checkout import from_root
from fidelity.report.run import Run, count
from fidelity.report.said import lines_of

_COMMANDS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "notice",
}


def render(run: Run) -> str:
    """A line for each finding, the weightiest first, and one for what they come to."""
    return "".join(line + "\n" for line in _lines(run))


def _lines(run: Run) -> Iterator[str]:
    for trouble in run.troubles:
        title = _property(f"fidelity could not check {trouble.where}")
        yield f"::error title={title}::{_data(str(trouble))}"
    # Notices are scarce: the sum of all goes before the least of them.
    yield f"::notice title=fidelity::{_data(_sum(run))}"
    for note in run.notes:
        yield f"::warning title=fidelity::{_data(note)}"
    for report, finding in sorted(run.findings, key=lambda found: -found[1].severity.weight):
        yield _line(report, finding)


def _line(report: Report, finding: Finding) -> str:
    place = anchor(report.alignment, finding)
    where = f"file={_property(from_root(place.path))},line={place.line}"
    title = _property(f"{finding.check} ({finding.severity.value})")
    text = _data("\n".join(lines_of(finding)))
    return f"::{_COMMANDS[finding.severity]} {where},title={title}::{text}"


def _sum(run: Run) -> str:
    accepted = sum(len(report.accepted) for report in run.reports)
    told = (
        f"{count(len(run.reports), 'translation')} checked, {count(len(run.findings), 'finding')}"
    )
    return told + (f", {accepted} accepted" if accepted else "")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
