"""A file that holds both texts, from the command line, from Python and in a batch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import html

import fidelity
from fidelity.cli import cli
from fidelity.errors import FidelityError, LoadError, UsageError
from fidelity.requests import Request, requests_for
from fidelity.settings import Settings, from_table

SPANISH = """\
msgid ""
msgstr "Language: es\\n"

msgid "See the [map](https://maps.example) of {town}."
msgstr "Vea el [mapa](https://maps.example) de {ciudad}."

msgid "Boats leave at 9."
msgstr "Los barcos salen a las 9."
"""
ENGLISH = SPANISH.replace("es", "en", 1).replace("Los barcos salen a las", "Boats go at")
TEMPLATE = 'msgid "Boats leave at 9."\nmsgstr ""\n'


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        "es.po": SPANISH,
        "fr.po": SPANISH.replace("es", "fr", 1),
        "en.po": ENGLISH,
        "boats.pot": TEMPLATE,
        "a.md": "Text.\n",
        "a.es.md": "Texto.\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def requests(*files: str, settings: Settings = Settings()) -> list[Request]:
    return list(requests_for(files, lambda _: settings).requests)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["es.po"], [("es.po", None)]),
        (["es.po", "fr.po"], [("es.po", None), ("fr.po", None)]),
        (["es.po", "fr.po", "es.po", "en.po"], [("es.po", None), ("fr.po", None), ("en.po", None)]),
        (["boats.pot", "es.po"], [("boats.pot", "es.po")]),
        (["en.po", "es.po"], [("en.po", "es.po")]),
        (["es.po", "es.po"], [("es.po", "es.po")]),
        (["a.md", "a.es.md", "es.po"], [("es.po", None), ("a.md", "a.es.md")]),
    ],
)
def test_a_file_that_holds_both_is_a_pair_unless_it_is_said_otherwise(
    files: list[str], expected: list[tuple[str, str | None]]
) -> None:
    assert [(request.original, request.translation) for request in requests(*files)] == expected


def test_a_layout_says_where_the_template_is(tmp_path: Path) -> None:
    folder = tmp_path / "po" / "es"
    folder.mkdir(parents=True)
    (folder / "boats.po").write_text(SPANISH, encoding="utf-8")
    table = {"originals": "{path}.pot", "translations": "po/{lang}/{path}.po"}
    settings = from_table(table, tmp_path / "fidelity.toml")
    assert requests("po/es/boats.po", "es.po", settings=settings) == [
        Request("es.po", None, settings=settings),
        Request("boats.pot", "po/es/boats.po", lang="es", settings=settings),
    ]


@pytest.mark.parametrize("files", [["es.po", "fr.po"], ["es.po", "a.md", "a.es.md"]])
def test_a_back_translation_belongs_to_one_pair(files: list[str]) -> None:
    with pytest.raises(UsageError, match="one pair"):
        requests_for(files, lambda _: Settings(), back_translation="english.txt")


@pytest.mark.parametrize(
    ("file", "what"),
    [
        ("boats.pot", "none of its 1 messages is translated"),
        ("a.md", "is one text, and no pair"),
        ("gone.po", "no such file"),
    ],
)
def test_what_cannot_be_checked_says_so(file: str, what: str) -> None:
    with pytest.raises(LoadError, match=what):
        fidelity.check(file)


def checked(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, list(words), standalone_mode=False)
    if isinstance(done.exception, FidelityError):
        return 2, "", str(done.exception)
    return int(done.return_value or 0), done.stdout, done.stderr


OFFLINE = ("--layers", "structural,lexical")


def test_the_report_names_the_file_once_and_the_line_in_it() -> None:
    code, text, _ = checked("check", "es.po", *OFFLINE)
    assert code == 1
    assert text.splitlines()[0] == "es.po"
    assert "es.po:4  message: “See the [map](https://maps.example) of {town}.”" in text
    assert "The placeholder {town} became {ciudad}" in text


def test_the_json_report_has_both_sides() -> None:
    _, text, _ = checked("check", "es.po", *OFFLINE, "--format", "json")
    report: dict[str, Any] = json.loads(text)
    assert [report[side] for side in ("original", "translation")] == [
        {"path": "es.po", "lang": "en", "words": 9},
        {"path": "es.po", "lang": "es", "words": 11},
    ]
    assert [
        (f["check"], f["original"]["line"], f["translation"]["line"]) for f in report["findings"]
    ] == [("changed-placeholder", 4, 5)]


def test_a_report_never_replaces_the_file(tmp_path: Path) -> None:
    code, _, error = checked("check", "es.po", *OFFLINE, "--output", "es.po")
    assert (code, "would replace" in error) == (2, True)
    assert (tmp_path / "es.po").read_text(encoding="utf-8") == SPANISH


@pytest.mark.parametrize("file", ["es.po", "en.po"])
def test_a_file_says_what_it_says(file: str) -> None:
    report = fidelity.check(file, file, lang="en")
    assert (report.findings, report.verdict.value) == ((), "pass")


def batch(*words: str) -> list[dict[str, Any]]:
    checked("batch", *words, *OFFLINE, "--brief", "--out", "out.jsonl")
    return [json.loads(line) for line in Path("out.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_batch_takes_a_file_that_holds_both() -> None:
    (report,) = batch("es.po")
    assert (report["id"], report["translation"]["lang"], len(report["findings"])) == (
        "es.po",
        "es",
        1,
    )


def test_a_row_of_a_batch_may_be_a_file_that_holds_both(tmp_path: Path) -> None:
    rows = [
        {"id": 1, "path": "es.po"},
        {"id": 2, "path": "a.md"},
        {"id": 3, "path": "fr.po", "lang": "de"},
        {"id": 4, "path": "-"},
    ]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    told = [
        report["translation"]["lang"] if "translation" in report else report["error"]["what"]
        for report in batch("rows.jsonl")
    ]
    assert told == [
        "es",
        "is one text, and no pair",
        "de",
        "“-” is no path: a row cannot read standard input",
    ]


def test_the_page_names_the_file_once(tmp_path: Path) -> None:
    checked("check", "es.po", *OFFLINE, "--html", "page.html")
    page = html.parse(str(tmp_path / "page.html"))
    assert page.xpath("string(//h1)") == "es.po"


def test_a_translation_that_was_just_begun_is_no_stranger(tmp_path: Path) -> None:
    rest = "".join(f'msgid "Message {n}"\nmsgstr ""\n\n' for n in range(40))
    (tmp_path / "begun.po").write_text(rest + SPANISH, encoding="utf-8")
    assert fidelity.check("begun.po", layers=["structural"]).notes == (
        "no back-translation: the meaning layer was not asked for",
    )
