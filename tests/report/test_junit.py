"""JUnit XML, on all corpora and with what could not be checked."""

from __future__ import annotations

from lxml import etree
from msgspec.structs import replace
from told import corpora, faults_of_xml, small

from fidelity.checks import CHECKS
from fidelity.errors import LoadError
from fidelity.model import Severity, Verdict
from fidelity.report.junit import render
from fidelity.report.run import Run


def test_all_corpora_are_valid_and_exactly_the_pairs_that_fail_have_failures() -> None:
    text = render(corpora())
    assert faults_of_xml(text) == []
    suites = etree.fromstring(text.encode()).findall("testsuite")
    assert [int(suite.get("failures", "")) > 0 for suite in suites] == [
        report.verdict is Verdict.FAIL for report in corpora().reports
    ]


def test_every_check_that_looked_is_a_case_also_where_it_found_nothing() -> None:
    root = etree.fromstring(render(Run((small("A mill.", "A mill."),))).encode())
    assert [case.get("name") for case in root.iter("testcase")] == list(CHECKS)
    assert (root.get("failures"), root.get("errors")) == ("0", "0")


def test_what_weighs_too_little_to_fail_is_told_without_failing() -> None:
    report = small("He sold 30 boats.", "He sold 13 boats.")
    (failure,) = etree.fromstring(render(Run((report,))).encode()).iter("failure")
    assert failure.get("message") == "“30” became “13”"
    lenient = replace(report, fail_on=Severity.CRITICAL)
    root = etree.fromstring(render(Run((lenient,))).encode())
    assert root.find(".//failure") is None
    assert "“30” became “13”" in (root.findtext(".//system-out") or "")


def test_what_could_not_be_checked_is_an_error() -> None:
    text = render(Run(troubles=(LoadError("a.es.md", "no such file", "check the path"),)))
    assert faults_of_xml(text) == []
    (error,) = etree.fromstring(text.encode()).iter("error")
    assert (error.get("message"), error.get("type")) == ("no such file", "LoadError")


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    report = small("He sold 30 boats.", "He sold 13\x1b boats.", "a\x01.md")
    text = render(Run((report,)))
    assert faults_of_xml(text) == []
    assert "\x1b" not in text
