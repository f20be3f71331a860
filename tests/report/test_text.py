"""The report for a terminal: what it says, in which order, and what it never does."""

from __future__ import annotations

import pytest

from fidelity import compare
from fidelity.load import parse
from fidelity.pipeline import check_documents
from fidelity.report.text import render

ORIGINAL = "The mill burned down on 4 May 1911.\n\nThree workers died, and nobody was ever accused of it.\n"
ENGLISH = (
    "The mill burned down on 4 June 1911.\n\nThree workers died, and somebody was accused of it.\n"
)


def test_findings_stand_under_their_paragraph_in_reading_order() -> None:
    text = render(compare(ORIGINAL, ENGLISH))
    marks = [
        "“The mill burned down",
        "changed-date",
        "“Three workers died",
        "flipped-negation",
        "FAIL",
    ]
    assert sorted(marks, key=text.index) == marks


def test_a_finding_shows_its_evidence_its_confidence_and_what_to_do() -> None:
    text = render(compare(ORIGINAL, ENGLISH))
    for part in ("4 May 1911", "4 June 1911", "% sure", "what to do"):
        assert part in text


def test_a_foreign_translation_is_quoted_beside_its_back_translation() -> None:
    original = parse("The mill burned down on 4 May 1911.\n", ".txt")
    translation = parse("El molino se quemó el 4 de junio de 1911.\n", ".txt")
    english = parse("The mill burned down on 4 June 1911.\n", ".txt")
    text = render(check_documents(original, translation, back_translation=english, lang="es"))
    assert "El molino se quemó el 4 de junio de 1911." in text
    assert "back-translation" in text


def test_a_clean_pair_says_that_nothing_was_found() -> None:
    text = render(compare(ORIGINAL, ORIGINAL))
    assert "nothing found" in text
    assert "PASS" in text


def test_colour_is_a_matter_of_escapes_alone() -> None:
    import re

    plain, coloured = (
        render(compare(ORIGINAL, ENGLISH)),
        render(compare(ORIGINAL, ENGLISH), colour=True),
    )
    assert "\x1b" not in plain
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.split("\n")] == plain.split("\n")


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal_but_the_signature_which_is_whole(width: int) -> None:
    report = compare(ORIGINAL, ENGLISH)
    *lines, signature = render(report, width=width).splitlines()
    assert (max(map(len, lines)) <= width, signature) == (True, report.signature)


@pytest.mark.parametrize(
    "text",
    ["[bold]not markup[/bold]", "[/]", "\x1b[31mred\x1b[0m", "a\x00b", "\u202eright to left"],
)
def test_texts_cannot_write_escapes_or_markup(text: str) -> None:
    out = render(compare(f"The sign read {text} on 4 May.\n", "The sign read nothing on 4 June.\n"))
    assert "\x1b" not in out
    assert "\x00" not in out
    assert "4 May" in out
