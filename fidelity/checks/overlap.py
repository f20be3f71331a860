"""One finding for one fault: where several checks see the same words, the most specific leads.

A word that became its opposite also looks like words that are missing; the reader is told once, and
what the other check saw stands behind it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from fidelity.model import Category, Evidence, Finding, Severity

_SPECIFIC = (
    "changed-number",
    "changed-date",
    "changed-name",
    "flipped-negation",
    "changed-gender",
    "changed-bound",
    "changed-condition",
    "changed-opposite",
    "changed-tense",
    "changed-certainty",
    "changed-force",
    "shortened-list",
    "missing-words",
    "added-words",
)
"""Checks that may see one fault, the most specific first."""

_OF_FACTS = ("changed-number", "changed-date", "changed-name")
_WITH_FACTS, _SURE_WITH_FACTS = 2, 0.6
"""Words that are missing together with so many numbers and names are a loss, and how sure that is:
a paraphrase keeps them.
"""

_RANKS = {check: rank for rank, check in enumerate(_SPECIFIC)}


def merged(findings: Sequence[Finding], decided: Collection[str] = ()) -> list[Finding]:
    """The findings in their order, without those that another one of the same words says better.

    A finding never gives way to a less grave one; of omissions, the longest stretch leads. What is
    missing with several facts is grave, unless the project has `decided` on its check.
    """
    led = [finding for finding in findings if _may_overlap(finding)]
    if len(led) < 2:
        return list(findings)
    behind: dict[str, list[Finding]] = {}
    given_up: set[str] = set()
    for leader in sorted(led, key=_order):
        if leader.id in given_up:
            continue
        for other in led:
            if other.id not in given_up and other.id not in behind and _says_it(leader, other):
                behind.setdefault(leader.id, []).append(other)
                given_up.add(other.id)
    return [
        _with_evidence(finding, behind.get(finding.id, ()), is_decided=finding.check in decided)
        for finding in findings
        if finding.id not in given_up
    ]


def _may_overlap(finding: Finding) -> bool:
    return finding.check in _RANKS and finding.severity is not Severity.NEUTRAL


def _order(finding: Finding) -> tuple[int, int, int]:
    length = len(finding.original.quote) if finding.original else 0
    is_omission = finding.category is Category.OMISSION
    return (-finding.severity.weight, -length if is_omission else 0, _RANKS[finding.check])


def _says_it(leader: Finding, other: Finding) -> bool:
    """Whether another check's finding is about the words that a leading one quotes."""
    if leader.check == other.check or leader.severity.weight < other.severity.weight:
        return False
    if leader.category is not Category.OMISSION and _order(other) < _order(leader):
        return False
    sides = [
        (leader.original, other.original),
        (leader.back_translation, other.back_translation),
    ]
    if leader.category is other.category is Category.OMISSION:
        return _is_within(*sides[0])
    return all(_touch(*side) for side in sides)


def _is_within(one: Evidence | None, other: Evidence | None) -> bool:
    if one is None or other is None or one.block != other.block:
        return False
    return one.start <= other.start and other.end <= one.end


def _touch(one: Evidence | None, other: Evidence | None) -> bool:
    """Whether two stretches share half of the shorter; it must be most of the longer's words too,
    lest a whole sentence stands for any word of it.
    """
    if one is None or other is None or one.block != other.block:
        return False
    shared = min(one.end, other.end) - max(one.start, other.start)
    lengths = sorted((one.end - one.start, other.end - other.start))
    return shared * 2 >= lengths[0] and shared * 4 >= lengths[1]


def _with_evidence(finding: Finding, others: Sequence[Finding], *, is_decided: bool) -> Finding:
    if not others:
        return finding
    said = "; ".join(other.message for other in others)
    # What several checks see is at least as sure as it is to the surest of them.
    sure = max(each.confidence for each in (finding, *others))
    told = replace(finding, confidence=sure, message=f"{finding.message} (also seen: {said})")
    facts = sum(_is_lost_fact(other) for other in others)
    if facts < _WITH_FACTS or is_decided or finding.category is not Category.OMISSION:
        return told
    severity = max(finding.severity, Severity.MAJOR, key=lambda each: each.weight)
    return replace(told, confidence=max(sure, _SURE_WITH_FACTS), severity=severity)


def _is_lost_fact(finding: Finding) -> bool:
    return finding.check in _OF_FACTS and finding.category is Category.OMISSION
