"""`fidelity engines` as a user runs it, with a server on this machine in place of Argos' own."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from on_terminal import shown_on_terminal
from package_server import Page, Site, entry, serving

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests" / "back_translate" / "tiny-ru_en.argosmodel"
PART = "translate-ru_en-0_1.argosmodel.part"
INSTALLED = "Russian (ru) into English (en) 0.1 in packages/translate-ru_en-0_1"
TOTAL = f"{TINY.stat().st_size:,}"


@pytest.fixture
def site() -> Iterator[Site]:
    """A server with the tiny package and a list that names it."""
    with serving() as site:
        site.offer(entry("ru_en", "0.1", "tiny.argosmodel"))
        site.pages["/tiny.argosmodel"] = Page(TINY.read_bytes())
        yield site


def server(index: str) -> dict[str, str]:
    return {
        "ARGOS_PACKAGES_DIR": "packages",
        "FIDELITY_ARGOS_INDEX": index,
        "no_proxy": "*",
    }


def fidelity(
    *words: str, cwd: Path, index: str = "http://127.0.0.1:1/index.json"
) -> tuple[int, str, str]:
    """Run the command: its exit code, what it prints, and what it complains of."""
    done = subprocess.run(
        [sys.executable, "-m", "fidelity", *words],
        cwd=cwd,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **server(index)},
        timeout=120,
        check=False,
        text=True,
    )
    return done.returncode, done.stdout, done.stderr


def argos_line(table: str) -> str:
    """What the table says of argos, as one line."""
    lines = table.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("argos "))
    return " ".join(" ".join(lines[at : at + 2]).split())


def test_the_table_says_what_is_installed_and_how_to_get_what_is_missing(tmp_path: Path) -> None:
    before = argos_line(fidelity("engines", "--for", "de", cwd=tmp_path)[1])
    assert before == (
        "argos missing no package from German (de) into English (what is installed: nothing)"
        " fidelity engines install de"
    )
    fidelity("engines", "install", str(TINY), cwd=tmp_path)
    tables = [fidelity("engines", *words, cwd=tmp_path)[1] for words in ([], ["--for", "ru-RU"])]
    assert [argos_line(table).split()[:3] for table in tables] == [["argos", "ready", "ru"]] * 2


def test_the_columns_of_the_table_stand_below_each_other(tmp_path: Path) -> None:
    lines = fidelity("engines", cwd=tmp_path)[1].splitlines()
    named = [line for line in lines if not line.startswith(" ")]
    states = {line.find(f" {state} ") for line in named for state in ("ready", "missing")}
    assert len(states - {-1}) == 1
    assert {len(line) - len(line.lstrip()) for line in lines} == {0, (states - {-1}).pop() + 11}


def test_a_language_is_installed_from_the_web_and_then_used(tmp_path: Path, site: Site) -> None:
    (tmp_path / "a.md").write_text("The doctor read the report.\n", encoding="utf-8")
    (tmp_path / "a.ru.md").write_text("Врач прочитал отчёт.\n", encoding="utf-8")
    done = fidelity("engines", "install", "ru", cwd=tmp_path, index=site.index)
    assert done == (0, f"installed: {INSTALLED}\n", "")
    words = ("check", "a.md", "a.ru.md", "--engine", "argos", "--format", "json")
    code, printed, complaint = fidelity(*words, cwd=tmp_path)
    report = json.loads(printed)
    assert (code, complaint) == (0, "")
    assert (report["engine"]["name"], report["engine"]["model"]) == ("argos", "ru-en 0.1")
    english = [block["back_translation"] for block in report["blocks"]["translation"]]
    assert (english, report["findings"]) == (["The doctor read the report."], [])


def test_what_is_installed_already_is_said_to_be(tmp_path: Path, site: Site) -> None:
    fidelity("engines", "install", str(TINY), cwd=tmp_path)
    again = [
        fidelity("engines", "install", word, cwd=tmp_path, index=site.index)
        for word in (str(TINY), "ru_RU")
    ]
    assert again == [(0, f"already installed: {INSTALLED}\n", "")] * 2


def test_a_package_file_is_installed_without_a_network(tmp_path: Path) -> None:
    done = fidelity("engines", "install", str(TINY), cwd=tmp_path)
    assert done == (0, f"installed: {INSTALLED}\n", "")


def package(from_code: str, to_code: str) -> bytes:
    """A package whose model is none: it can be installed, not run."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        metadata = {"from_code": from_code, "to_code": to_code, "package_version": "1.0"}
        made.writestr("package/metadata.json", json.dumps(metadata))
        made.writestr("package/sentencepiece.model", "pieces")
        made.writestr("package/model/model.bin", "weights")
    return written.getvalue()


