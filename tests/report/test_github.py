"""Workflow commands of GitHub Actions: one to a line, with everything that is special escaped."""

from __future__ import annotations

import re

from told import corpora, small

from fidelity.errors import LoadError
from fidelity.report.github import render
from fidelity.report.run import Run

COMMAND = re.compile(
    r"::(error|warning|notice) (?:file=[^:,\n]+,line=[1-9]\d*,)?title=[^:,\n]+::[^\n]+"
)


def test_every_line_of_all_corpora_is_a_command_and_the_weightiest_come_first() -> None:
    lines = render(corpora()).splitlines()
    assert [line for line in lines if not COMMAND.fullmatch(line)] == []
    assert len(lines) == len(corpora().findings) + 1
    kinds = [line.partition(" ")[0] for line in lines[1:]]
    assert kinds == sorted(kinds, key=["::error", "::warning", "::notice"].index)


def test_a_finding_names_its_file_line_and_evidence() -> None:
    report = small(
        "A mill, 100% new.\n\nHe sold 30 boats.",
        "A mill, 100% new.\n\nHe sold 13 boats.",
        "a,b:c.md",
    )
    assert render(Run((report,))).splitlines() == [
        "::notice title=fidelity::1 translation checked, 1 finding",
        "::error file=a%2Cb%3Ac.md,line=3,title=changed-number (major)::“30” became “13”%0Aoriginal: “30”"
        "%0Atranslation: “13”%0Aback-translation: “13”%0Awhat to do: write 30 as the original does, or accept the "
        "difference with a reason",
    ]


def test_what_could_not_be_checked_is_an_error() -> None:
    first, _ = render(Run(troubles=(LoadError("a.md", "no such file", "look"),))).splitlines()
    assert first == "::error title=fidelity could not check a.md::a.md: no such file%0A  try: look"
