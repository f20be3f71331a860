"""A finding in plain lines: what is wrong, the evidence of all sides, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.model import Evidence, Finding

_LONGEST = 300


def lines_of(finding: Finding) -> Iterator[str]:
    """The message, then a line for each quote, then the suggestion."""
    yield finding.message
    for name, evidence in sides_of(finding):
        yield f"{name}: {quoted(evidence)}"
    if finding.suggestion:
        yield f"what to do: {finding.suggestion}"
    for folded in finding.folded:
        yield f"- {told_in_short(folded)}"


def told_in_short(finding: Finding) -> str:
    """What a finding says, and the first words that it quotes, on one line."""
    first = next((evidence for _, evidence in sides_of(finding)), None)
    line = f"line {first.line}: " if first and first.line else ""
    words = f" {quoted(first)}" if first and first.quote not in finding.message else ""
    return f"{line}{finding.message}{words}"


def sides_of(finding: Finding) -> Iterator[tuple[str, Evidence]]:
    """The sides that have words to quote."""
    for name, evidence in (
        ("original", finding.original),
        ("translation", finding.translation),
        ("back-translation", finding.back_translation),
    ):
        if evidence and evidence.quote.strip():
            yield name, evidence


def quoted(evidence: Evidence) -> str:
    """The words in quotation marks, cut where they are many."""
    words = " ".join(evidence.quote.split())
    if len(words) <= _LONGEST:
        return f"“{words}”"
    return f"“{words[:_LONGEST].rsplit(' ', 1)[0]} …”"
