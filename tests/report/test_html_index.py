"""The index of many pairs: the worst first, each with its page or the reason why it has none."""

from __future__ import annotations

import pytest
from lxml import etree
from lxml import html as lxml_html

from fidelity.report.html_index import Entry, render


def entry(name: str, verdict: str | None = "pass", **values: object) -> Entry:
    usual: dict[str, object] = {
        "id": name,
        "page": f"{name}.html",
        "original": f"{name}.md",
        "translation": f"{name}.fr.md",
        "mqm": 100.0,
        "coverage": 1.0,
        "counts": (0, 0, 0, 0),
        "message": "",
    }
    return Entry(verdict=verdict, **(usual | values))  # type: ignore[arg-type]


def rows(*entries: Entry) -> list[etree._Element]:
    return list(lxml_html.document_fromstring(render(entries)).iterfind(".//tbody/tr"))


def words(row: etree._Element) -> list[str]:
    texts = (
        etree.tostring(cell, method="text", encoding="unicode", with_tail=False) for cell in row
    )
    return [" ".join(text.split()) for text in texts]


def test_a_pair_shows_its_scores_and_leads_to_its_page() -> None:
    (row,) = rows(entry("tides", "fail", mqm=87.25, coverage=0.914, counts=(1, 2, 3, 4)))
    assert words(row) == [
        *("tides", "tides.md", "tides.fr.md", "fail"),
        *("87.2", "91 %", "1", "2", "3", "4"),
    ]
    assert row.xpath(".//a/@href") == ["./tides.html"]


def test_what_could_not_be_checked_says_why_and_has_no_page() -> None:
    message = "tides.fr.md: not UTF-8 at byte 3\n  try: save the file as UTF-8"
    (row,) = rows(entry("tides", None, page="", counts=(), message=message))
    assert words(row)[3] == f"not checked {' '.join(message.split())}"
    assert row.xpath(".//a") == []


def test_the_worst_come_first() -> None:
    ordered = rows(
        entry("clean"),
        entry("spotted", counts=(0, 0, 1, 0), mqm=99.0),
        entry("poor", "fail", mqm=40.0),
        entry("bad", "fail", mqm=80.0),
        entry("broken", None),
    )
    assert [words(row)[0] for row in ordered] == ["broken", "poor", "bad", "spotted", "clean"]


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([], "0 pairs"),
        ([entry("a")], "1 pair: 1 pass"),
        (
            [entry("a"), entry("b", "fail"), entry("c", None)],
            "3 pairs: 1 pass, 1 fail, 1 could not be checked",
        ),
    ],
)
def test_the_heading_counts(entries: list[Entry], said: str) -> None:
    root = lxml_html.document_fromstring(render(entries))
    assert root.xpath("string(//h1)") == said


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img onerror=alert(1)>', "{{ 7*7 }}"]
)
def test_hostile_text_stays_text(text: str) -> None:
    hostile = entry(text, page=text, original=text, translation=text, message=text)
    root = lxml_html.document_fromstring(render([hostile, entry(text, None, message=text)]))
    assert len(list(root.iter("script"))) == 1
    assert not root.xpath("//img | //@onerror")
    assert root.xpath("string(//tbody/tr[1]//span[@class='why'])") == text


def test_a_page_is_never_an_address_of_another_kind() -> None:
    (row,) = rows(entry("a", page="javascript:alert(1)"))
    assert row.xpath(".//a/@href") == ["./javascript%3Aalert%281%29"]
