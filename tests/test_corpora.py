"""The corpora against their gold: every planted fault is found, and a faithful translation is left
in peace.
"""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from gold import Fault, Pair, is_at, is_found, is_serious, pairs

from fidelity import check
from fidelity.report.json import as_dict

ROOT = Path(__file__).parent.parent
PAIRS = {pair.name: pair for pair in pairs()}
FAITHFUL = [name for name, pair in PAIRS.items() if not pair.faults]
FAULTY = [name for name, pair in PAIRS.items() if pair.faults]
LEXICAL = frozenset({"changed-number", "changed-date", "missing-name"})
FAULTS = [(name, fault) for name in FAULTY for fault in PAIRS[name].faults]


@cache
def report(name: str) -> dict[str, Any]:
    pair: Pair = PAIRS[name]
    return as_dict(
        check(
            pair.paths["original_path"],
            pair.paths["translation_path"],
            lang=pair.lang,
            back_translation=pair.paths.get("back_translation_path"),
        )
    )


@pytest.mark.parametrize(
    ("name", "fault"), FAULTS, ids=lambda value: value if isinstance(value, str) else value["check"]
)
def test_a_planted_fault_is_found(name: str, fault: Fault) -> None:
    assert is_found(fault, report(name)["findings"]), fault["note"]


@cache
def offline(name: str) -> list[dict[str, Any]]:
    """What is found of numbers, dates and names in the translation itself, without an engine."""
    pair: Pair = PAIRS[name]
    paths = pair.paths["original_path"], pair.paths["translation_path"]
    values = as_dict(check(*paths, lang=pair.lang, layers=["structural", "lexical"]))
    return [f for f in values["findings"] if f["check"] in LEXICAL]


def test_other_numbers_dates_and_names_are_found_without_an_engine() -> None:
    """All but one, in a paragraph whose counterpart the aligner does not find without English."""
    kinds = {"changed-number", "changed-date", "changed-name"}
    planted = [(name, fault) for name, fault in FAULTS if fault["check"] in kinds]
    missed = [f["note"] for name, f in planted if not any(is_at(o, f) for o in offline(name))]
    assert len(planted) == 16
    assert missed == ["the words of one person are given to another"]


@pytest.mark.parametrize("name", FAITHFUL)
def test_numbers_dates_and_names_of_a_faithful_translation_agree_without_an_engine(
    name: str,
) -> None:
    assert [finding["message"] for finding in offline(name)] == []


@pytest.mark.parametrize("name", FAITHFUL)
def test_a_faithful_translation_has_no_major_finding(name: str) -> None:
    assert [f["message"] for f in report(name)["findings"] if is_serious(f)] == []
    assert report(name)["scores"]["coverage"] > 0.99
    assert report(name)["verdict"] == "pass"


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_translation_has_no_major_finding_that_was_not_planted(name: str) -> None:
    stray = [
        finding["message"]
        for finding in report(name)["findings"]
        if is_serious(finding) and not any(is_at(finding, fault) for fault in PAIRS[name].faults)
    ]
    assert stray == []


@pytest.mark.parametrize(
    "original", sorted({pair.paths["original_path"] for pair in PAIRS.values()})
)
def test_an_original_against_itself_has_no_finding(original: str) -> None:
    values = as_dict(check(original, original, lang="en"))
    assert values["findings"] == []
    assert (values["scores"]["mqm"], values["scores"]["coverage"]) == (100.0, 1.0)


def test_the_corpora_cover_every_genre_language_and_kind_of_fault() -> None:
    assert {pair.folder.name for pair in PAIRS.values()} == {"essay", "howto", "news", "science"}
    assert {pair.lang for pair in PAIRS.values() if pair.folder.name == "essay"} == {
        "es",
        "ru",
        "be",
    }
    assert len({fault["check"] for _, fault in FAULTS}) >= 23


def test_the_script_checks_all_pairs_and_writes_a_page_for_each(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "check_corpora"), "--out", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert {path.stem for path in tmp_path.glob("*.html")} == {"index", *PAIRS}