def test_a_language_without_a_package_of_its_own_gets_those_of_a_way_into_english(
    tmp_path: Path, site: Site
) -> None:
    site.offer(entry("ru_en", "0.1", "tiny.argosmodel"), entry("be_ru", "1.0", "be.argosmodel"))
    site.pages["/be.argosmodel"] = Page(package("be", "ru"))
    done = fidelity("engines", "install", "be", cwd=tmp_path, index=site.index)
    first = "Belarusian (be) into Russian (ru) 1.0 in packages/translate-be_ru-1_0"
    assert done == (0, f"installed: {first}\ninstalled: {INSTALLED}\n", "")
    table = fidelity("engines", "--for", "be", cwd=tmp_path)[1]
    assert argos_line(table).startswith("argos ready be ru")


def test_packages_that_lead_elsewhere_are_said_not_to_be_enough(tmp_path: Path) -> None:
    (tmp_path / "away.argosmodel").write_bytes(package("ru", "fr"))
    done = fidelity("engines", "install", "away.argosmodel", cwd=tmp_path)
    assert done == (
        0,
        "installed: Russian (ru) into French (fr) 1.0 in packages/translate-ru_fr-1_0\n",
        "argos cannot run yet: no package from any language into English"
        " (what is installed: nothing)\n  try: fidelity engines install LANG\n",
    )


@pytest.mark.parametrize(
    ("words", "page", "says"),
    [
        (["ru"], Page(b"", 404), ("/tiny.argosmodel: the server says 404 Not Found", "download the package elsewhere")),
        (["ru"], Page(b"<html>"), ("/tiny.argosmodel: is not a whole zip archive", "download the package again")),
        (["ru", "--timeout", "0.3"], Page(b"PK", silent_after=0), ("/tiny.argosmodel: no answer for 0.3 seconds", "check the network")),
        (["ru"], Page(TINY.read_bytes(), cuts=[0]), (f"/tiny.argosmodel: broke off after 0 of {TOTAL} bytes", "check the network")),
        (["ru", "--index", "http://127.0.0.1:1/l"], Page(), ("http://127.0.0.1:1/l: cannot be reached: Connection refused", "check the network")),
        (["ru", "--index", "list.json"], Page(), ("list.json: is not an http or https address", "--index")),
        (["de"], Page(), ("lists no package that leads from German (de) into English", "fidelity engines")),
        (["en"], Page(), ("en: English is not translated into English", "another language")),
        (["gone.argosmodel"], Page(), ("gone.argosmodel: cannot be read: No such file", "package file (.argosmodel)")),
        (["Russian"], Page(), ("Russian: cannot be read: No such file", "a language by its code, such as ru")),
        (["."], Page(), (".: cannot be read: Is a directory", "package file (.argosmodel)")),
        (["original.md"], Page(), ("original.md: is not a whole zip archive", "download the package again")),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_what_cannot_be_installed_exits_2_with_where_what_and_what_to_try(
    tmp_path: Path, site: Site, words: list[str], page: Page, says: tuple[str, str]
) -> None:
    (tmp_path / "original.md").write_text("Text.\n", encoding="utf-8")
    site.pages["/tiny.argosmodel"] = page
    code, printed, complaint = fidelity(
        "engines", "install", *words, cwd=tmp_path, index=site.index
    )
    error, _, tried = complaint.partition("\n  try: ")
    assert (code, printed) == (2, "")
    assert (says[0] in error, says[1] in tried) == (True, True)
    assert complaint.count("error: ") == 1
    assert "Traceback" not in complaint
    assert not list(tmp_path.glob("packages/*/"))


@pytest.mark.parametrize(
    ("blow", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)],
    ids=["interrupted", "terminated", "killed"],
)
def test_a_download_that_is_stopped_is_gone_on_with_by_the_next_command(
    tmp_path: Path, site: Site, blow: signal.Signals, code: int
) -> None:
    whole = site.pages["/tiny.argosmodel"]
    site.pages["/tiny.argosmodel"] = Page(whole.body, silent_after=5_000)
    running = subprocess.Popen(
        [sys.executable, "-m", "fidelity", "engines", "install", "ru"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), **server(site.index)},
        stderr=subprocess.PIPE,
        text=True,
    )
    part = tmp_path / "packages" / PART
    until = time.monotonic() + 60
    while not (part.is_file() and part.stat().st_size == 5_000) and time.monotonic() < until:
        time.sleep(0.02)
    held = part.stat().st_size
    running.send_signal(blow)
    _, complaint = running.communicate(timeout=60)
    assert (held, running.returncode, complaint.strip()) == (5_000, code, "")
    site.pages["/tiny.argosmodel"] = whole
    done = fidelity("engines", "install", "ru", cwd=tmp_path, index=site.index)
    assert done == (0, f"installed: {INSTALLED}\n", "")
    assert site.asked[-1] == ("/tiny.argosmodel", "bytes=5000-")
    assert [path.name for path in part.parent.iterdir()] == ["translate-ru_en-0_1"]


def test_a_terminal_shows_how_far_a_download_is(tmp_path: Path, site: Site) -> None:
    shown = shown_on_terminal(
        [sys.executable, "-m", "fidelity", "engines", "install", "ru"],
        cwd=tmp_path,
        env={**server(site.index), "COLUMNS": "100"},
        errors_alone=True,
    )
    assert "Russian (ru) into English (en) 0.1" in shown
    assert "1.0/1.0 MB" in shown
