"""`fidelity batch` as a process: rows in, reports out, in the same order, whatever is wrong with
some of them.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import html

ROOT = Path(__file__).parent.parent.parent
ENGLISH = {
    "id": "a",
    "original": "Nobody was hurt in the fire.",
    "back_translation": "Everybody was hurt in the fire.",
}
SPANISH = {
    "id": "b",
    "original": "The boat left at noon.",
    "translation": "El barco salió al mediodía.",
    "lang": "es",
}


def batch(*words: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fidelity", "batch", *words],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=120,
        check=False,
    )


def manifest(folder: Path, *rows: Any) -> Path:
    path = folder / "rows.jsonl"
    path.write_bytes(b"".join(line_of(row) + b"\n" for row in rows))
    return path


def line_of(row: Any) -> bytes:
    if isinstance(row, bytes):
        return row
    return (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)).encode()


def reports(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_each_row_becomes_a_report_with_its_id_in_the_same_order(tmp_path: Path) -> None:
    manifest(tmp_path, ENGLISH, SPANISH, {**ENGLISH, "id": 7})
    done = batch("rows.jsonl", "--out", "out.jsonl", "--layers", "structural,lexical", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [(r["id"], r["schema"]) for r in reports(tmp_path / "out.jsonl")] == [
        ("a", "fidelity/report@1"),
        ("b", "fidelity/report@1"),
        (7, "fidelity/report@1"),
    ]


def test_findings_make_the_run_exit_1_and_fail_on_never_0(tmp_path: Path) -> None:
    manifest(tmp_path, ENGLISH)
    strict = batch("rows.jsonl", "--out", "out.jsonl", cwd=tmp_path)
    mild = batch("rows.jsonl", "--out", "out.jsonl", "--fail-on", "never", cwd=tmp_path)
    assert (strict.returncode, mild.returncode) == (1, 0)
    assert [f["check"] for f in reports(tmp_path / "out.jsonl")[0]["findings"]] == [
        "flipped-negation"
    ]


def test_what_was_accepted_counts_in_no_row(tmp_path: Path) -> None:
    texts = {
        "a.md": "The boat left with 30 men.\n",
        "comment.md": "<!-- fidelity: accept changed-number: corrected -->\nSalieron 13 hombres en el barco.\n",
        "baseline.md": "El barco zarpó con 13 hombres.\n",
        "pattern.md": "El barco partió con 13 hombres.\n",
        "neither.md": "El barco salió con 13 hombres.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "fidelity.toml").write_text(
        '[[accept]]\ncheck = "changed-number"\npath = "pattern.md"\nreason = "their own count"\n'
    )
    rows = [
        {"id": name, "original_path": "a.md", "translation_path": name, "lang": "es"}
        for name in [*texts][1:]
    ]
    manifest(tmp_path, *rows)
    command = ("rows.jsonl", "--out", "out.jsonl", "--layers", "structural,lexical")
    batch(*command, cwd=tmp_path)
    (found,) = reports(tmp_path / "out.jsonl")[1]["findings"]
    (tmp_path / "fidelity-baseline.toml").write_text(
        f'[[accepted]]\nid = "{found["id"]}"\ncheck = "changed-number"\npath = "baseline.md"\n'
        'reason = "counted again"\n'
    )
    done = batch(*command, cwd=tmp_path)
    made = {row["id"]: row for row in reports(tmp_path / "out.jsonl")}
    accepted = {
        name: [f["accepted"]["source"] for f in row["findings"] if f.get("accepted")]
        for name, row in made.items()
    }
    assert accepted == {
        "comment.md": ["comment"],
        "baseline.md": ["baseline"],
        "pattern.md": ["configuration"],
        "neither.md": [],
    }
    verdicts = [row["verdict"] for row in made.values()]
    assert (done.returncode, verdicts) == (1, ["pass", "pass", "pass", "fail"])


def test_a_broken_baseline_stops_a_batch(tmp_path: Path) -> None:
    manifest(tmp_path, SPANISH)
    (tmp_path / "fidelity.toml").write_text("")
    (tmp_path / "fidelity-baseline.toml").write_text("<<<<<<< HEAD\n")
    done = batch("rows.jsonl", "--out", "out.jsonl", cwd=tmp_path)
    assert (done.returncode, "fidelity-baseline.toml: not valid TOML" in done.stderr) == (2, True)
    assert not (tmp_path / "out.jsonl").exists()


def test_brief_reports_leave_out_texts_and_alignment(tmp_path: Path) -> None:
    manifest(tmp_path, ENGLISH)
    batch("rows.jsonl", "--out", "long.jsonl", cwd=tmp_path)
    batch("rows.jsonl", "--out", "short.jsonl", "--brief", cwd=tmp_path)
    long, short = reports(tmp_path / "long.jsonl")[0], reports(tmp_path / "short.jsonl")[0]
    assert long.keys() - short.keys() == {"blocks", "alignment"}
    assert short["findings"] == long["findings"]


def test_paths_are_taken_from_the_folder_of_the_manifest(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "one.txt").write_text("The boat left at noon.\n")
    (tmp_path / "texts" / "two.txt").write_text("The boat left at noon.\n")
    manifest(
        tmp_path / "texts",
        {"id": 1, "original_path": "one.txt", "translation_path": "two.txt", "lang": "en"},
    )
    done = batch("texts/rows.jsonl", "--out", "out.jsonl", cwd=tmp_path)
    assert (done.returncode, reports(tmp_path / "out.jsonl")[0]["verdict"]) == (0, "pass")


BAD_ROWS = [
    ("{broken", "not JSON"),
    ("[" * 100_000, "not JSON"),
    (b'{"id": "x", "original": "caf\xe9"}', "not UTF-8 at byte 28"),
    ("[1, 2]", "not a JSON object"),
    ({"id": "x"}, "nothing to compare"),
    ({"id": "x", "original": "Only this."}, "nothing to compare"),
    ({"id": "x", "original": 5, "back_translation": "Five."}, "“original” is not text"),
    ({"id": True, "original": "One.", "back_translation": "One."}, "the id is neither"),
    ({"id": "x", "original_path": "-", "translation_path": "-"}, "“-” is no path"),
    ({**SPANISH, "lang": "Spanish"}, "no code of a language"),
    ({"id": [1], "original": "One.", "back_translation": "One."}, "the id is neither"),
    ({"id": "x", "original": "", "back_translation": "Something."}, "there is no text in it"),
    ({"id": "x", "original_path": "gone.md", "translation_path": "gone.es.md"}, "no such file"),
]


@pytest.mark.parametrize(("row", "what"), BAD_ROWS, ids=[what for _, what in BAD_ROWS])
def test_a_row_that_cannot_be_checked_says_so_in_its_line_and_stops_no_other(
    tmp_path: Path, row: Any, what: str
) -> None:
    manifest(tmp_path, ENGLISH, row, {**ENGLISH, "id": "z"})
    done = batch("rows.jsonl", "--out", "out.jsonl", cwd=tmp_path)
    first, bad, last = reports(tmp_path / "out.jsonl")
    assert done.returncode == 2
    assert (first["id"], last["id"]) == ("a", "z")
    assert bad["schema"] == "fidelity/error@1"
    assert what in bad["error"]["what"]
    assert what in done.stderr
    assert "1 could not be checked" in done.stderr


def test_rows_come_from_standard_input_and_reports_go_to_standard_output(tmp_path: Path) -> None:
    done = batch("-", "--out", "-", "--brief", cwd=tmp_path, stdin=json.dumps(ENGLISH) + "\n")
    assert json.loads(done.stdout)["id"] == "a"


def test_several_processes_keep_the_order_of_a_thousand_rows(tmp_path: Path) -> None:
    rows = [
        {
            "id": n,
            "original": f"Room {n} is free.",
            "back_translation": f"Room {n + n % 2} is free.",
        }
        for n in range(1000)
    ]
    manifest(tmp_path, *rows)
    done = batch("rows.jsonl", "--out", "out.jsonl", "--brief", "--jobs", "2", cwd=tmp_path)
    found = reports(tmp_path / "out.jsonl")
    assert done.returncode == 1
    assert [r["id"] for r in found] == list(range(1000))
    assert [r["id"] for r in found if r["verdict"] == "fail"] == list(range(1, 1000, 2))


def test_pages_and_an_index_are_written_for_every_row(tmp_path: Path) -> None:
    manifest(
        tmp_path,
        ENGLISH,
        {"id": "../sly", "original": "One.", "back_translation": "One."},
        "{broken",
    )
    batch("rows.jsonl", "--out", "out.jsonl", "--html", "pages", cwd=tmp_path)
    names = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.html"))
    index = html.fromstring((tmp_path / "pages" / "index.html").read_text(encoding="utf-8"))
    assert names == ["pages/-sly.html", "pages/a.html", "pages/index.html"]
    assert {"./a.html", "./-sly.html"} <= {link.get("href") for link in index.iter("a")}
    assert any("not JSON" in text for text in index.itertext())


def test_every_row_has_a_page_of_its_own_whatever_its_id(tmp_path: Path) -> None:
    ids = ["a", "a", "A", "a-2", "b/c", "b-c", "index", "", "..", "x" * 400, "é" * 400]
    manifest(tmp_path, *({**ENGLISH, "id": name} for name in ids), ENGLISH)
    done = batch("rows.jsonl", "--out", "out.jsonl", "--html", "pages", cwd=tmp_path)
    index = html.fromstring((tmp_path / "pages" / "index.html").read_text(encoding="utf-8"))
    linked = [str(link.get("href")) for link in index.iter("a")]
    pages = {path.name for path in (tmp_path / "pages").iterdir()} - {"index.html"}
    assert done.returncode == 1, done.stderr
    assert {f"./{name}" for name in pages} <= set(map(unquote, linked))
    assert len({name.casefold() for name in pages}) == len(ids) + 1


def test_a_byte_order_mark_before_the_first_row_is_no_part_of_it(tmp_path: Path) -> None:
    manifest(tmp_path, b"\xef\xbb\xbf" + json.dumps(ENGLISH).encode())
    given = (tmp_path / "rows.jsonl").read_text(encoding="utf-8")
    assert batch("rows.jsonl", "--out", "out.jsonl", cwd=tmp_path).returncode == 1
    assert batch("-", "--out", "out.jsonl", cwd=tmp_path, stdin=given).returncode == 1


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["Ctrl-C", "terminated"]
)
def test_a_run_that_is_stopped_ends_its_processes_in_the_middle_of_a_row(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    endless = {**ENGLISH, "original": "Nobody was hurt. " * 20_000}
    manifest(tmp_path, *([ENGLISH] * 16), *([endless] * 200))
    command = [sys.executable, "-m", "fidelity", "batch", "rows.jsonl", "--out", "o", "--jobs", "2"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    ) as process:
        until = time.monotonic() + 60
        while len(group_of(process.pid)) < 3 and time.monotonic() < until:
            time.sleep(0.05)
        # A terminal sends Ctrl-C to all processes; a service manager ends the first one.
        (os.killpg if number is signal.SIGINT else os.kill)(process.pid, number)
        _, complaint = process.communicate(timeout=60)
    assert (process.returncode, complaint.strip()) == (code, b"")
    assert group_of(process.pid) == []
    assert [path.name for path in tmp_path.iterdir()] == ["rows.jsonl"]


def group_of(leader: int) -> list[str]:
    """The processes of a session that still run."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            state, _, _, session, *_ = path.read_text().rpartition(")")[2].split()
            if int(session) == leader and state != "Z":
                found.append(path.parent.name)
    return found


def test_a_run_that_is_terminated_leaves_nothing_behind(tmp_path: Path) -> None:
    manifest(tmp_path, *({**ENGLISH, "id": n} for n in range(20_000)))
    command = [
        sys.executable,
        "-m",
        "fidelity",
        "batch",
        "rows.jsonl",
        "--out",
        "out.jsonl",
        "--jobs",
        "1",
    ]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        until = time.monotonic() + 60
        while not list(tmp_path.glob(".out.jsonl.*.part")) and time.monotonic() < until:
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)
    assert [path.name for path in tmp_path.iterdir()] == ["rows.jsonl"]
