"""The page for a pull request: it renders as meant, calls nobody, and fits."""

from __future__ import annotations

from markdown_it import MarkdownIt
from told import corpora, small

from fidelity.errors import LoadError
from fidelity.report.markdown import MARKER, render
from fidelity.report.run import Run


def test_a_finding_is_a_point_with_its_evidence_and_its_line() -> None:
    report = small("A mill.\n\nHe sold 30 boats.", "A mill.\n\nHe sold 13 boats.", "docs/a_b.md")
    (finding,) = report.findings
    assert render(Run((report,))) == (
        f"{MARKER}\n"
        "## fidelity: 1 translation checked, 1 finding, 1 failed\n\n"
        "| translation | verdict | findings | accepted | MQM | coverage |\n"
        "|---|---|---|---|---|---|\n"
        "| docs/a\\_b.md | fail | 1 | 0 | 16.7 | 100% |\n"
        "\n### docs/a\\_b.md\n\n"
        "*the translation is English already and is compared as it is*\n\n"
        f"- 🟧 **major** `changed-number` line 3: “30” became “13” `{finding.id}`\n"
        "  - original: “30”\n"
        "  - translation: “13”\n"
        "  - back-translation: “13”\n"
        "  - what to do: write 30 as the original does, or accept the difference with a reason\n"
    )


def test_nothing_in_a_text_becomes_markup_or_calls_a_person_or_an_issue() -> None:
    report = small(
        "A mill.\n\nAsk **@maria** of <b>#12</b> | at [once](https://a.example).",
        "A mill.",
    )
    text = render(Run((report,)))
    html = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    assert "@maria" not in text
    assert "#12" not in text
    assert "<b>" not in html
    assert "<strong>@" not in html


def test_all_corpora_fit_into_a_comment_and_what_is_left_out_is_counted() -> None:
    page = render(corpora(), limit=5_000)
    assert len(page) < 5_200
    shown = page.count("** `")
    assert page.endswith(
        f"*{len(corpora().findings) - shown} more findings not shown here: no room.*\n"
    )
    assert len(render(Run(corpora().reports * 4))) < 65_536


def test_a_run_that_checked_nothing_does_not_say_that_all_is_well() -> None:
    page = render(Run(troubles=(LoadError("a.md", "no such file", "look"),)))
    assert "nothing could be checked" in page
    assert "**Could not check** a.md: no such file try: look" in page
