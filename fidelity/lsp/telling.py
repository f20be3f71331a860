"""What an editor shows of a report: findings beside their words, and both texts on demand."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from fidelity.lsp.places import range_of
from fidelity.lsp.state import Checked
from fidelity.model import Finding, Severity
from fidelity.report.anchor import anchor
from fidelity.report.said import lines_of

SOURCE = "fidelity"
_SEVERITIES = {
    Severity.CRITICAL: types.DiagnosticSeverity.Error,
    Severity.MAJOR: types.DiagnosticSeverity.Error,
    Severity.MINOR: types.DiagnosticSeverity.Warning,
    Severity.NEUTRAL: types.DiagnosticSeverity.Information,
}
_HINT = types.DiagnosticSeverity.Hint


def diagnostics(state: Checked) -> list[types.Diagnostic]:
    """A diagnostic for each finding; those of comments that accept nothing stand on their lines."""
    found = [_diagnostic(state, finding) for finding in state.report.findings]
    return found + [_complaint(complaint) for complaint in state.complaints]


def _diagnostic(state: Checked, finding: Finding) -> types.Diagnostic:
    related = None
    path = state.report.alignment.original.path
    if finding.original:
        line = max(1, finding.original.line) - 1
        there = types.Range(types.Position(line, 0), types.Position(line, 0))
        where = types.Location(Path(path).resolve().as_uri(), there)
        words = " ".join(finding.original.quote.split())
        related = [types.DiagnosticRelatedInformation(where, f"The original says “{words}”")]
    return types.Diagnostic(
        range=range_of(state, finding),
        message="\n".join(lines_of(finding)),
        severity=_HINT if finding.is_hint else _SEVERITIES[finding.severity],
        code=finding.check,
        source=SOURCE,
        related_information=related,
        data={"id": finding.id},
    )


def _complaint(complaint: str) -> types.Diagnostic:
    number = complaint.split(":")[1] if complaint.count(":") > 1 else ""
    line = int(number) - 1 if number.isdigit() else 0
    return types.Diagnostic(
        range=types.Range(types.Position(line, 0), types.Position(line + 1, 0)),
        message=complaint,
        severity=types.DiagnosticSeverity.Warning,
        source=SOURCE,
    )


def hover(state: Checked, block: int) -> str:
    """The original of a block and its back-translation, as Markdown."""
    alignment = state.report.alignment
    bead = next(bead for bead in alignment.beads if block in bead.translation)
    parts = [_quoted(alignment.original.blocks[i].text) for i in bead.original]
    if parts:
        line = alignment.original.blocks[bead.original[0]].line
        parts.insert(0, f"**original**, line {line}")
    if not bead.original:
        parts.append("**original**: none, this was added")
    english = alignment.back_translation
    if english and english.engine.name != "none":
        parts.append(
            f"**back-translation** ({english.engine.name})\n\n{_quoted(english.texts[block])}"
        )
    told = [f for f in state.report.findings if anchor(alignment, f).block == block]
    parts += [f"- **{f.severity.value}** `{f.check}` {f.message}" for f in told]
    return "\n\n".join(parts)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.splitlines() or [""])
