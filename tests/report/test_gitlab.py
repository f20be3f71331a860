"""GitLab Code Quality, on all corpora; GitLab drops an issue whose fingerprint is not its own."""

from __future__ import annotations

import json

from told import corpora, faults_of_json, small

from fidelity.errors import LoadError
from fidelity.report.gitlab import render
from fidelity.report.run import Run


def test_all_corpora_are_valid_and_every_fingerprint_is_there_once() -> None:
    text = render(corpora())
    assert faults_of_json(text, "gitlab.json") == []
    prints = [issue["fingerprint"] for issue in json.loads(text)]
    assert len(set(prints)) == len(prints) == len(corpora().findings)


def test_findings_of_one_pair_that_is_there_twice_keep_fingerprints_of_their_own() -> None:
    report = small("He sold 30 boats.", "He sold 13 boats.")
    first, second = json.loads(render(Run((report, report))))
    assert second["fingerprint"] == first["fingerprint"] + "-2"


def test_no_finding_is_an_empty_list_and_what_could_not_be_checked_blocks() -> None:
    assert render(Run((small("A mill.", "A mill."),))) == "[]\n"
    text = render(Run(troubles=(LoadError("./a.es.md", "no such file", "check the path"),)))
    assert faults_of_json(text, "gitlab.json") == []
    (issue,) = json.loads(text)
    assert (issue["severity"], issue["location"]["path"]) == ("blocker", "a.es.md")
