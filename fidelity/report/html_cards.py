"""Findings as cards: numbered in the order of the page, each with the places where it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from fidelity.model import Evidence, Finding, Severity
from fidelity.report.html_columns import (
    BACK_TRANSLATION,
    ORIGINAL,
    TRANSLATION,
    Column,
    Spot,
    evidence_in,
)
from fidelity.report.html_marks import with_addresses
from fidelity.report.said import told_in_short

HINT = "hint"
RANKS = (*(s.value for s in reversed(Severity) if s.weight), HINT, Severity.NEUTRAL.value)
"""What findings may ask for, the most first."""

_SURENESS = ((0.9, "very sure"), (0.7, "fairly sure"), (0.5, "not quite sure"), (0.0, "a guess"))


class Jump(Struct, frozen=True):
    """Where a finding shows in one column."""

    anchor: str
    column: Column
    evidence: Evidence

    @property
    def words(self) -> str:
        """What a reader calls this place; a back-translation has no lines of its own."""
        if self.column.key == BACK_TRANSLATION:
            return ""
        gap = "" if self.evidence.quote else " (gap)"
        line = f", line {self.evidence.line}" if self.evidence.line else ""
        return f"{self.column.name}{line}{gap}"


class Card(Struct, frozen=True):
    """A finding with the number that stands at its places, and its row.

    Row 0 is the document as a whole.
    """

    number: int
    row: int
    finding: Finding
    jumps: tuple[Jump, ...]

    @property
    def anchor(self) -> str:
        """The card itself, by the identity of its finding."""
        return f"finding-{self.finding.id}"

    @property
    def first(self) -> str:
        """The anchor of the first place where it shows, or of the card."""
        return self.jumps[0].anchor if self.jumps else self.anchor

    @property
    def rank(self) -> str:
        """How much it asks for: its severity, or that it is a mere hint."""
        return HINT if self.finding.is_hint else self.finding.severity.value

    @property
    def is_aside(self) -> bool:
        """Whether it is folded away: it is no fault, or likelier none than one."""
        return self.rank in (HINT, Severity.NEUTRAL.value)

    @property
    def message(self) -> Markup:
        """What is wrong, its addresses told apart from its words."""
        return with_addresses(self.finding.message)

    @property
    def suggestion(self) -> Markup:
        """What to do, its addresses told apart from its words."""
        return with_addresses(self.finding.suggestion)

    @property
    def folded(self) -> tuple[Markup, ...]:
        """The differences that it explains, each on a line."""
        return tuple(with_addresses(told_in_short(each)) for each in self.finding.folded)

    @property
    def sureness(self) -> str:
        """The confidence in words and as a percentage."""
        sure = next(words for least, words in _SURENESS if self.finding.confidence >= least)
        return f"{sure}, {self.finding.confidence:.0%}"


def cards_of(
    findings: Iterable[Finding], columns: Sequence[Column], home: Mapping[Spot, int]
) -> tuple[Card, ...]:
    """The cards of all findings; `home` gives the number of the row in which each block stands."""
    ordered = sorted(findings, key=lambda finding: _row(finding, home))
    return tuple(
        Card(number, _row(finding, home), finding, tuple(_jumps(number, finding, columns)))
        for number, finding in enumerate(ordered, start=1)
    )


def _row(finding: Finding, home: Mapping[Spot, int]) -> int:
    if finding.original:
        return home[ORIGINAL, finding.original.block]
    place = finding.translation or finding.back_translation
    return home[TRANSLATION, place.block] if place else 0


def _jumps(number: int, finding: Finding, columns: Sequence[Column]) -> Iterator[Jump]:
    evidence = evidence_in(columns, finding)
    for column in columns:
        if column.key in evidence:
            yield Jump(f"{column.key}-{number}", column, evidence[column.key])
