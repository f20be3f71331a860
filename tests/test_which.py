"""`fidelity which`: what a file is to others, and why."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def which(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fidelity", "which", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of Hugo without any configuration of ours."""
    files = ("hugo.toml", ".git/HEAD", "content/en/a.md", "content/es/a.md", "README.md", "es.po")
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("A text.\n")
    return tmp_path


def test_a_layout_that_shows_is_told_with_its_reason(site: Path) -> None:
    done = which("content/es/a.md", cwd=site)
    assert (done.returncode, done.stdout.splitlines()) == (
        0,
        [
            "content/es/a.md is the es translation of content/en/a.md",
            "  why: nothing is configured; hugo.toml is there",
            "  layout hugo: content/en/{path} and content/{lang}/{path}",
            f"  below {site}",
        ],
    )


def test_a_script_reads_the_same_as_json(site: Path) -> None:
    layout = {
        "name": "hugo",
        "originals": "content/en/{path}",
        "translations": "content/{lang}/{path}",
        "root": str(site),
    }
    assert json.loads(which("content/en/a.md", "--format", "json", cwd=site).stdout) == {
        "file": "content/en/a.md",
        "role": "original",
        "why": "nothing is configured; hugo.toml is there",
        "translations": [{"lang": "es", "path": "content/es/a.md"}],
        "layout": layout,
    }
    translation = json.loads(which("content/es/a.md", "--format", "json", cwd=site).stdout)
    assert translation["original"] == {"path": "content/en/a.md", "exists": True}
    assert (translation["role"], translation["lang"]) == ("translation", "es")


def test_a_file_with_both_texts_is_its_own_pair(site: Path) -> None:
    assert which("es.po", cwd=site).stdout.startswith("es.po holds both texts\n")


@pytest.mark.parametrize(
    ("config", "file", "what", "hint"),
    [
        ("", "README.md", "no usual place holds its original", 'layouts = ["hugo"]'),
        ("", "gone.md", "no such file", "check the path"),
        ('layouts = ["mkdocs"]', "content/es/a.md", "does not know this file", "docs/{lang}/{path}"),
    ],
)  # fmt: skip
def test_an_unknown_place_exits_2_with_what_to_try(
    site: Path, config: str, file: str, what: str, hint: str
) -> None:
    (site / "fidelity.toml").write_text(config)
    done = which(file, cwd=site)
    assert (done.returncode, done.stdout) == (2, "")
    assert what in done.stderr
    assert hint in done.stderr


def test_a_named_layout_is_told_by_its_file(site: Path) -> None:
    (site / "fidelity.toml").write_text('layouts = ["hugo"]\n')
    (site / "content/en/a.md").unlink()
    lines = which("content/es/a.md", cwd=site).stdout.splitlines()
    assert lines[:3] == [
        "content/es/a.md is the es translation of content/en/a.md (missing)",
        f"  why: {site / 'fidelity.toml'} says so",
        "  layout hugo: content/en/{path} and content/{lang}/{path}",
    ]
