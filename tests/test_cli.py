"""The command as a user runs it: a process of its own, its output and its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from on_terminal import shown_on_terminal

ROOT = Path(__file__).parent.parent
ESSAY = ROOT / "corpora" / "essay"

ORIGINAL = """\
# The lighthouse

The keeper left the island on 3 March 2019. Nobody has lived there since.

See the [harbour map](https://maps.example/harbour) for the way.
"""
FAITHFUL = """\
# El faro

El guardián dejó la isla el 3 de marzo de 2019. Nadie ha vivido allí desde entonces.

Vea el [mapa del puerto](https://maps.example/harbour) para el camino.
"""
FAULTY = FAITHFUL.replace("[mapa del puerto](https://maps.example/harbour)", "mapa del puerto")


def fidelity(
    *words: str, cwd: Path, stdin: str | bytes = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command and wait for it."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-m", "fidelity", *words],
        cwd=cwd,
        input=given,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        timeout=120,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "original.md": ORIGINAL,
        "faithful.md": FAITHFUL,
        "faulty.md": FAULTY,
        "four.txt": "One.\n\nTwo.\n\nThree.\n\nFour.\n",
        "finnish.md": "Hyvää päivää kaikille, tämä on suomenkielinen teksti, joka on kirjoitettu huolella.\n",
        "empty.md": "",
        "blank.txt": " \n\n\t\n",
        "comment.html": "<!-- nothing to read -->",
        "notes.xyz": "Text in a file of no known type.\n",
        "broken.md": "---\ntitle: [one, two\n---\nText.\n",
        "typo.toml": 'ignore = ["dropped-lnk"]\n',
        "engine.toml": 'layers = ["lexical"]\nengine = "argoss"\n',
        "cue.toml": '[roles]\nbyline = ["("]\n',
        "nothing.toml": "layers = []\n",
        "rows.jsonl": '{"original": "One.", "back_translation": "One."}\n',
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    (tmp_path / "picture.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    (tmp_path / "latin.md").write_bytes(b"A caf\xe9 by the sea.\n")
    (tmp_path / "rows16.jsonl").write_text('{"original": "One."}\n', encoding="utf-16")
    (tmp_path / "drafts").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("words", "where", "hint"),
    [
        (["check", "original.markdown", "faulty.md"], "original.markdown", "original.md"),
        (["check", "drafts", "faulty.md"], "drafts: is a folder", "name a file"),
        (["check", "original.md", "drafts"], "drafts: is a folder", "name a file"),
        (["check", "empty.md", "faulty.md"], "empty.md: is empty", "with text in it"),
        (["check", "original.md", "blank.txt"], "blank.txt: is empty", "with text in it"),
        (["check", "comment.html", "faulty.md"], "comment.html: holds no text", "that people read"),
        (["check", "picture.png", "faulty.md"], "picture.png: seems to be a PNG image", "save it as"),
        (["check", "picture.md", "faulty.md"], "picture.md: seems to be a PNG image", "save it as"),
        (["check", "latin.md", "faulty.md"], "latin.md: not UTF-8 at byte 5 (line 1)", "save the file as UTF-8"),
        (["check", "notes.xyz", "faulty.md"], "notes.xyz: unknown file type .xyz", ".md"),
        (["check", "broken.md", "faulty.md"], "broken.md:3: not valid YAML", "quotes"),
        (["check", "original.md", "faulty.md", "--engine", "apertum"], "engine apertum", "apertium"),
        (["check", "original.md", "finnish.md", "--engine", "apertium"], "Finnish", "--engine auto"),
        (["check", "original.md", "finnish.md", "--layers", "meaning"], "no engine for Finnish", "--layers meaning"),
        (["check", "original.md", "faulty.md", "--back-translation", "four.txt"], "four.txt: has 4 blocks", "one block for each"),
        (["check", "original.md", "faulty.md", "--back-translation", "gone.txt"], "gone.txt: no such file", "four.txt"),
        (["check", "", "faulty.md"], "FILE: the name of a file is empty", "a variable of the shell may be empty"),
        (["check", "original.md", "faulty.md", "--layers", "lexcal"], "unknown layer lexcal", "lexical"),
        (["check", "original.md", "faulty.md", "--html", "gone/page.html"], "gone/page.html: cannot be written", "folder that exists"),
        (["check", "original.md", "faulty.md", "--output", "drafts"], "drafts: cannot be written", "another file"),
        (["check", "faulty.md"], "it is not said which original", "originals ="),
        (["check", "-", "-"], "both texts cannot come from standard input", "name a file"),
        (["check", "original.md", "faulty.md", "--config", "gone.toml"], "gone.toml: cannot be read", "can be read"),
        (["check", "original.md", "faulty.md", "--config", ""], "cannot be read: Is a directory", "can be read"),
        (["check", "original.md", "faulty.md", "--config", "typo.toml"], "typo.toml:1: ignore: no such check dropped-lnk", "dropped-link"),
        (["check", "original.md", "faulty.md", "--config", "cue.toml"], "cue.toml:1: roles.byline", "put a"),
        (["check", "original.md", "faulty.md", "--config", "engine.toml"], "engine.toml:2: engine: no such engine argoss", "did you mean argos?"),
        (["check", "original.md", "faulty.md", "--config", "engine.toml", "--engine", "argo"], "engine argo: there is none", "--engine argos"),
        (["check", "original.md", "faulty.md", "--config", "nothing.toml"], "there is no layer in the list", "config schema"),
        (["check", "original.md", "faulty.md", "--layers", ""], "--layers: no layer named", "structural"),
        (["check", "original.md", "faulty.md", "--from", "Spanish"], "language Spanish: this is no code", "es for Spanish"),
        (["check", "original.md", "faulty.md", "--engine", "none"], "faulty.md: the translation is Spanish", "--from en"),
        (["check", "original.md", "faulty.md", "--output", "./original.md"], "original.md: the report would replace this file", "another file"),
        (["check", "original.md", "faulty.md", "--html", "faulty.md"], "faulty.md: the report would replace this file", "another file"),
        (["check", "original.md", "faulty.md", "--html", "r", "--output", "r"], "r: the report would replace this file", "another file"),
        (["check", "original.md", "faulty.md", "--html", "-"], "--html: the page needs a file", "report.html"),
        (["engines", "--for", "Spanish"], "language Spanish: this is no code", "es for Spanish"),
        (["batch", "rows.jsonl", "--out", "./rows.jsonl"], "the reports would replace their input", "another file"),
        (["batch", "rows.jsonl", "--out", "o.jsonl", "--engine", "apertum"], "engine apertum", "apertium"),
        (["batch", "rows.jsonl", "--out", "o.jsonl", "--config", "typo.toml"], "typo.toml:1: ignore: no such check", "dropped-link"),
        (["batch", "rows16.jsonl", "--out", "o.jsonl"], "rows16.jsonl: not UTF-8", "as UTF-8"),
        (["batch", "drafts", "--out", "o.jsonl"], "drafts: cannot be read: Is a directory", "JSONL"),
        (["batch", "rows.jsonl", "--out", "o.jsonl", "--html", "four.txt"], "four.txt: cannot be made", "a folder"),
        (["explain", "dropped-lnk"], "no such check", "dropped-link"),
        (["batch", "gone.jsonl", "--out", "out.jsonl"], "gone.jsonl: cannot be read", "JSONL"),
        (["batch", "empty.md", "--out", "out.jsonl"], "empty.md: there is no row in it", "JSON object"),
        (["batch", "original.md", "--out", "gone/out.jsonl"], "gone/out.jsonl: cannot be written", "folder that exists"),
        (["which", "faulty.md"], "no layout is configured", "originals ="),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_what_cannot_be_checked_exits_2_with_where_what_and_what_to_try(
    folder: Path, words: list[str], where: str, hint: str
) -> None:
    before = sorted(folder.rglob("*"))
    done = fidelity(*words, cwd=folder)
    error, _, tried = done.stderr.partition("\n  try: ")
    assert done.returncode == 2
    assert where in error
    assert hint in tried
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert sorted(folder.rglob("*")) == before


def test_a_clean_pair_exits_0_and_a_faulty_one_1(folder: Path) -> None:
    clean = fidelity("check", "original.md", "faithful.md", cwd=folder)
    faulty = fidelity("check", "original.md", "faulty.md", cwd=folder)
    forgiven = fidelity("check", "original.md", "faulty.md", "--fail-on", "never", cwd=folder)
    assert (clean.returncode, faulty.returncode, forgiven.returncode) == (0, 1, 0)
    assert "https://maps.example/harbour" in faulty.stdout


def test_the_layers_that_were_not_asked_for_do_not_run(folder: Path) -> None:
    done = fidelity(
        "check", "original.md", "faulty.md", "--layers", "lexical", "--format", "json", cwd=folder
    )
    report = json.loads(done.stdout)
    assert (report["layers"], report["findings"], report["engine"]) == (["lexical"], [], None)


def test_without_an_engine_the_report_says_what_did_not_run_and_why(folder: Path) -> None:
    report = json.loads(
        fidelity("check", "original.md", "finnish.md", "--format", "json", cwd=folder).stdout
    )
    assert report["engine"] is None
    assert report["layers"] == ["structural", "lexical"]
    assert "no engine for Finnish" in report["notes"][0]
    assert "meaning checks did not run" in report["notes"][0]


@pytest.mark.parametrize("side", ["original.md", "faulty.md"])
def test_one_text_may_come_from_standard_input(folder: Path, side: str) -> None:
    files = ["original.md", "faulty.md"]
    given = (folder / side).read_text(encoding="utf-8")
    words = ["-" if name == side else name for name in files]
    assert fidelity("check", *words, "--from", "es", cwd=folder, stdin=given).returncode == 1


def test_the_report_goes_to_the_file_that_is_named(folder: Path) -> None:
    done = fidelity(
        "check", "original.md", "faulty.md", "--format", "json", "--output", "r.json", cwd=folder
    )
    assert done.stdout == ""
    assert json.loads((folder / "r.json").read_text(encoding="utf-8"))["verdict"] == "fail"


def test_colour_comes_only_where_it_is_wanted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def escapes(**environment: str) -> bool:
        return (
            "\x1b["
            in fidelity("check", "original.md", "faulty.md", cwd=folder, **environment).stdout
        )

    assert (escapes(), escapes(FORCE_COLOR="1"), escapes(FORCE_COLOR="1", NO_COLOR="1")) == (
        False,
        True,
        False,
    )


def test_a_text_that_holds_what_the_terminal_cannot_show_is_still_reported(folder: Path) -> None:
    done = fidelity(
        "check", "original.md", "faulty.md", cwd=folder, LC_ALL="C", PYTHONIOENCODING="ascii"
    )
    assert done.returncode == 1
    assert "→" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["check", "original.md", "faulty.md"],
        ["batch", "rows.jsonl", "--out", "-"],
        ["explain"],
        ["engines"],
    ],
    ids=" ".join,
)
def test_a_reader_that_leaves_ends_the_run_quietly_and_a_full_disk_is_an_error(
    folder: Path, words: list[str]
) -> None:
    command = [sys.executable, "-m", "fidelity", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    reader, writer = os.pipe()
    os.close(reader)
    left = subprocess.run(
        command, cwd=folder, env=environment, stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    with Path("/dev/full").open("w") as full_disk:
        full = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdout=full_disk,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (left.returncode, left.stderr) == (141, b"")
    assert full.returncode == 2
    assert b"standard output: cannot be written: No space left" in full.stderr
    assert b"Traceback" not in full.stderr


def test_a_report_for_which_there_is_no_room_is_an_error_and_leaves_no_half(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    words = "check original.md faulty.md --from es --layers structural --html page.html"
    line = f'ulimit -f 1; exec "$0" -m fidelity {words}'
    done = subprocess.run(
        ["sh", "-c", line, sys.executable],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"page.html: cannot be written: File too large" in done.stderr
    assert sorted(folder.rglob("*")) == before


def test_a_device_is_written_to_and_stays_a_device(folder: Path) -> None:
    fifo = folder / "fifo"
    os.mkfifo(fifo)
    with subprocess.Popen(["cat", str(fifo)], stdout=subprocess.PIPE) as reader:
        done = fidelity("check", "original.md", "faulty.md", "--output", "fifo", cwd=folder)
        shown, _ = reader.communicate(timeout=60)
    assert (done.returncode, fifo.is_fifo(), b"dropped-link" in shown) == (1, True, True)


@pytest.mark.parametrize(("environment", "red"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_an_error_on_a_terminal_is_red_unless_colour_is_unwanted(
    folder: Path, environment: dict[str, str], red: bool
) -> None:
    shown = shown_on_terminal(
        [sys.executable, "-m", "fidelity", "check", "gone.md", "faulty.md"],
        cwd=folder,
        env=environment,
        errors_alone=True,
    )
    assert ("gone.md: no such file" in shown, "\x1b[31m" in shown) == (True, red)


@pytest.mark.parametrize("format_", ["text", "markdown", "github", "gitlab", "sarif", "junit"])
def test_what_is_likelier_no_fault_is_told_only_to_those_who_ask(
    tmp_path: Path, format_: str
) -> None:
    (tmp_path / "a.md").write_text("The old red boat left the harbour.\n")
    (tmp_path / "a.es.md").write_text("El viejo barco salió del puerto.\n")
    (tmp_path / "b.md").write_text("The old boat left the harbour.\n")
    pair = ("a.md", "a.es.md", "--back-translation", "b.md", "--fail-on", "minor")
    quiet = fidelity("check", *pair, "--format", format_, cwd=tmp_path)
    asked = fidelity("check", *pair, "--format", format_, "--hints", cwd=tmp_path)
    whole = json.loads(fidelity("check", *pair, "--format", "json", cwd=tmp_path).stdout)
    told = ["“red” is missing" in done.stdout for done in (quiet, asked)]
    assert (told, quiet.returncode, asked.returncode) == ([False, True], 0, 0)
    assert [found["message"] for found in whole["findings"]] == ["“red” is missing"]
    assert (whole["scores"]["mqm"], whole["scores"]["coverage"]) == (100, 1)
    if format_ == "text":
        assert "1 hint, likelier no fault than one: --hints" in quiet.stdout


def test_a_pair_that_is_no_pair_is_said_to_be_none(folder: Path) -> None:
    (folder / "other.md").write_text(
        "Mix the flour with two eggs.\n\nBake it for an hour at low heat.\n\nLet the cake cool before you cut it.\n"
    )
    done = fidelity("check", "original.md", "other.md", "--from", "en", cwd=folder)
    assert "is this the translation of that original?" in done.stdout


def test_every_command_explains_itself() -> None:
    for command in ("check", "batch", "explain", "engines", "which"):
        done = fidelity(command, "--help", cwd=ROOT)
        assert done.returncode == 0
        assert len(done.stdout.splitlines()) > 4


def test_explain_lists_every_check_and_prints_the_page_of_one() -> None:
    from fidelity.checks import CHECKS

    listed = fidelity("explain", cwd=ROOT).stdout
    page = fidelity("explain", "dropped-link", cwd=ROOT).stdout
    assert all(name in listed for name in CHECKS)
    assert "A link of the original is missing" in page
    assert "Blind spot" in page


def test_engines_lists_every_engine_with_its_state() -> None:
    from fidelity.back_translate import ENGINES

    lines = fidelity("engines", cwd=ROOT).stdout
    assert all(name in lines for name in ENGINES)


LAYOUT = (
    '[tool.fidelity]\noriginals = "content/en/{path}"\ntranslations = "content/{lang}/{path}"\n'
)


@pytest.fixture
def project(folder: Path) -> Path:
    (folder / "pyproject.toml").write_text(LAYOUT)
    for lang, text in {"en": ORIGINAL, "es": FAULTY, "pt": FAITHFUL}.items():
        (folder / "content" / lang / "guide").mkdir(parents=True)
        (folder / "content" / lang / "guide" / "isle.md").write_text(text, encoding="utf-8")
    return folder


def checked(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The translations that a JSON run reported on."""
    whole = done.stdout.strip()
    lines = whole.splitlines() if whole.startswith('{"') else [whole]
    return [json.loads(line)["translation"]["path"] for line in lines if line]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["content/es/guide/isle.md"], ["content/es/guide/isle.md"]),
        (["content/en/guide/isle.md"], ["content/es/guide/isle.md", "content/pt/guide/isle.md"]),
        (["content/es/guide/isle.md", "content/pt/guide/isle.md"], ["content/es/guide/isle.md", "content/pt/guide/isle.md"]),
        (["content/en/guide/isle.md", "content/es/guide/isle.md"], ["content/es/guide/isle.md"]),
        (["original.md", "content/es/guide/isle.md"], ["content/es/guide/isle.md"]),
    ],
)  # fmt: skip
def test_originals_are_found_by_the_layout(
    project: Path, files: list[str], expected: list[str]
) -> None:
    done = fidelity(
        "check", *files, "--layers", "structural,lexical", "--format", "json", cwd=project
    )
    assert (checked(done), done.returncode) == (expected, 1)


