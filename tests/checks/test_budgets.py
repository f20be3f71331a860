"""What was measured of the checks, against what they may cost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from fidelity.checks import CHECKS
from fidelity.checks.budgets import BUDGETS, measures, told
from fidelity.report.pages import page

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("check", measures())
def test_a_check_stays_within_its_budget_of_false_alarms(check: str) -> None:
    assert check in CHECKS
    assert measures()[check].grave_alarms <= BUDGETS[check]


@pytest.mark.parametrize("check", BUDGETS)
def test_a_budget_is_that_of_a_check(check: str) -> None:
    assert check in CHECKS


def test_surer_findings_are_true_more_often_where_the_check_may_fail_a_run() -> None:
    grave = [
        share
        for check in ("changed-number", "changed-name", "flipped-negation", "changed-opposite")
        for low, share, _ in measures()[check].reliability
        if low >= 0.7
    ]
    assert min(grave) >= 0.9


def test_the_page_of_a_check_tells_what_was_measured() -> None:
    assert told("changed-question") in page("changed-question")
    assert "Measured: on faithful sentences" in page("changed-question")
    assert told("dropped-link") == ""


def test_the_script_measures_rows_of_sentences(tmp_path: Path) -> None:
    original = "The fire destroyed 40 homes in the valley on Sunday."
    rows = [
        {
            "label": "clean",
            "back_translation": "The fire destroyed 40 houses in the valley on Sunday.",
        },
        {
            "label": "number",
            "back_translation": "The fire destroyed 14 homes in the valley on Sunday.",
        },
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text(
        "".join(
            json.dumps({**row, "id": str(k), "original": original, "source_set": "ours"}) + "\n"
            for k, row in enumerate(rows)
        ),
        encoding="utf-8",
    )
    out = subprocess.check_output(
        [sys.executable, ROOT / "scripts" / "calibrate.py", file], text=True
    )
    line = next(line for line in out.splitlines() if line.startswith("changed-number"))
    assert line.split("\t")[1:5] == ["0.0000", "0.0000", "1.0000", "1.0000"]
