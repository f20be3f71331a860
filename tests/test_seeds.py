"""A real published pair: what must come out of it, by counts and kinds alone."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from fidelity import check
from fidelity.report.json import as_dict

SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the seed pair lies beside the project, not in it"
)


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    return as_dict(check(SEEDS / "original.md", SEEDS / "translation.back.en.txt"))


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    values: dict[str, Any] = json.loads((SEEDS / "gold.json").read_text(encoding="utf-8"))
    return values


def test_every_link_of_the_body_is_reported_with_its_address(
    report: dict[str, Any], gold: dict[str, Any]
) -> None:
    said = " ".join(f["message"] for f in report["findings"] if f["check"] == "dropped-link")
    wanted = [link["href"] for link in gold["dropped_links"] if link["kind"] == "body"]
    assert [href for href in wanted if href not in said] == []


def test_what_surrounds_the_body_is_reported_as_what_it_is(report: dict[str, Any]) -> None:
    found = Counter(f["check"] for f in report["findings"])
    assert {
        name: found[name] for name in found if name.startswith(("missing", "dropped-boilerplate"))
    } == {
        "missing-title": 1,
        "missing-description": 1,
        "missing-label": 1,
        "missing-caption": 1,
        "missing-byline": 1,
        "missing-bio": 2,
        "missing-dateline": 1,
        "dropped-boilerplate": 2,
    }


def test_every_paragraph_of_the_body_stands_beside_its_counterpart(
    report: dict[str, Any], gold: dict[str, Any]
) -> None:
    texts = {o["id"]: o["text"] for o in gold["orig"]} | {b["id"]: b["text"] for b in gold["bt"]}
    ours = {
        (report["blocks"]["original"][o]["text"], report["blocks"]["translation"][t]["text"])
        for bead in report["alignment"]
        for o in bead["original"]
        for t in bead["translation"]
    }
    wanted = {(texts[bead["o"][0]], texts[bead["b"][0]]) for bead in gold["alignment"]}
    assert wanted - ours == set()


def test_names_that_are_only_spelled_otherwise_make_one_neutral_note(
    report: dict[str, Any],
) -> None:
    notes = [f["severity"] for f in report["findings"] if f["check"] == "changed-name"]
    assert notes == ["neutral"]
