"""The findings as a GitLab Code Quality report: a list of issues, each with a fingerprint of its
own.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from fidelity.errors import FidelityError
from fidelity.model import Finding, Report, Severity
from fidelity.report.anchor import anchor
from fidelity.report.checkout import from_root
from fidelity.report.run import Run
from fidelity.report.said import lines_of

_SEVERITIES = {
    Severity.CRITICAL: "critical",
    Severity.MAJOR: "major",
    Severity.MINOR: "minor",
    Severity.NEUTRAL: "info",
}


def render(run: Run) -> str:
    """The run as a JSON array with a final newline."""
    issues = [_issue(report, finding) for report, finding in run.findings]
    issues += [_trouble(trouble) for trouble in run.troubles]
    return json.dumps(_told_apart(issues), ensure_ascii=False, indent=2) + "\n"


def _issue(report: Report, finding: Finding) -> dict[str, Any]:
    place = anchor(report.alignment, finding)
    return {
        "description": " · ".join(lines_of(finding)),
        "check_name": finding.check,
        "fingerprint": finding.id,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": from_root(place.path), "lines": {"begin": place.line}},
    }


def _trouble(trouble: FidelityError) -> dict[str, Any]:
    """What could not be checked blocks: it is no clean file."""
    return {
        "description": f"could not be checked: {trouble.what} · try: {trouble.hint}",
        "check_name": "not-checked",
        "fingerprint": hashlib.sha256(str(trouble).encode(errors="replace")).hexdigest()[:12],
        "severity": "blocker",
        "location": {"path": from_root(trouble.where), "lines": {"begin": 1}},
    }


def _told_apart(issues: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """GitLab drops an issue whose fingerprint another one has: the same pair may be checked twice,
    once against each of two originals.
    """
    seen: dict[str, int] = {}
    for issue in issues:
        name = issue["fingerprint"]
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            issue["fingerprint"] = f"{name}-{seen[name]}"
    return issues
