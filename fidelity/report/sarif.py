"""The findings as SARIF 2.1.0 (OASIS), for code scanning.

Results are capped below the 5,000 that GitHub takes of a run, the lightest going first, and a
result of its own says how many are not shown. What is accepted is left out: code scanning shows
suppressed results all the same.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from fidelity import __version__
from fidelity.checks import CHECKS
from fidelity.model import Finding, Report, Severity
from fidelity.report.anchor import anchor
from fidelity.report.checkout import from_root
from fidelity.report.pages import page_of, summary_of
from fidelity.report.run import Run, count, weightiest
from fidelity.report.said import lines_of

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LIMIT = 4_900
CAPPED = "more-findings"
_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "note",
}


def render(run: Run, *, limit: int = LIMIT) -> str:
    """The run as a SARIF log with a final newline."""
    return json.dumps(_log(run, limit), ensure_ascii=False, indent=2) + "\n"


def _log(run: Run, limit: int) -> dict[str, Any]:
    shown = weightiest(run.findings, limit)
    left_out = len(run.findings) - len(shown)
    names = list(dict.fromkeys(finding.check for _, finding in shown))
    results = [_result(report, finding, names) for report, finding in shown]
    rules = [_rule(name) for name in names]
    if left_out:
        results.append(_capped(run, left_out, limit, len(rules)))
        rules.append(_CAPPED_RULE)
    driver = {"name": "fidelity", "version": __version__, "rules": rules}
    notifications = [
        {"level": "error", "message": {"text": str(trouble)}} for trouble in run.troubles
    ] + [{"level": "note", "message": {"text": note}} for note in run.notes]
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": not run.troubles,
                        "toolExecutionNotifications": notifications,
                    }
                ],
                "results": results,
            }
        ],
    }


def _rule(name: str) -> dict[str, Any]:
    check = CHECKS[name]
    page = page_of(name)
    return {
        "id": name,
        "name": "".join(word.capitalize() for word in name.split("-")),
        "shortDescription": {"text": summary_of(name)},
        "fullDescription": {"text": summary_of(name)},
        "help": {
            "text": page,
            "markdown": f"{page}\n\nTo accept a finding for good: `fidelity accept`.",
        },
        "defaultConfiguration": {"level": _LEVELS[check.SEVERITY]},
        "properties": {
            "tags": ["translation", check.LAYER.value, check.CATEGORY.value],
            "problem.severity": {"note": "recommendation"}.get(
                _LEVELS[check.SEVERITY], _LEVELS[check.SEVERITY]
            ),
        },
    }


def _result(report: Report, finding: Finding, names: list[str]) -> dict[str, Any]:
    place = anchor(report.alignment, finding)
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": names.index(finding.check),
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(lines_of(finding))},
        "locations": [_location(place.path, place.line)],
        # GitHub goes by the first name, other readers by any.
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.id}:1",
            "fidelity/v1": finding.id,
        },
        "properties": {
            "category": finding.category.value,
            "severity": finding.severity.value,
            "confidence": finding.confidence,
        },
    }
    path = report.alignment.original.path
    if finding.original and path and path != place.path:
        there = _location(path, max(1, finding.original.line))
        related = {"id": 1, "message": {"text": "The original says"}, **there}
        result["relatedLocations"] = [related]
    return result


def _location(path: str, line: int) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(from_root(path))},
            "region": {"startLine": line},
        }
    }


def _uri(path: str) -> str:
    """A path as an address: below the checkout without a beginning, elsewhere as a file's."""
    address = quote(path.replace("\\", "/").encode(errors="surrogateescape"))
    return f"file://{address}" if address.startswith("/") else address


_CAPPED_RULE = {
    "id": CAPPED,
    "name": "MoreFindings",
    "shortDescription": {"text": "There are more findings than code scanning shows."},
    "fullDescription": {"text": "There are more findings than code scanning shows."},
    "help": {
        "text": "Check fewer files at a time, mend the weightiest first, or read another format.",
        "markdown": "Check fewer files at a time, mend the weightiest first, or read another "
        "format.",
    },
    "defaultConfiguration": {"level": "warning"},
    "properties": {"tags": ["translation"], "problem.severity": "warning"},
}


def _capped(run: Run, left_out: int, limit: int, index: int) -> dict[str, Any]:
    report = run.reports[0]
    path = report.alignment.translation.path or report.alignment.original.path or "translation"
    text = (
        f"{count(left_out, 'more finding')} not shown: code scanning has room for {limit:,}. "
        "These are the weightiest."
    )
    return {
        "ruleId": CAPPED,
        "ruleIndex": index,
        "level": "warning",
        "message": {"text": text},
        "locations": [_location(path, 1)],
        "partialFingerprints": {"primaryLocationLineHash": f"{CAPPED}:1", "fidelity/v1": CAPPED},
    }