def test_a_file_outside_the_layout_is_said_to_be_unchecked(project: Path) -> None:
    done = fidelity("check", "original.md", cwd=project)
    assert done.returncode == 0
    assert "original.md: no part of the layout" in done.stderr


@pytest.mark.parametrize("name", ["content/es", "content/es/guide"])
def test_a_folder_stands_for_the_texts_in_it(project: Path, name: str) -> None:
    done = fidelity(
        "check", name, "--layers", "structural,lexical", "--format", "json", cwd=project
    )
    assert checked(done) == checked(
        fidelity(
            *("check", "--by-layout", "content/es/guide/isle.md"),
            *("--layers", "structural,lexical", "--format", "json"),
            cwd=project,
        )
    )


def test_a_folder_without_texts_of_the_layout_is_an_error(project: Path) -> None:
    (project / "other").mkdir()
    (project / "other" / "notes.md").write_text("Notes.\n")
    done = fidelity("check", "other", cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert "other: is a folder without a text that the layout knows" in done.stderr


def test_translations_may_lie_beside_their_original(folder: Path) -> None:
    (folder / "fidelity.toml").write_text(
        'originals = "{path}.md"\ntranslations = "{path}.{lang}.md"\n'
    )
    for name, text in {"isle.md": ORIGINAL, "isle.es.md": FAULTY, "isle.pt.md": FAITHFUL}.items():
        (folder / name).write_text(text, encoding="utf-8")
    offline = ("--layers", "structural,lexical", "--format", "json")
    assert checked(fidelity("check", "isle.md", *offline, cwd=folder)) == [
        "isle.es.md",
        "isle.pt.md",
    ]
    assert checked(fidelity("check", "isle.es.md", *offline, cwd=folder)) == ["isle.es.md"]


def test_a_translation_without_its_original_cannot_be_checked(project: Path) -> None:
    (project / "content/en/guide/isle.md").unlink()
    done = fidelity("check", "content/es/guide/isle.md", cwd=project)
    assert done.returncode == 2
    assert "its original content/en/guide/isle.md does not exist" in done.stderr


def test_a_broken_file_among_others_does_not_keep_them_from_being_checked(project: Path) -> None:
    (project / "content/pt/guide/isle.md").write_bytes(b"\xff\xfe\x00")
    done = fidelity("check", "content/es/guide/isle.md", "content/pt/guide/isle.md", cwd=project)
    assert done.returncode == 2
    assert "content/pt/guide/isle.md" in done.stderr
    assert "dropped-link" in done.stdout


def test_which_says_what_belongs_to_what(project: Path) -> None:
    of_translation = fidelity("which", "content/es/guide/isle.md", cwd=project).stdout
    of_original = fidelity("which", "content/en/guide/isle.md", cwd=project).stdout
    assert of_translation.splitlines() == [
        "content/es/guide/isle.md is the es translation of content/en/guide/isle.md",
        f"  why: {project / 'pyproject.toml'} says so",
        "  content/en/{path} and content/{lang}/{path}",
        f"  below {project}",
    ]
    assert [line.split()[0] for line in of_original.splitlines()[1:3]] == ["es", "pt"]


def test_the_configuration_decides_what_fails_and_what_is_ignored(project: Path) -> None:
    (project / "pyproject.toml").write_text(LAYOUT + 'ignore = ["dropped-link"]\n')
    ignored = fidelity("check", "content/es/guide/isle.md", cwd=project)
    (project / "pyproject.toml").write_text(LAYOUT + 'severities = { "dropped-link" = "minor" }\n')
    lowered = fidelity("check", "content/es/guide/isle.md", cwd=project)
    (project / "pyproject.toml").write_text(LAYOUT + 'fail-on = "minor"\n')
    strict = fidelity("check", "content/es/guide/isle.md", cwd=project)
    assert (ignored.returncode, lowered.returncode, strict.returncode) == (0, 0, 1)


def test_a_mistyped_key_of_the_configuration_is_an_error_with_the_right_one(project: Path) -> None:
    (project / "pyproject.toml").write_text(LAYOUT + 'fail_on = "minor"\n')
    done = fidelity("check", "content/es/guide/isle.md", cwd=project)
    assert done.returncode == 2
    assert "unknown key fail_on" in done.stderr
    assert "did you mean fail-on?" in done.stderr


def test_an_essay_is_checked_end_to_end_with_its_recorded_back_translation() -> None:
    done = fidelity("check", "original.html", "es.faulty.html", "--format", "json", cwd=ESSAY)
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert report["schema"] == "fidelity/report@1"
    assert report["engine"]["name"] == "recorded"
    assert {"dropped-link", "missing-byline", "flipped-negation"} <= {
        f["check"] for f in report["findings"]
    }
