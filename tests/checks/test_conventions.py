"""What a project has agreed on, in the checks that ask for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fidelity.load import parse
from fidelity.model import Finding, Layer
from fidelity.pipeline import check_documents
from fidelity.report import text
from fidelity.settings import from_table

ENGLISH = "---\ntitle: Pumps\nslug: pumps\nweight: 4\n---\nEvery pump has a valve.\n"
GERMAN = "---\ntitle: Pumpen\nslug: pumpen\nweight: 40\n---\nJede Pumpe hat ein Ventil.\n"


def findings(original: str, translation: str, table: dict[str, object]) -> tuple[Finding, ...]:
    settings = from_table({"layers": ["structural"], **table}, Path("fidelity.toml"))
    report = check_documents(
        parse(original, ".md", path="pumps.md"),
        parse(translation, ".md", path="pumpen.md"),
        lang="de",
        settings=settings,
    )
    assert all(layer is Layer.STRUCTURAL for layer in report.layers)
    return report.findings


@pytest.mark.parametrize(
    ("decided", "messages"),
    [
        ({}, ["weight is 40 in the translation, and 4 in the original"]),
        ({"weight": "free"}, []),
        ({"we*": "present"}, []),
        (
            {"slug": "same", "weight": "free"},
            ["slug is pumpen in the translation, and pumps in the original"],
        ),
    ],
)
def test_a_project_decides_what_becomes_of_a_key_of_the_front_matter(
    decided: dict[str, str], messages: list[str]
) -> None:
    found = findings(ENGLISH, GERMAN, {"front-matter": decided})
    assert [finding.message for finding in found] == messages


def test_an_entry_of_the_front_matter_is_shown_with_its_line() -> None:
    report = check_documents(
        parse(ENGLISH, ".md", path="pumps.md"),
        parse(GERMAN, ".md", path="pumpen.md"),
        lang="de",
        settings=from_table({"layers": ["structural"]}, Path("fidelity.toml")),
    )
    shown = text.render(report)
    assert "pumps.md:4  front matter" in shown
    assert "original         weight: 4" in shown
    assert "translation      weight: 40" in shown


LINKED = "A [list](https://a.example/list/2) and a [map](https://a.example/old/map).\n"
MOVED = "Eine [Liste](https://de.example/list/2) und eine [Karte](https://a.example/new/map).\n"


@pytest.mark.parametrize(
    ("moved", "messages"),
    [
        (
            {},
            [
                "The link to https://a.example/list/2 now leads to https://de.example/list/2",
                "The link to https://a.example/old/map now leads to https://a.example/new/map",
            ],
        ),
        (
            {
                "https://a.example": "https://de.example",
                "https://a.example/old": "https://a.example/new",
            },
            [
                "2 links differ (a move that the project has told of): https://a.example/list/2 → "
                "https://de.example/list/2, https://a.example/old/map → https://a.example/new/map"
            ],
        ),
    ],
)
def test_a_project_tells_of_hosts_and_folders_that_differ_in_translations(
    moved: dict[str, str], messages: list[str]
) -> None:
    found = findings(LINKED, MOVED, {"moved-links": moved})
    assert [finding.message for finding in found] == messages
