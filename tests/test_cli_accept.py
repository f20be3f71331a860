"""`fidelity accept` as a person uses it: in a git repository, by options and in the terminal."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

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
    (project / "docs/a.en.md").rename(project / "docs/b.en.md")
    pruned = fidelity("accept", "--prune", cwd=project)
    assert pruned.stdout.endswith(f"2 taken out of {project / BASELINE}, 0 left\n")


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
