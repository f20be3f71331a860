"""The baseline file: sorted, one hunk for one more, and never half-read."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest
from git_here import git

from fidelity.acceptance.baseline import Entry, read, rendered, write
from fidelity.errors import SettingsError

ENTRIES = [
    Entry(
        f"{k:012x}",
        "changed-number",
        f"docs/{k % 4}.md",
        f"reason {k}",
        "30",
        "13",
        "Mia",
        "2026-03-04",
    )
    for k in range(12)
]


def test_what_is_written_is_read_whatever_is_in_it(tmp_path: Path) -> None:
    odd = Entry(
        "f" * 12,
        "added-link",
        'a "b"\\ñ.md',
        "tab\there, \x7f, 🙂 and 'quotes'",
        "",
        "#x\n",
        "",
        "",
    )
    write(tmp_path / "b.toml", [*ENTRIES, odd])
    assert set(read(tmp_path / "b.toml")) == {*ENTRIES, odd}


def test_the_order_of_entries_and_their_number_make_no_difference() -> None:
    mixed = ENTRIES * 2
    random.Random(4).shuffle(mixed)
    assert rendered(mixed) == rendered(ENTRIES)


def test_no_file_accepts_nothing(tmp_path: Path) -> None:
    assert read(tmp_path / "b.toml") == ()


@pytest.mark.parametrize("left_out", range(len(ENTRIES)))
def test_one_more_acceptance_is_one_entry_in_git_diff(tmp_path: Path, left_out: int) -> None:
    file = tmp_path / "fidelity-baseline.toml"
    write(file, [*ENTRIES[:left_out], *ENTRIES[left_out + 1 :]])
    old = tmp_path / "old.toml"
    file.rename(old)
    write(file, ENTRIES)
    words = ["git", "diff", "--no-index", "--no-color", "-U0", str(old), str(file)]
    diff = subprocess.run(words, capture_output=True, text=True, check=False).stdout
    lines = diff.splitlines()
    changed = [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert sum(line.startswith("@@") for line in lines) == 1
    assert {line[0] for line in changed} == {"+"}
    assert len(changed) == 10  # a blank line, the head, and eight values
    assert sum("id = " in line for line in changed) == 1


def test_two_branches_that_accept_different_findings_merge(tmp_path: Path) -> None:
    file = tmp_path / "b.toml"
    git("init", "-b", "main", cwd=tmp_path)
    for branch, entries in (
        ("main", ENTRIES[1:9]),
        ("other", ENTRIES[:9]),
        ("main", ENTRIES[1:10]),
    ):
        if branch == "other":
            git("checkout", "-b", "other", cwd=tmp_path)
        elif file.exists():
            git("checkout", "main", cwd=tmp_path)
        write(file, entries)
        git("add", ".", cwd=tmp_path)
        git("commit", "-m", "accepted", cwd=tmp_path)
    git("merge", "other", cwd=tmp_path)
    assert set(read(file)) == set(ENTRIES[:10])


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[[accepted]]\n<<<<<<< HEAD\n", "not valid TOML"),
        ('[[accepted]]\nid = "a"\ncheck = "b"\npath = "c"\n', "entry 1: reason is missing"),
        ('[[accepted]]\nid = "a"\ncheck = "b"\npath = "c"\nreason = 4\n', "a value is no text"),
        ("accepted = 3\n", "something else than"),
        ('[[acepted]]\nid = "a"\n', "something else than"),
    ],
)
def test_a_file_that_says_something_else_is_an_error(tmp_path: Path, text: str, what: str) -> None:
    (tmp_path / "b.toml").write_text(text)
    with pytest.raises(SettingsError, match=what):
        read(tmp_path / "b.toml")
