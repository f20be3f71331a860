"""The findings as Markdown, for a comment on a pull request or the summary of a job.

It stays below the 65,536 characters that a comment may have, and says what it leaves out. The
comment in its first line is how a script finds it again, to replace it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fidelity.model import Finding, Report, Severity, Verdict
from fidelity.report.anchor import anchor
from fidelity.report.run import Run, count
from fidelity.report.said import quoted, sides_of, told_in_short

MARKER = "<!-- fidelity report -->"
LIMIT = 60_000
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_CALLS = re.compile(r"([@#])(?=\w)")
_HEAD = (
    "| translation | verdict | findings | accepted | MQM | coverage |\n|---|---|---|---|---|---|\n"
)
_ROWS = 200
_SIGNS = {
    Severity.CRITICAL: "🟥",
    Severity.MAJOR: "🟧",
    Severity.MINOR: "🟨",
    Severity.NEUTRAL: "⬜",
}


def render(run: Run, *, limit: int = LIMIT) -> str:
    """The run as one page: what it comes to, a table of the translations, then their findings."""
    told: list[str] = []
    room = limit
    left_out = 0
    for part, findings in _parts(run):
        if len(part) > room:
            left_out += findings
            # Once something is left out, nothing smaller slips in behind it.
            room = 0
            continue
        told.append(part)
        room -= len(part)
    if left_out:
        told.append(f"\n*{count(left_out, 'more finding')} not shown here: no room.*\n")
    return "".join(told)


def _parts(run: Run) -> Iterator[tuple[str, int]]:
    """Pieces of the page, each with the number of findings in it."""
    yield f"{MARKER}\n## fidelity: {_sum(run)}\n\n", 0
    for trouble in run.troubles:
        yield f"**Could not check** {_plain(str(trouble))}\n\n", 0
    for note in run.notes:
        yield f"*{_plain(note)}*\n\n", 0
    if run.reports:
        rows = "".join(_row(report) for report in run.reports[:_ROWS])
        more = len(run.reports) - _ROWS
        rest = f"\n*and {count(more, 'more translation')}*\n" if more > 0 else ""
        yield _HEAD + rows + rest, 0
    for report in sorted(run.reports, key=lambda report: report.verdict is not Verdict.FAIL):
        if report.findings:
            yield f"\n### {_plain(_path(report))}\n\n", 0
        for note in report.notes if report.findings else ():
            yield f"*{_plain(note)}*\n\n", 0
        for finding in report.findings:
            yield _finding(report, finding), 1


def _sum(run: Run) -> str:
    if run.troubles and not run.reports:
        return "nothing could be checked"
    failed = sum(report.verdict is Verdict.FAIL for report in run.reports)
    told = (
        f"{count(len(run.reports), 'translation')} checked, {count(len(run.findings), 'finding')}"
    )
    return f"{told}, {failed} failed" if failed else told


def _row(report: Report) -> str:
    scores = report.scores
    weighty = sum(finding.severity is not Severity.NEUTRAL for finding in report.findings)
    return (
        f"| {_plain(_path(report))} | {report.verdict.value} | {weighty} "
        f"| {len(report.accepted)} | {scores.mqm:.1f} | {scores.coverage:.0%} |\n"
    )


def _finding(report: Report, finding: Finding) -> str:
    place = anchor(report.alignment, finding)
    lines = [
        f"- {_SIGNS[finding.severity]} **{finding.severity.value}** `{finding.check}` "
        f"line {place.line}{' (after it)' if place.is_gap else ''}: {_plain(finding.message)} "
        f"`{finding.id}`"
    ]
    lines += [f"  - {name}: {_plain(quoted(evidence))}" for name, evidence in sides_of(finding)]
    if finding.suggestion:
        lines.append(f"  - what to do: {_plain(finding.suggestion)}")
    lines += [f"  - {_plain(told_in_short(each))}" for each in finding.folded]
    return "\n".join(lines) + "\n"


def _path(report: Report) -> str:
    return report.alignment.translation.path or report.alignment.original.path or "translation"


def _plain(text: str) -> str:
    """Text in which nothing is markup, and no person or issue is called."""
    # A backslash does not keep GitHub from calling a name; a comment in it does.
    return _CALLS.sub(r"\1<!-- -->", _SPECIAL.sub(r"\\\1", " ".join(text.split())))
