"""`fidelity doctor` and `fidelity completion`, as a user runs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from fidelity.checks import CHECKS

ROOT = Path(__file__).parent.parent
LAYOUT = 'originals = "en/{path}"\ntranslations = "{lang}/{path}"\n'


def fidelity(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fidelity", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=False,
    )


def signs(done: subprocess.CompletedProcess[str]) -> dict[str, tuple[str, str, str]]:
    """State, what is said, and what to try, by the name of each thing."""
    found: dict[str, tuple[str, str, str]] = {}
    name = ""
    for line in done.stdout.splitlines():
        if line.strip().startswith("try: "):
            state, said, _ = found[name]
            found[name] = state, said, line.strip().removeprefix("try: ")
        else:
            name = line[9:30].strip()
            found[name] = line[:9].strip(), line[30:], ""
    return found


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_where_nothing_is_decided_it_says_what_to_do_and_that_a_check_works(
    tmp_path: Path,
) -> None:
    done = fidelity("doctor", cwd=tmp_path)
    found = signs(done)
    assert done.returncode == 0, done.stdout + done.stderr
    assert found["a check"][0] == "ok"
    assert found["configuration"][::2] == ("missing", "fidelity config init")
    assert found["layout"][0] == "missing"


def test_two_countries_with_one_language_need_one_engine(tmp_path: Path) -> None:
    write(tmp_path, fidelity_toml=LAYOUT, en__a_md="A.\n")
    for lang in ("pt", "pt-BR"):
        write(tmp_path, **{f"{lang}__a_md": "A.\n"})
    found = signs(fidelity("doctor", cwd=tmp_path))
    assert [name for name in found if name.startswith("from ")] == ["from pt"]


def test_a_layout_tells_its_languages_and_which_of_them_can_be_read(tmp_path: Path) -> None:
    write(tmp_path, fidelity_toml=LAYOUT, en__a_md="A.\n", be__a_md="A.\n", be__b_md="B.\n")
    found = signs(fidelity("doctor", cwd=tmp_path))
    assert found["layout"][0] == "ok"
    assert found["layout"][1].endswith(": 2 translations, be")
    assert found["originals"][:2] == (
        "missing",
        f"1 translations without one, such as {tmp_path}/be/b.md",
    )
    assert found["from be"][::2] in [("missing", "fidelity engines install be"), ("ok", "")]


@pytest.mark.parametrize(
    ("config", "name", "what"),
    [
        ("engin = 3\n", "configuration", "unknown key engin"),
        (LAYOUT, "layout", "there is no translation"),
        ('engine = "deepl"\n', "engine deepl", "DEEPL_AUTH_KEY"),
        ('ignore = ["dropped-lnk"]\n', "configuration", "no such check dropped-lnk"),
    ],
)
def test_what_is_asked_for_and_does_not_work_is_broken(
    tmp_path: Path, config: str, name: str, what: str
) -> None:
    write(tmp_path, fidelity_toml=config)
    done = fidelity("doctor", cwd=tmp_path, DEEPL_AUTH_KEY="")
    state, said, hint = signs(done)[name]
    assert (done.returncode, state, bool(hint)) == (2, "broken", True)
    assert what in said


def test_a_hook_that_is_configured_and_not_installed_is_broken(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    assert "pre-commit" not in signs(fidelity("doctor", cwd=tmp_path))
    (tmp_path / ".pre-commit-config.yaml").write_text("repos:\n- hooks:\n  - id: fidelity\n")
    assert signs(fidelity("doctor", cwd=tmp_path))["pre-commit"][::2] == (
        "broken",
        "pre-commit install",
    )
    (tmp_path / ".git" / "hooks").mkdir(exist_ok=True)
    (tmp_path / ".git" / "hooks" / "pre-commit").write_text("#!/bin/sh\n")
    assert signs(fidelity("doctor", cwd=tmp_path))["pre-commit"][0] == "ok"


def test_without_git_it_is_said_what_cannot_work(tmp_path: Path) -> None:
    found = signs(fidelity("doctor", cwd=tmp_path, PATH=str(tmp_path)))
    assert found["git"][::2] == ("missing", "install git")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("fidelity expl", ["explain"]),
        ("fidelity explain dropped-", [name for name in CHECKS if name.startswith("dropped-")]),
        ("fidelity check --fail-on m", ["minor", "major"]),
        ("fidelity check --layers lexical,", ["lexical,structural", "lexical,meaning"]),
        ("fidelity check --engine argos,ape", ["argos,apertium"]),
        ("fidelity config s", ["schema", "show"]),
    ],
)
def test_the_tab_key_completes(tmp_path: Path, words: str, expected: list[str]) -> None:
    done = fidelity(
        cwd=tmp_path,
        _FIDELITY_COMPLETE="bash_complete",
        COMP_WORDS=words,
        COMP_CWORD=str(len(words.split()) - 1),
    )
    completed = [line.partition(",")[2] for line in done.stdout.splitlines()]
    assert sorted(completed) == sorted(expected)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_can_be_read_by_it(tmp_path: Path, shell: str) -> None:
    done = fidelity("completion", shell, cwd=tmp_path)
    assert (done.returncode, "_FIDELITY_COMPLETE" in done.stdout) == (0, True)
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    (tmp_path / "script").write_text(done.stdout)
    subprocess.run([program, "-n", str(tmp_path / "script")], check=True)


BASH = """
COMP_WORDS=(fidelity comp); COMP_CWORD=1; _fidelity_completion fidelity
echo "${COMPREPLY[@]}"
"""


@pytest.mark.parametrize(
    ("shell", "ask"), [("bash", BASH), ("fish", "\ncomplete -C 'fidelity comp'\n")]
)
def test_a_shell_completes_a_command_by_the_script(tmp_path: Path, shell: str, ask: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    (tmp_path / "fidelity").write_text(f'#!/bin/sh\nexec {sys.executable} -m fidelity "$@"\n')
    (tmp_path / "fidelity").chmod(0o755)
    done = subprocess.run(
        [program, "-c", fidelity("completion", shell, cwd=tmp_path).stdout + ask],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.split()[:1] == ["completion"]
