"""A change that is made throughout is one finding with its places."""

from __future__ import annotations

from datetime import date

from fidelity.acceptance import Settled, entry_of, settled
from fidelity.acceptance.baseline import Entry
from fidelity.checks.repeated import apart
from fidelity.load import parse
from fidelity.model import Report
from fidelity.pipeline import check_documents
from fidelity.report import html, text
from fidelity.report.json import as_dict
from fidelity.settings import Settings

ORIGINAL = [
    "The hearing was opened by Mayor Ilse Brandt on Monday.",
    "Nobody had expected that so many people would come to the hall.",
    "The farmers thanked Ilse Brandt for her patience.",
    "Afterwards a choir sang for Ilse Brandt in the yard.",
]
WHY = "she is called so on this site"


def report(*translation: str) -> Report:
    original = "\n\n".join(ORIGINAL[: len(translation)])
    return check_documents(
        parse(original, ".md", path="a.md"),
        parse("\n\n".join(translation), ".md", path="a.en.md"),
        lang="en",
    )


def renamed(count: int) -> Report:
    """The report on the first paragraphs with another name in each."""
    return report(*(line.replace("Ilse Brandt", "Karl Weber") for line in ORIGINAL[:count]))


def reading(_: str) -> str:
    return ""


def baseline(found: Report) -> list[Entry]:
    return [
        entry_of(finding, "a.en.md", reason=WHY, author="Mia", day=date(2026, 3, 4))
        for finding in apart(found.findings)
    ]


def messages(outcome: Settled) -> tuple[list[str], list[str]]:
    found = outcome.report
    return [f.message for f in found.findings], [f.message for f in found.accepted]


def test_a_name_that_is_exchanged_throughout_is_one_finding_with_its_places() -> None:
    (finding,) = renamed(4).findings
    assert finding.message == "“Mayor Ilse Brandt” became “Mayor Karl Weber”"
    assert [place.original.line for place in finding.folded if place.original] == [5, 7]


def test_it_counts_once() -> None:
    assert renamed(4).scores.penalty == 5


def test_the_places_stand_in_every_report() -> None:
    found = renamed(4)
    (one,) = as_dict(found)["findings"]
    assert [place["original"]["line"] for place in one["folded"]] == [5, 7]
    assert "- line 7: “Ilse Brandt” became “Karl Weber”" in text.render(found)
    assert "line 7: “Ilse Brandt” became “Karl Weber”" in html.render(found)


def test_another_change_is_another_finding() -> None:
    first, *others = ORIGINAL
    found = report(
        first.replace("Ilse Brandt", "Karl Weber"),
        *(line.replace("Ilse Brandt", "Marta Olsen") for line in others),
    )
    assert [f.message for f in found.findings] == [
        "“Mayor Ilse Brandt” became “Mayor Karl Weber”",
        "“Ilse Brandt” became “Marta Olsen”",
    ]


def test_figures_that_are_wrong_in_two_sentences_are_two_findings() -> None:
    found = check_documents(
        parse("He sold 30 boats.\n\nShe built 30 houses.\n", ".md", path="a.md"),
        parse("He sold 13 boats.\n\nShe built 13 houses.\n", ".md", path="a.en.md"),
        lang="en",
    )
    assert [f.check for f in found.findings] == ["changed-number", "changed-number"]


def test_who_accepts_a_change_accepts_it_in_a_place_that_is_added_later() -> None:
    outcome = settled(renamed(4), Settings(), baseline(renamed(3)), reading)
    assert messages(outcome)[0] == []
    assert (outcome.stale, outcome.complaints) == ((), ())


def test_who_accepts_one_place_is_told_of_a_new_one() -> None:
    outcome = settled(renamed(3), Settings(), baseline(renamed(1)), reading)
    assert messages(outcome) == (
        ["“Ilse Brandt” became “Karl Weber”"],
        ["“Mayor Ilse Brandt” became “Mayor Karl Weber”"],
    )


def test_who_accepts_a_change_is_told_of_another_one() -> None:
    lines = [line.replace("Ilse Brandt", "Karl Weber") for line in ORIGINAL]
    lines[3] = lines[3].replace("Karl Weber", "Marta Olsen")
    outcome = settled(report(*lines), Settings(), baseline(renamed(3)), reading)
    assert messages(outcome)[0] == ["“Ilse Brandt” became “Marta Olsen”"]


def test_a_comment_accepts_the_place_where_it_stands_and_no_other() -> None:
    lines = [line.replace("Ilse Brandt", "Karl Weber") for line in ORIGINAL]
    lines[0] = f"<!-- fidelity: accept changed-name: {WHY} -->\n\n{lines[0]}"
    outcome = settled(
        report(*lines),
        Settings(),
        (),
        lambda path: "\n\n".join(lines if "en" in path else ORIGINAL),
    )
    assert messages(outcome) == (
        ["“Ilse Brandt” became “Karl Weber”"],
        ["“Mayor Ilse Brandt” became “Mayor Karl Weber”"],
    )
    assert outcome.complaints == ()
