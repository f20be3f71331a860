"""SARIF, on all corpora and where there is too much, nothing, or something odd to tell."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace
from told import corpora, faults_of_json, small

from fidelity.errors import LoadError
from fidelity.report.run import Run
from fidelity.report.sarif import CAPPED, LIMIT, render


def run_of(text: str) -> dict[str, Any]:
    (run,) = json.loads(text)["runs"]
    assert isinstance(run, dict)
    return run


def test_all_corpora_are_valid_and_every_finding_is_told_once() -> None:
    text = render(corpora())
    assert faults_of_json(text, "sarif.json") == []
    results = run_of(text)["results"]
    assert len(results) == len(corpora().findings) > 100
    prints = [result["partialFingerprints"]["fidelity/v1"] for result in results]
    assert prints == [finding.id for _, finding in corpora().findings]
    assert len(set(prints)) == len(prints)


def test_every_rule_explains_itself_and_is_the_one_that_its_results_name() -> None:
    run = run_of(render(corpora()))
    rules = run["tool"]["driver"]["rules"]
    assert {len(rule["help"]["text"]) > 100 for rule in rules} == {True}
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])


def test_a_run_without_findings_is_a_log_without_results() -> None:
    text = render(Run((small("The mill burned.", "The mill burned."),)))
    assert faults_of_json(text, "sarif.json") == []
    run = run_of(text)
    assert (run["results"], run["invocations"][0]["executionSuccessful"]) == ([], True)


def test_what_could_not_be_checked_makes_the_run_unsuccessful() -> None:
    text = render(Run(troubles=(LoadError("a.es.md", "no such file", "check the path"),)))
    assert faults_of_json(text, "sarif.json") == []
    (invocation,) = run_of(text)["invocations"]
    assert invocation["executionSuccessful"] is False
    (said,) = invocation["toolExecutionNotifications"]
    assert said["message"]["text"] == "a.es.md: no such file\n  try: check the path"


@pytest.mark.parametrize("path", ["docs/año nuevo/a#b.md", "/srv/texts/a.md"])
def test_paths_are_addresses(path: str) -> None:
    text = render(Run((small("He sold 30 boats.", "He sold 13 boats.", path),)))
    assert faults_of_json(text, "sarif.json") == []
    (result,) = run_of(text)["results"]
    (place,) = result["locations"]
    assert (
        place["physicalLocation"]["artifactLocation"]["uri"]
        == {
            "docs/año nuevo/a#b.md": "docs/a%C3%B1o%20nuevo/a%23b.md",
            "/srv/texts/a.md": "file:///srv/texts/a.md",
        }[path]
    )


def test_where_there_is_too_much_the_weightiest_are_shown_and_a_result_says_how_many_are_not() -> (
    None
):
    text = render(corpora(), limit=20)
    assert faults_of_json(text, "sarif.json") == []
    *results, last = run_of(text)["results"]
    weights = sorted((f.severity.weight for _, f in corpora().findings), reverse=True)[:20]
    found = {finding.id: finding for _, finding in corpora().findings}
    shown = [found[r["partialFingerprints"]["fidelity/v1"]].severity.weight for r in results]
    assert sorted(shown, reverse=True) == weights
    more = len(corpora().findings) - 20
    assert last["ruleId"] == CAPPED
    assert last["message"]["text"].startswith(f"{more} more findings not shown")


def test_a_run_of_very_many_findings_stays_below_the_limits_of_code_scanning() -> None:
    many = Run(corpora().reports * (2 * LIMIT // len(corpora().findings) + 1))
    text = render(many)
    assert faults_of_json(text, "sarif.json") == []
    assert len(run_of(text)["results"]) == LIMIT + 1 < 5000


def test_what_is_accepted_is_no_result() -> None:
    report = small("He sold 30 boats.", "He sold 13 boats.")
    settled = replace(report, findings=(), accepted=report.findings)
    assert run_of(render(Run((settled,))))["results"] == []
