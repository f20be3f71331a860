"""Accepted findings are set apart: they are told with their reason, and count in nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from fidelity.acceptance import Settled, entry_of, settled
from fidelity.checks import CHECKS
from fidelity.load import parse
from fidelity.model import Acceptance, Report, Verdict
from fidelity.pipeline import check_documents
from fidelity.report import html, text
from fidelity.report.json import as_dict
from fidelity.settings import Settings

ORIGINAL = "# Boats\n\nHe sold 30 boats.\n\nThe yard was closed in March.\n\nNobody was hurt.\n"
FAULTY = "# Boats\n\nHe sold 13 boats.\n\nNobody was hurt.\n"
WHY = "the figure was corrected"


def report(translation: str, original: str = ORIGINAL) -> Report:
    return check_documents(
        parse(original, ".md", path="a.md"), parse(translation, ".md", path="a.en.md"), lang="en"
    )


def reading(translation: str, original: str = ORIGINAL) -> Callable[[str], str]:
    return {"a.md": original, "a.en.md": translation}.__getitem__


def by_comment(translation: str, original: str = ORIGINAL) -> Settled:
    return settled(report(translation, original), Settings(), (), reading(translation, original))


def names(outcome: Settled) -> tuple[list[str], list[str]]:
    found = outcome.report
    return [f.check for f in found.findings], [f.check for f in found.accepted]


def test_without_any_acceptance_a_report_stays_as_it_is() -> None:
    found = report(FAULTY)
    assert settled(found, Settings(), (), reading(FAULTY)) == Settled(found)


def test_what_the_baseline_accepts_counts_in_nothing_and_is_told_with_its_reason() -> None:
    found = report(FAULTY)
    entries = [
        entry_of(f, "a.en.md", reason=WHY, author="Mia", day=date(2026, 3, 4))
        for f in found.findings
    ]
    outcome = settled(found, Settings(), entries, reading(FAULTY))
    assert (outcome.stale, outcome.complaints) == ((), ())
    assert names(outcome) == ([], ["changed-number", "missing-paragraph"])
    assert (outcome.report.verdict, outcome.report.scores.penalty) == (Verdict.PASS, 0)
    assert {f.accepted for f in outcome.report.accepted} == {
        Acceptance(WHY, "baseline", "Mia", "2026-03-04")
    }
    first, _ = as_dict(outcome.report)["findings"]
    assert first["accepted"] == {
        "reason": WHY,
        "source": "baseline",
        "author": "Mia",
        "date": "2026-03-04",
    }
    assert "nothing found, 2 accepted" in text.render(outcome.report)
    assert "2 more accepted." in html.render(outcome.report)


@pytest.mark.parametrize(
    ("translation", "accepted"),
    [
        (FAULTY.replace("He", f"<!-- fidelity: accept changed-number: {WHY} -->\n\nHe"), "changed-number"),
        (FAULTY.replace("13 boats.", f"13 boats. <!-- fidelity: accept changed-number: {WHY} -->"), "changed-number"),
        (FAULTY.replace("Nob", f"<!-- fidelity: accept missing-paragraph: {WHY} -->\n\nNob"), "missing-paragraph"),
        (f"<!-- fidelity: accept-file missing-paragraph: {WHY} -->\n\n{FAULTY}", "missing-paragraph"),
    ],
)  # fmt: skip
def test_a_comment_accepts_what_follows_it_or_is_missing_there(
    translation: str, accepted: str
) -> None:
    outcome = by_comment(translation)
    assert names(outcome)[1] == [accepted]
    assert len(outcome.report.findings) == 1
    assert outcome.report.accepted[0].accepted == Acceptance(WHY, "comment")
    assert outcome.complaints == ()


def test_a_comment_in_the_original_speaks_of_every_translation_of_that_block() -> None:
    original = ORIGINAL.replace("The yard", f"<!-- fidelity: accept all: {WHY} -->\n\nThe yard")
    assert names(by_comment(FAULTY, original)) == (["changed-number"], ["missing-paragraph"])


@pytest.mark.parametrize(
    ("comment", "complaint"),
    [
        ("accept changed-number", "a.en.md:3: accepts nothing without a reason: fidelity: accept changed-number: why it is no fault"),
        ("accept changed-numbers: so", "a.en.md:3: there is no check changed-numbers, did you mean changed-number?"),
        ("accept changed-date: so", "a.en.md:3: stale, it accepts nothing any more: fidelity: accept changed-date"),
    ],
)  # fmt: skip
def test_a_comment_that_accepts_nothing_says_why(comment: str, complaint: str) -> None:
    outcome = by_comment(FAULTY.replace("He", f"<!-- fidelity: {comment} -->\n\nHe"))
    assert outcome.complaints == (complaint,)
    assert outcome.report.accepted == ()


def test_a_comment_on_another_paragraph_accepts_nothing() -> None:
    outcome = by_comment(
        FAULTY.replace("Nob", f"<!-- fidelity: accept changed-number: {WHY} -->\n\nNob")
    )
    assert names(outcome)[1] == []
    assert len(outcome.complaints) == 1


@pytest.mark.parametrize(
    ("pattern", "accepted"),
    [
        ({"check": "changed-number"}, ["changed-number"]),
        ({"path": "*.en.md"}, ["changed-number", "missing-paragraph"]),
        ({"path": "a.md"}, ["changed-number", "missing-paragraph"]),
        ({"path": "docs/**"}, []),
        ({"text": "closed in March"}, ["missing-paragraph"]),
        ({"check": "changed-number", "text": "closed in March"}, []),
    ],
)
def test_a_pattern_of_the_configuration_accepts_what_fits_all_of_it(
    pattern: dict[str, str], accepted: list[str]
) -> None:
    settings = Settings(accept=({**pattern, "reason": WHY},))
    outcome = settled(report(FAULTY), settings, (), reading(FAULTY))
    assert names(outcome)[1] == accepted


def test_an_entry_whose_finding_is_gone_is_stale_unless_its_check_did_not_look() -> None:
    found = report(FAULTY)
    entries = [
        entry_of(f, "a.en.md", reason=WHY, author="", day=date(2026, 3, 4)) for f in found.findings
    ]
    mended = report(ORIGINAL)
    assert settled(mended, Settings(), entries, reading(ORIGINAL)).stale == tuple(entries)
    assert settled(mended, Settings(), entries, reading(ORIGINAL), is_whole=False).stale == ()
    ignoring = Settings(ignore=frozenset({"changed-number"}))
    assert settled(mended, ignoring, entries, reading(ORIGINAL)).stale == tuple(entries[1:])
    offline = replace(mended, layers=(CHECKS["missing-paragraph"].LAYER,))
    assert settled(offline, Settings(), entries, reading(ORIGINAL)).stale == tuple(entries[1:])


FRONT = "---\ntitle: Boats\ndraft: true\nweight: 20\n---\n\n"


@pytest.mark.parametrize(
    ("front", "accepted"),
    [
        ("---\ntitle: Boats\n# fidelity: accept all: ours\ndraft: false\nweight: 30\n---\n\n", ["draft"]),
        ("---\ntitle: Boats\ndraft: false\nweight: 30 # fidelity: accept changed-front-matter: ours\n---\n\n", ["weight"]),
        ("---\ntitle: Boats\n# fidelity: accept missing-front-matter: ours\nweight: 30\n---\n\n", ["draft"]),
    ],
)  # fmt: skip
def test_a_comment_in_the_front_matter_accepts_the_entry_below_it_or_one_that_is_missing(
    front: str, accepted: list[str]
) -> None:
    outcome = by_comment(front + ORIGINAL, FRONT + ORIGINAL)
    assert [
        f.original.quote.partition(":")[0] for f in outcome.report.accepted if f.original
    ] == accepted
    assert len(outcome.report.findings) == 1


def test_entries_of_the_front_matter_are_findings_of_their_own() -> None:
    found = report(FRONT.replace("true", "false").replace("20", "30") + ORIGINAL, FRONT + ORIGINAL)
    alone = report(FRONT.replace("20", "30") + ORIGINAL, FRONT + ORIGINAL)
    assert len(found.findings) == 2
    assert [f.id for f in found.findings][1:] == [f.id for f in alone.findings]
