"""What of a run is shown, and how: colours, a bar, only what is wrong, everything."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from on_terminal import shown_on_terminal

ROOT = Path(__file__).parent.parent
RED = "\x1b["
TEXTS = {"en": "She sold 30 boats.\n", "good": "Vendió 30 barcos.\n", "bad": "Vendió 13 barcos.\n"}
CHECK = [sys.executable, "-m", "fidelity", "check", "--layers", "structural,lexical"]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "fidelity.toml").write_text(
        'originals = "en/{path}"\ntranslations = "{lang}/{path}"\n'
    )
    for name in ("a", "b", "c"):
        for lang, text in {
            "en": TEXTS["en"],
            "es": TEXTS["bad" if name == "b" else "good"],
        }.items():
            (tmp_path / lang).mkdir(exist_ok=True)
            (tmp_path / lang / f"{name}.md").write_text(text)
    return tmp_path


def run(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*CHECK, *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=False,
    )


def on_terminal(*words: str, cwd: Path, **environment: str) -> str:
    return shown_on_terminal([*CHECK, *words], cwd=cwd, env=environment)


ALL = ("es/a.md", "es/b.md", "es/c.md")


def test_of_several_pairs_only_those_with_findings_are_printed(docs: Path) -> None:
    done = run(*ALL, cwd=docs)
    assert "es/b.md" in done.stdout
    assert "es/a.md" not in done.stdout
    assert done.stderr == "3 checked: 2 pass, 1 fail\n"


def test_verbose_prints_those_that_pass_as_well(docs: Path) -> None:
    done = run("-v", *ALL, cwd=docs)
    assert [name in done.stdout for name in ALL] == [True] * 3


def test_quiet_prints_findings_and_nothing_else(docs: Path) -> None:
    (docs / "README.md").write_text("# Boats\n")
    done = run("--quiet", *ALL, "README.md", cwd=docs)
    assert ("changed-number" in done.stdout, done.stderr) == (True, "")
    clean = run("-q", "es/a.md", cwd=docs)
    assert (clean.returncode, clean.stdout, clean.stderr) == (0, "", "")


def test_json_holds_every_pair_however_quiet(docs: Path) -> None:
    assert len(run("-q", "--format", "json", *ALL, cwd=docs).stdout.splitlines()) == 3


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_without_a_terminal_colours_are_sent_where_they_are_asked_for(
    docs: Path, environment: dict[str, str], coloured: bool
) -> None:
    cleared = {"FORCE_COLOR": "", "NO_COLOR": ""} | environment
    done = run("es/b.md", "es/gone.md", "--by-layout", cwd=docs, **cleared)
    assert [RED in text for text in (done.stdout, done.stderr)] == [coloured] * 2


def test_on_a_terminal_there_are_colours_and_a_bar(docs: Path) -> None:
    seen = on_terminal(*ALL, cwd=docs)
    assert RED + "1;31m" in seen
    assert "━" in seen


@pytest.mark.parametrize(("environment", "moves"), [({}, True), ({"CI": "true"}, False)])
def test_one_page_that_takes_long_shows_that_it_goes_on(
    tmp_path: Path, environment: dict[str, str], moves: bool
) -> None:
    (tmp_path / "slow.py").write_text("import time\ntime.sleep(2)\n")
    (tmp_path / "fidelity.toml").write_text(
        f'engine = "command"\n[engines.command]\nrun = ["{sys.executable}", "slow.py"]\n'
    )
    (tmp_path / "a.md").write_text(TEXTS["en"])
    (tmp_path / "a.es.md").write_text(TEXTS["good"])
    words = [sys.executable, "-m", "fidelity", "check", "a.md", "a.es.md"]
    assert ("checking" in shown_on_terminal(words, cwd=tmp_path, env=environment)) is moves


@pytest.mark.parametrize("environment", [{"CI": "true"}, {"TERM": "dumb"}])
def test_in_a_build_nothing_moves(docs: Path, environment: dict[str, str]) -> None:
    assert "━" not in on_terminal(*ALL, cwd=docs, **environment)


def test_many_pairs_are_told_in_their_order_and_as_one_by_one(docs: Path) -> None:
    """From some number of pairs on, several processes share them."""
    names = []
    for number in range(12):
        for lang in ("en", "es"):
            (docs / lang / f"{number:02}.md").write_text(
                "---\nauthor: Ana\n---\n\n" + TEXTS["en" if lang == "en" else "bad"]
            )
        names.append(f"es/{number:02}.md")
    (docs / "es" / "06.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    together = run("--format", "json", *names, cwd=docs)
    alone = [run("--format", "json", *names[n : n + 3], cwd=docs) for n in range(0, 12, 3)]
    assert together.returncode == 2
    assert together.stdout == "".join(done.stdout for done in alone)
    assert together.stderr == "".join(done.stderr for done in alone)
    assert "es/06.md: seems to be a PNG image" in together.stderr
