"""The hooks as a documentation team meets them: the real `pre-commit`, in a real git repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ENGLISH = """\
# Feeding the goats

Give each goat two kilos of hay a day, and read the [rules of the farm](https://farm.example/rules).

Never leave the gate open.
"""
SPANISH = """\
# Alimentar a las cabras

Dé a cada cabra dos kilos de heno al día, y lea las [reglas de la granja](https://farm.example/rules).

No deje nunca la puerta abierta.
"""
CONFIG = """\
repos:
- repo: {hooks}
  rev: {rev}
  hooks:
  - id: fidelity-offline
"""
SETTINGS = '[tool.fidelity]\noriginals = "docs/en/{path}"\ntranslations = "docs/{lang}/{path}"\n'


def git(*words: str, cwd: Path) -> str:
    identity = (
        "-c",
        "user.name=Tester",
        "-c",
        "user.email=tester@example.org",
        "-c",
        "init.defaultBranch=main",
    )
    done = subprocess.run(
        ["git", *identity, *words], cwd=cwd, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The project as it stands now, as a repository that pre-commit can clone, and its revision."""
    if not (ROOT / ".git").exists():
        pytest.skip("the hook is tested from a git checkout of the project")
    copy = tmp_path_factory.mktemp("hooks")
    for name in git("ls-files", "-co", "--exclude-standard", cwd=ROOT).splitlines():
        if (
            name.startswith(("fidelity/", ".pre-commit", "pyproject", "README", "LICENSE"))
            and (ROOT / name).is_file()
        ):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    git("init", "--quiet", cwd=copy)
    git("add", "--all", cwd=copy)
    git("commit", "--quiet", "--message", "The project", cwd=copy)
    return copy, git("rev-parse", "HEAD", cwd=copy).strip()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environment of the hook, installed once for all tests here."""
    return tmp_path_factory.mktemp("pre-commit-home")


@pytest.fixture
def docs(tmp_path: Path, hooks: tuple[Path, str]) -> Path:
    """A documentation project with an original, a translation, and the hook."""
    for lang, text in {"en": ENGLISH, "es": SPANISH}.items():
        (tmp_path / "docs" / lang).mkdir(parents=True)
        (tmp_path / "docs" / lang / "goats.md").write_text(text, encoding="utf-8")
    (tmp_path / "README.md").write_text("# The farm\n")
    (tmp_path / "pyproject.toml").write_text(SETTINGS)
    (tmp_path / ".pre-commit-config.yaml").write_text(CONFIG.format(hooks=hooks[0], rev=hooks[1]))
    git("init", "--quiet", cwd=tmp_path)
    git("add", "--all", cwd=tmp_path)
    git("commit", "--quiet", "--message", "The farm", cwd=tmp_path)
    return tmp_path


def pre_commit(*words: str, cwd: Path, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        | {"PRE_COMMIT_HOME": str(home), "NO_COLOR": "1"},
        timeout=600,
        check=False,
    )


def stage(docs: Path, name: str, text: str) -> None:
    (docs / name).write_text(text, encoding="utf-8")
    git("add", name, cwd=docs)


def test_a_faithful_translation_passes_and_stays_silent(docs: Path, home: Path) -> None:
    first = pre_commit("--all-files", cwd=docs, home=home)
    second = pre_commit("--all-files", cwd=docs, home=home)
    assert (first.returncode, second.returncode) == (0, 0), first.stdout + first.stderr
    assert "Passed" in second.stdout


def test_a_lost_link_blocks_the_commit(docs: Path, home: Path) -> None:
    stage(
        docs,
        "docs/es/goats.md",
        SPANISH.replace("[reglas de la granja](https://farm.example/rules)", "reglas"),
    )
    done = pre_commit(cwd=docs, home=home)
    assert done.returncode == 1
    assert "dropped-link" in done.stdout
    assert "https://farm.example/rules" in done.stdout


def test_a_lost_paragraph_blocks_the_commit(docs: Path, home: Path) -> None:
    stage(docs, "docs/es/goats.md", SPANISH.replace("No deje nunca la puerta abierta.\n", ""))
    done = pre_commit(cwd=docs, home=home)
    assert done.returncode == 1
    assert "Never leave the gate open." in done.stdout


def test_a_change_of_the_original_alone_checks_its_translations(docs: Path, home: Path) -> None:
    stage(
        docs,
        "docs/en/goats.md",
        ENGLISH + "\nCall the [vet](https://vet.example) at once if a goat is ill.\n",
    )
    done = pre_commit(cwd=docs, home=home)
    assert done.returncode == 1
    assert "Call the vet at once" in done.stdout


def test_a_file_that_is_no_translation_does_not_block(docs: Path, home: Path) -> None:
    stage(docs, "README.md", "# The farm on the hill\n")
    done = pre_commit(cwd=docs, home=home)
    assert done.returncode == 0, done.stdout + done.stderr
