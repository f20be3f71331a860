"""Findings that are not there against the version that was translated become one: outdated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz.fuzz import ratio

from fidelity.checks import outdated_translation
from fidelity.checks.identity import identity
from fidelity.checks.repeated import apart, gathered
from fidelity.model import Finding, Report, Severity
from fidelity.pipeline import with_findings
from fidelity.settings import Settings

CHECK = "outdated-translation"
_NEARLY_THE_SAME = 80.0


class Base(Struct, frozen=True):
    """The version of the original that was translated, how it was found, and what is found against
    it. `claimed` is a later version, which the page names. `is_of_now` says that what has changed
    since is not committed yet.
    """

    told: str
    how: str
    todo: str
    findings: tuple[Finding, ...]
    claimed: str = ""
    is_of_now: bool = False


def weighty(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that count."""
    return tuple(finding for finding in findings if finding.severity is not Severity.NEUTRAL)


def parted(
    now: Sequence[Finding], before: Sequence[Finding]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that are there against the earlier version as well, and those that are new.

    One whose sentence has been touched since is the same where it nearly quotes the same words.
    """
    now, left = list(apart(now)), list(apart(before))
    kept: dict[int, Finding] = {}
    for same in (_is_same, _says_the_same, _is_nearly_the_same):
        for place, finding in enumerate(now):
            match = next((other for other in left if same(finding, other)), None)
            if place not in kept and match is not None:
                left.remove(match)
                kept[place] = finding
    return tuple(kept[place] for place in sorted(kept)), tuple(
        finding for place, finding in enumerate(now) if place not in kept
    )


def folded(report: Report, base: Base, settings: Settings) -> Report:
    """The report with what is new since the base as one finding, which lists it."""
    kept, new = parted(report.findings, base.findings)
    name = settings.name_of(report.alignment.translation.path)
    said = "\n".join(sorted(f"{finding.check}\n{finding.said}" for finding in weighty(new)))
    severity = Severity.MAJOR if base.claimed or base.is_of_now else outdated_translation.SEVERITY
    outdated = Finding(
        id=identity(CHECK, name, said),
        check=CHECK,
        layer=outdated_translation.LAYER,
        category=outdated_translation.CATEGORY,
        severity=settings.severities.get(CHECK, severity),
        confidence=outdated_translation.CONFIDENCE,
        message=_message(base, len(weighty(new))),
        suggestion=base.todo,
        original=None,
        translation=None,
        back_translation=None,
        folded=weighty(new),
        said=said,
    )
    return with_findings(report, (outdated, *gathered(kept)), settings.fail_on)


def _message(base: Base, count: int) -> str:
    if not count:
        listed = ""
    else:
        listed = f": {count} difference{'s come' if count > 1 else ' comes'} from that"
    if base.claimed:
        return (
            f"the page says that it is in sync with {base.claimed}, and lacks its text: it was "
            f"made from {base.told} ({base.how}){listed}"
        )
    if base.is_of_now:
        return f"this change of the original leaves its translation outdated{listed}"
    return f"the original has changed since {base.told} ({base.how}){listed}"


def _is_same(one: Finding, other: Finding) -> bool:
    return one.id == other.id or (
        one.check == other.check
        and one.message == other.message
        and _quote(one) == _quote(other)
        and _theirs(one) == _theirs(other)
    )


def _says_the_same(one: Finding, other: Finding) -> bool:
    """The same of the same words: what it stands beside may be aligned in another way."""
    same = one.check == other.check and one.message == other.message
    return same and bool(_quote(one)) and _quote(one) == _quote(other)


def _is_nearly_the_same(one: Finding, other: Finding) -> bool:
    if one.check != other.check or _theirs(one) != _theirs(other):
        return False
    ours = _quote(one), _quote(other)
    return bool(all(ours)) and ratio(*ours) >= _NEARLY_THE_SAME


def _quote(finding: Finding) -> str:
    return finding.original.quote if finding.original else ""


def _theirs(finding: Finding) -> str:
    place = finding.translation or finding.back_translation
    return place.quote if place else ""


def noted(report: Report, note: str) -> Report:
    """The report with one more note."""
    return replace(report, notes=(*report.notes, note))
