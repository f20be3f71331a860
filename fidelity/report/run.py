"""What one run of a command has to tell: its reports, what could not be checked, and notes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from fidelity.errors import FidelityError
from fidelity.model import Finding, Report, Severity


class Run(Struct, frozen=True):
    """The reports of a run in their order, and what kept it from making others."""

    reports: tuple[Report, ...] = ()
    troubles: tuple[FidelityError, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[tuple[Report, Finding], ...]:
        """Every finding with the report that it stands in."""
        return tuple((report, finding) for report in self.reports for finding in report.findings)


def weightiest(found: Sequence[tuple[Report, Finding]], limit: int) -> list[tuple[Report, Finding]]:
    """As many findings as there is room for, in their order: where some must go, the lightest."""
    if len(found) <= limit:
        return list(found)
    order = sorted(range(len(found)), key=lambda k: (-found[k][1].severity.weight, k))
    return [found[k] for k in sorted(order[:limit])]


def without_hints(report: Report) -> Report:
    """The report without its hints, and a note of how many there are."""
    told = tuple(finding for finding in report.findings if not finding.is_hint)
    left_out = len(report.findings) - len(told)
    if not left_out:
        return report
    note = f"{count(left_out, 'hint')}, likelier no fault than one: --hints"
    return replace(report, findings=told, notes=(*report.notes, note))


def count(number: int, noun: str) -> str:
    """A number of things in words: `1 finding`, `2 findings`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def is_information(finding: Finding) -> bool:
    """Whether it is told without being a fault."""
    return finding.severity is Severity.NEUTRAL
