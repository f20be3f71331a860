"""The JSON report against its contract, on a pair with every kind of evidence."""

from __future__ import annotations

import json
from typing import Any

import pytest

from fidelity import compare
from fidelity.load import parse
from fidelity.pipeline import check_documents
from fidelity.report.json import as_dict, render

ORIGINAL = "The mill burned down on 4 May 1911.\n\nThree workers died.\n\nIt was never rebuilt.\n"
ENGLISH = (
    "The mill burned down on 4 June 1911.\n\nIt was rebuilt.\n\nToday it is a museum of bread.\n"
)


@pytest.fixture
def values() -> dict[str, Any]:
    return as_dict(compare(ORIGINAL, ENGLISH))


def test_the_keys_of_the_contract_are_there(values: dict[str, Any]) -> None:
    assert list(values) == [
        *("schema", "original", "translation", "engine", "layers", "notes", "scores", "verdict"),
        *("signature", "blocks", "alignment", "findings"),
    ]
    assert list(values["scores"]) == ["mqm", "penalty", "coverage", "similarity"]
    assert values["original"] == {"path": "", "lang": None, "words": 15}
    assert values["engine"].keys() == {"name", "model", "signature", "unknown_words"}


def test_evidence_quotes_exactly_what_its_offsets_say(values: dict[str, Any]) -> None:
    originals, translations = values["blocks"]["original"], values["blocks"]["translation"]
    texts = {
        "original": [block["text"] for block in originals],
        "translation": [block["text"] for block in translations],
        "back_translation": [block["back_translation"] for block in translations],
    }
    places = [(side, f[side]) for f in values["findings"] for side in texts if f[side]]
    assert len(places) > 3
    assert [texts[side][p["block"]][p["start"] : p["end"]] for side, p in places] == [
        p["quote"] for _, p in places
    ]


def test_the_alignment_covers_every_block_once(values: dict[str, Any]) -> None:
    for side in ("original", "translation"):
        covered = sorted(index for bead in values["alignment"] for index in bead[side])
        assert covered == [block["index"] for block in values["blocks"][side]]


def test_identities_are_unique_and_the_same_in_every_run(values: dict[str, Any]) -> None:
    ids = [finding["id"] for finding in values["findings"]]
    assert len(set(ids)) == len(ids)
    assert [f["id"] for f in as_dict(compare(ORIGINAL, ENGLISH))["findings"]] == ids


def test_an_identity_survives_edits_elsewhere_and_moved_lines(values: dict[str, Any]) -> None:
    more = "The village is old.\n\n"
    later = as_dict(compare(more + ORIGINAL, more + ENGLISH))
    dates = [
        {f["id"] for f in v["findings"] if f["check"] == "changed-date"} for v in (values, later)
    ]
    assert dates[0] == dates[1] != set()


def test_without_a_back_translation_the_engine_is_null() -> None:
    translation = parse("Мельница сгорела.\n", ".txt", path="ru.txt")
    values = as_dict(
        check_documents(parse("The mill burned down.\n", ".txt"), translation, lang="eo")
    )
    assert values["engine"] is None
    assert "back_translation" not in values["blocks"]["translation"][0]


def test_the_text_of_the_report_is_json_of_the_same_values(values: dict[str, Any]) -> None:
    assert json.loads(render(compare(ORIGINAL, ENGLISH))) == values


def test_a_block_whose_english_is_unreliable_says_why() -> None:
    report = check_documents(
        parse("The mill burned.\n\nIt rained.", ".txt"),
        parse("Die Mühle brannte.\n\nEs regnete.", ".txt"),
        lang="de",
        back_translation=parse("The mill burned.\n\nIt it it it it it.", ".txt"),
    )
    blocks = as_dict(report)["blocks"]["translation"]
    assert [block.get("unreliable") for block in blocks] == [None, "the engine repeats itself"]
