"""Every finding has a line in the translation's file, also when it is of what is not there."""

from __future__ import annotations

from told import corpora, small

from fidelity.report.anchor import Anchor, anchor

ORIGINAL = "# The mill\n\nIt burned down on Monday.\n\nThree workers died in it.\n\nIt was never rebuilt.\n"


def test_a_paragraph_that_is_missing_is_shown_on_the_block_before_the_gap() -> None:
    report = small(ORIGINAL, "# The mill\n\nIt burned down on Monday.\n\nIt was never rebuilt.\n")
    (finding,) = report.findings
    assert finding.check == "missing-paragraph"
    assert anchor(report.alignment, finding) == Anchor("a.en.md", 3, 1, is_gap=True)


def test_what_is_missing_at_the_very_beginning_is_shown_on_the_first_line() -> None:
    report = small("Three workers died in it.\n\n" + ORIGINAL[12:], "\n\n" + ORIGINAL[12:39])
    finding = next(f for f in report.findings if f.original and f.original.block == 0)
    assert anchor(report.alignment, finding).line == 1


def test_what_is_there_is_shown_where_it_is() -> None:
    report = small(ORIGINAL, ORIGINAL.replace("Three", "Four"))
    (finding,) = report.findings
    assert anchor(report.alignment, finding) == Anchor("a.en.md", 5, 2)


def test_no_finding_of_the_corpora_is_without_a_line() -> None:
    lines = [anchor(report.alignment, finding).line for report, finding in corpora().findings]
    assert min(lines) >= 1
