"""Several reports of one run: which `--output` belongs to which `--format`, and what is printed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from fidelity.cli.outlets import NAMES, TEXT, paired
from fidelity.errors import UsageError
from fidelity.report.formats import FORMATS

ORDER = {"F": "formats", "O": "outputs"}


@pytest.mark.parametrize(
    ("order", "formats", "outputs", "expected"),
    [
        ("", "", "", "text>-"),
        ("F", "json", "", "json>-"),
        ("O", "", "r.txt", "text>r.txt"),
        ("FO", "json", "r.json", "json>r.json"),
        ("OF", "json", "r.json", "json>r.json"),
        ("FFO", "text sarif", "r.sarif", "text>- sarif>r.sarif"),
        ("FOF", "sarif text", "r.sarif", "sarif>r.sarif text>-"),
        ("FOFO", "sarif json", "a b", "sarif>a json>b"),
        ("FOFO", "sarif text", "a -", "sarif>a text>-"),
        ("OFF", "sarif text", "a", "sarif>a text>-"),
    ],
)
def test_an_output_belongs_to_the_format_before_it(
    order: str, formats: str, outputs: str, expected: str
) -> None:
    found = paired([ORDER[name] for name in order], formats.split(), outputs.split())
    assert " ".join(f"{outlet.format}>{outlet.output}" for outlet in found) == expected


@pytest.mark.parametrize(
    ("order", "formats", "outputs", "what"),
    [
        ("FF", "text json", "", "text and json would both go to standard output"),
        ("FOO", "json", "a b", "json has an output already, a"),
        ("FOFO", "json text", "- -", "json and text would both go to standard output"),
    ],
)
def test_what_does_not_come_out_even_is_refused(
    order: str, formats: str, outputs: str, what: str
) -> None:
    with pytest.raises(UsageError, match=what):
        paired([ORDER[name] for name in order], formats.split(), outputs.split())


def test_the_names_of_formats_are_those_that_there_are() -> None:
    assert list(NAMES) == [TEXT, *FORMATS]


def fidelity(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fidelity", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("He sold 30 boats.\n")
    (tmp_path / "a.en.md").write_text("He sold 13 boats.\n")
    return tmp_path


def test_one_run_is_told_in_every_format(folder: Path) -> None:
    files = [word for name in FORMATS for word in ("--format", name, "--output", f"r.{name}")]
    done = fidelity(
        "check", "a.md", "a.en.md", "--from", "en", *files, "--format", "text", cwd=folder
    )
    assert (done.returncode, "“30” became “13”" in done.stdout) == (1, True)
    assert [
        name for name in FORMATS if "“30” became “13”" not in (folder / f"r.{name}").read_text()
    ] == []


def test_a_file_that_could_not_be_checked_is_in_the_reports(folder: Path) -> None:
    words = ("a.md", "gone.md", "--format", "sarif", "--output", "r", "--format", "gitlab")
    done = fidelity("check", *words, cwd=folder)
    assert done.returncode == 2
    assert json.loads(done.stdout)[0]["check_name"] == "not-checked"
    assert '"executionSuccessful": false' in (folder / "r").read_text()


def test_no_report_replaces_a_text_or_another_report(folder: Path) -> None:
    for words in (
        ("--output", "a.md"),
        ("--format", "json", "--output", "r", "--format", "sarif", "--output", "r"),
    ):
        done = fidelity("check", "a.md", "a.en.md", *words, cwd=folder)
        assert (done.returncode, "would replace this file" in done.stderr) == (2, True)
