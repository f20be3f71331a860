"""The findings as JUnit XML, for the test views of Jenkins, GitLab, Azure and their like.

A suite for each translation, a case for each check that looked at it: it fails where a finding
fails the pair, and what weighs less is its output. What could not be checked is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from fidelity.checks import CHECKS
from fidelity.errors import FidelityError
from fidelity.model import Finding, Report
from fidelity.report.anchor import anchor
from fidelity.report.run import Run, count
from fidelity.report.said import lines_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(run: Run) -> str:
    """The run as an XML document with a final newline."""
    from lxml import etree

    suites = [_suite(report) for report in run.reports]
    if run.troubles:
        suites.append(_not_checked(run.troubles))
    root = etree.Element("testsuites", name="fidelity")
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    root.extend(suites)
    etree.indent(root)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + etree.tostring(root, encoding="unicode") + "\n"


def _suite(report: Report) -> _Element:
    path = report.alignment.translation.path or report.alignment.original.path or "translation"
    found: dict[str, list[Finding]] = {
        name: [] for name, check in CHECKS.items() if check.LAYER in report.layers
    }
    for finding in report.findings:
        found.setdefault(finding.check, []).append(finding)
    cases = [_case(report, path, check, findings) for check, findings in found.items()]
    return _counted(path, cases)


def _case(report: Report, path: str, check: str, findings: list[Finding]) -> _Element:
    from lxml import etree

    case = etree.Element("testcase", classname=_clean(path), name=check, time="0")
    failing = [finding for finding in findings if finding.fails(report.fail_on)]
    others = [finding for finding in findings if not finding.fails(report.fail_on)]
    if failing:
        more = f" (and {count(len(failing) - 1, 'more finding')})" if len(failing) > 1 else ""
        failure = etree.SubElement(
            case,
            "failure",
            message=_clean(failing[0].message + more),
            type=failing[0].category.value,
        )
        failure.text = _clean(_text(report, failing))
    if others:
        etree.SubElement(case, "system-out").text = _clean(_text(report, others))
    return case


def _text(report: Report, findings: Iterable[Finding]) -> str:
    told = []
    for finding in findings:
        place = anchor(report.alignment, finding)
        head = f"{place.path}:{place.line}: {finding.severity.value} [{finding.id}]"
        told.append("\n  ".join([head, *lines_of(finding)]))
    return "\n\n".join(told)


def _not_checked(troubles: Iterable[FidelityError]) -> _Element:
    from lxml import etree

    cases = []
    for number, trouble in enumerate(troubles, start=1):
        name = f"could be checked ({number})"
        case = etree.Element("testcase", classname=_clean(trouble.where), name=name, time="0")
        error = etree.SubElement(
            case, "error", message=_clean(trouble.what), type=type(trouble).__name__
        )
        error.text = _clean(str(trouble))
        cases.append(case)
    return _counted("not checked", cases)


def _counted(name: str, cases: list[_Element]) -> _Element:
    from lxml import etree

    suite = etree.Element(
        "testsuite",
        name=_clean(name),
        tests=str(len(cases)),
        failures=str(sum(case.find("failure") is not None for case in cases)),
        errors=str(sum(case.find("error") is not None for case in cases)),
        skipped="0",
        time="0",
    )
    suite.extend(cases)
    return suite


def _clean(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)
