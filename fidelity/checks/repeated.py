"""A term that is wrong all through a document is one fault: one finding, the places behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fidelity.model import Category, Finding


def gathered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in their order, of those on one term the gravest, with the others behind it."""
    found: dict[object, list[Finding]] = {}
    for finding in findings:
        found.setdefault(_fault(finding), []).append(finding)
    return tuple(_led(group) for group in found.values())


def apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with each place of a term by itself, as they were before they were gathered."""
    for finding in findings:
        if finding.category is Category.TERMINOLOGY and finding.folded:
            yield replace(finding, folded=())
            yield from finding.folded
        else:
            yield finding


def _fault(finding: Finding) -> object:
    is_of_term = finding.category is Category.TERMINOLOGY
    # What is likelier no fault stands behind none.
    return (finding.check, finding.message, finding.is_hint) if is_of_term else finding.id


def _led(group: list[Finding]) -> Finding:
    if len(group) == 1:
        return group[0]
    leader = max(group, key=lambda finding: finding.severity.weight)  # of equals, the first
    return replace(leader, folded=tuple(other for other in group if other is not leader))
