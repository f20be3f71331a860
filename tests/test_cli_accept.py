"""`fidelity accept` as a person uses it: in a git repository, by options and in the terminal."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from git_here import git

from fidelity.acceptance import read

ORIGINAL = "He sold 30 boats.\n\nThe [yard](https://a.example/yard) was closed in March.\n\nNobody was hurt.\n"
FAULTY = "He sold 13 boats.\n\nThe yard was closed in March.\n\nNobody was hurt.\n"
BASELINE = "fidelity-baseline.toml"
PAIR = ("docs/a.md", "docs/a.en.md", "--from", "en")


def fidelity(*words: str, cwd: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fidelity", *words],
        cwd=cwd,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for words in (["init", "-q"], ["config", "user.name", "Mia Marsh"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    (tmp_path / "docs").mkdir()
    (tmp_path / "fidelity.toml").write_text(
        'originals = "docs/{path}.md"\ntranslations = "docs/{path}.{lang}.md"\n'
    )
    (tmp_path / "docs/a.md").write_text(ORIGINAL)
    (tmp_path / "docs/a.en.md").write_text(FAULTY)
    return tmp_path


def findings(project: Path, *words: str, cwd: Path | None = None) -> dict[str, str]:
    """The checks that found something, with their ids; `words` go before the format."""
    done = fidelity("check", *(words or PAIR), "--format", "json", cwd=cwd or project)
    return {f["check"]: f["id"] for f in json.loads(done.stdout)["findings"] if "accepted" not in f}


def test_all_findings_are_accepted_and_only_a_new_one_is_told(project: Path) -> None:
    assert set(findings(project)) == {"changed-number", "dropped-link"}
    done = fidelity("accept", *PAIR, "--all", "--reason", "as it was", cwd=project)
    assert (done.returncode, done.stdout) == (0, f"2 findings accepted in {project / BASELINE}\n")
    told = fidelity("check", *PAIR, "--strict-baseline", cwd=project)
    assert (told.returncode, "nothing found, 2 accepted" in told.stdout) == (0, True)
    entry = (project / BASELINE).read_text()
    assert 'author = "Mia Marsh"' in entry
    assert 'path = "docs/a.en.md"' in entry
    (project / "docs/a.en.md").write_text(
        "A word of the editor.\n\n" + FAULTY.replace("Nobody", "Everybody")
    )
    assert {*findings(project)} == {"flipped-negation", "added-paragraph"}


def test_an_acceptance_holds_from_wherever_the_file_is_named(project: Path) -> None:
    fidelity("accept", *PAIR, "--all", "--reason", "as it was", cwd=project)
    assert findings(project, "docs/a.en.md") == {}
    assert findings(project, "a.md", "a.en.md", "--from", "en", cwd=project / "docs") == {}
    absolute = (str(project / "docs/a.md"), str(project / "docs/a.en.md"), "--from", "en")
    assert findings(project, *absolute) == {}


def test_a_finding_is_accepted_by_its_id_its_check_or_its_path(project: Path) -> None:
    ids = findings(project)
    fidelity("accept", *PAIR, "--id", ids["changed-number"], "--reason", "r", cwd=project)
    assert set(findings(project)) == {"dropped-link"}
    (project / BASELINE).unlink()
    fidelity(
        "accept",
        *PAIR,
        "--check",
        "dropped-link",
        "--path",
        "docs/**",
        "--reason",
        "r",
        cwd=project,
    )
    assert set(findings(project)) == {"changed-number"}
    nothing = fidelity("accept", *PAIR, "--path", "other/**", "--reason", "r", cwd=project)
    assert (nothing.returncode, nothing.stdout) == (0, "nothing accepted\n")


def test_a_stale_acceptance_is_told_fails_when_strict_and_is_pruned(project: Path) -> None:
    fidelity("accept", *PAIR, "--all", "--reason", "as it was", cwd=project)
    (project / "docs/a.en.md").write_text(FAULTY.replace("13", "30"))
    told = fidelity("check", *PAIR, cwd=project)
    assert (told.returncode, "1 accepted finding no longer there" in told.stderr) == (0, True)
    assert fidelity("check", *PAIR, "--strict-baseline", cwd=project).returncode == 1
    pruned = fidelity("accept", "--prune", cwd=project)
    assert (pruned.returncode, pruned.stdout.splitlines()[-1]) == (
        0,
        f"1 taken out of {project / BASELINE}, 1 left",
    )
    assert fidelity("check", *PAIR, "--strict-baseline", cwd=project).returncode == 0


def test_acceptances_on_a_file_that_is_gone_are_pruned(project: Path) -> None:
    fidelity("accept", *PAIR, "--all", "--reason", "as it was", cwd=project)
    (project / "docs/a.en.md").unlink()
    pruned = fidelity("accept", "--prune", cwd=project)
    assert pruned.stdout.endswith(f"2 taken out of {project / BASELINE}, 0 left\n")


def renamed(project: Path) -> None:
    """The pair that was accepted, committed under another name in another folder."""
    fidelity("accept", *PAIR, "--all", "--reason", "as it was", cwd=project)
    git("add", ".", cwd=project)
    git("commit", "-m", "accepted", cwd=project)
    (project / "docs/new").mkdir()
    for name in ("md", "en.md"):
        git("mv", f"docs/a.{name}", f"docs/new/b.{name}", cwd=project)
    git("commit", "-m", "renamed", cwd=project)


NEW_NAME = ("docs/new/b.md", "docs/new/b.en.md", "--from", "en")


def test_what_is_accepted_stays_so_when_its_file_is_renamed(project: Path) -> None:
    renamed(project)
    told = fidelity("check", *NEW_NAME, "--strict-baseline", cwd=project)
    assert (told.returncode, "nothing found, 2 accepted" in told.stdout) == (0, True)
    assert "2 accepted findings of a file that was renamed" in told.stderr
    assert findings(project, *NEW_NAME) == {}
    (project / "docs/new/b.en.md").write_text(FAULTY.replace("Nobody", "Everybody"))
    assert {*findings(project, *NEW_NAME)} == {"flipped-negation"}


@pytest.mark.parametrize("named", [(), NEW_NAME])
def test_pruning_writes_the_new_name_of_a_renamed_file(
    project: Path, named: tuple[str, ...]
) -> None:
    renamed(project)
    pruned = fidelity("accept", "--prune", *named, cwd=project)
    end = f"0 taken out of {project / BASELINE}, 2 left\n"
    assert (pruned.returncode, pruned.stdout.endswith(end)) == (0, True)
    entries = read(project / BASELINE)
    assert [entry.path for entry in entries] == ["docs/new/b.en.md"] * 2
    assert [entry.id for entry in entries] == [
        finding["id"]
        for finding in json.loads(
            fidelity("check", *NEW_NAME, "--format", "json", cwd=project).stdout
        )["findings"]
    ]
    assert "renamed" not in fidelity("check", *NEW_NAME, cwd=project).stderr


def test_one_more_acceptance_writes_the_new_name_of_a_renamed_file(project: Path) -> None:
    renamed(project)
    (project / "docs/new/b.en.md").write_text(FAULTY.replace("Nobody", "Everybody"))
    fidelity("accept", *NEW_NAME, "--all", "--reason", "so it is", cwd=project)
    entries = read(project / BASELINE)
    assert [(entry.path, entry.reason) for entry in entries] == [
        ("docs/new/b.en.md", "as it was"),
        ("docs/new/b.en.md", "as it was"),
        ("docs/new/b.en.md", "so it is"),
    ]


def test_pruning_other_files_leaves_the_entries_of_a_renamed_one(project: Path) -> None:
    renamed(project)
    (project / "docs/c.md").write_text("It rained.\n")
    (project / "docs/c.en.md").write_text("It rained.\n")
    fidelity("accept", "--prune", "docs/c.en.md", cwd=project)
    assert len(read(project / BASELINE)) == 2


def test_a_copy_beside_the_accepted_file_is_a_new_file_with_faults_of_its_own(
    project: Path,
) -> None:
    fidelity("accept", *PAIR, "--all", "--reason", "as it was", cwd=project)
    for name in ("md", "en.md"):
        (project / f"docs/b.{name}").write_text((project / f"docs/a.{name}").read_text())
    assert {*findings(project, "docs/b.md", "docs/b.en.md", "--from", "en")} == {
        "changed-number",
        "dropped-link",
    }


def test_where_nobody_can_tell_which_file_is_the_renamed_one_none_is_accepted(
    project: Path,
) -> None:
    renamed(project)
    for name in ("md", "en.md"):
        (project / f"docs/c.{name}").write_text((project / f"docs/new/b.{name}").read_text())
    done = fidelity("check", "docs", "--format", "sarif", cwd=project)
    results = json.loads(done.stdout)["runs"][0]["results"]
    assert [result["ruleId"] for result in results].count("dropped-link") == 2


def test_a_folder_of_files_with_the_same_accepted_fault_can_be_renamed(project: Path) -> None:
    for name in ("md", "en.md"):
        (project / f"docs/c.{name}").write_text((project / f"docs/a.{name}").read_text())
    accepted = fidelity("accept", "docs", "--all", "--reason", "as it was", cwd=project)
    assert accepted.stdout.startswith("4 findings accepted")
    (project / "docs/new").mkdir()
    for name in ("a.md", "a.en.md", "c.md", "c.en.md"):
        (project / "docs" / name).rename(project / "docs/new" / name)
    assert fidelity("check", "docs", "--strict-baseline", cwd=project).returncode == 0
    fidelity("accept", "--prune", cwd=project)
    assert [entry.path for entry in read(project / BASELINE)] == [
        *["docs/new/a.en.md"] * 2,
        *["docs/new/c.en.md"] * 2,
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "no file is named"),
        (PAIR, "nobody is there to be asked"),
        ((*PAIR, "--all"), "there is no reason"),
        ((*PAIR, "--id", "0123", "--reason", "r"), "no such finding in these files"),
        ((*PAIR, "--check", "droped-link", "--reason", "r"), "did you mean dropped-link"),
    ],
)
def test_what_cannot_be_accepted_is_an_error_and_leaves_no_file(
    project: Path, words: tuple[str, ...], said: str
) -> None:
    done = fidelity("accept", *words, cwd=project)
    assert (done.returncode, said in done.stderr) == (2, True)
    assert not (project / BASELINE).exists()


def test_a_broken_baseline_is_an_error_and_not_a_clean_run(project: Path) -> None:
    (project / BASELINE).write_text("<<<<<<< HEAD\n")
    done = fidelity("check", *PAIR, cwd=project)
    assert (done.returncode, f"{BASELINE}: not valid TOML" in done.stderr) == (2, True)


def test_a_pattern_with_an_unknown_check_is_an_error(project: Path) -> None:
    with (project / "fidelity.toml").open("a") as file:
        file.write('[[accept]]\ncheck = "droped-link"\nreason = "r"\n')
    done = fidelity("check", *PAIR, cwd=project)
    assert (done.returncode, "did you mean dropped-link" in done.stderr) == (2, True)


def test_in_a_terminal_each_finding_is_asked_about(project: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "fidelity", "accept", *PAIR],
        cwd=project,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    os.write(ours, b"y\nit was corrected\nn\n")
    said, _ = process.communicate(timeout=120)
    os.close(ours)
    os.close(theirs)
    assert process.returncode == 0, said
    assert said.index("[1 of 2]") < said.index("“30” became “13”") < said.index("[2 of 2]")
    assert 'reason = "it was corrected"' in (project / BASELINE).read_text()
    assert set(findings(project)) == {"dropped-link"}
