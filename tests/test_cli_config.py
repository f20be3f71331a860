"""`fidelity config show`, as a user runs it."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CONFIG = """\
originals = "en/{path}"
translations = "{lang}/{path}"
preset = "docs"
severities = { "added-link" = "neutral" }

[[overrides]]
files = ["*/terms.md"]
preset = "legal"
engine = "argos"
"""


def show(*words: str, cwd: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "fidelity", "config", "show", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "fidelity.toml").write_text(CONFIG)
    (tmp_path / "es").mkdir()
    return tmp_path


def value(text: str, key: str) -> tuple[str, str]:
    (line,) = [line for line in text.splitlines() if line.startswith(f"{key} = ")]
    said, _, source = line.partition("  # ")
    return said.partition(" = ")[2].strip(), source.strip()


def test_every_key_is_shown_with_the_line_that_decided_it(project: Path) -> None:
    text = show(cwd=project)
    config = project / "fidelity.toml"
    assert value(text, "originals") == ('"en/{path}"', f"{config}:1")
    assert value(text, "engine") == ('"auto"', "default")
    said, source = value(text, "severities")
    assert '"added-link" = "neutral"' in said
    assert '"changed-placeholder" = "critical"' in said
    assert source == f"{config}:4, preset docs"


def test_for_a_file_its_overrides_are_shown(project: Path) -> None:
    text = show("es/terms.md", cwd=project)
    config = project / "fidelity.toml"
    assert value(text, "engine") == ('"argos"', f"{config}:9")
    assert value(text, "fail-on") == ('"minor"', "preset legal")
    assert value(text, "severities")[1] == f"preset legal, {config}:4, preset docs"
    assert value(show("es/guide.md", cwd=project), "engine") == ('"auto"', "default")


def test_what_is_shown_is_a_configuration_that_decides_the_same(project: Path) -> None:
    shown = tomllib.loads(show("es/terms.md", cwd=project))
    (project / "fidelity.toml").write_text(show("es/terms.md", cwd=project))
    assert tomllib.loads(show("es/terms.md", cwd=project)) == shown


def test_a_nearer_configuration_goes_before_one_further_up(project: Path) -> None:
    (project / "es" / "fidelity.toml").write_text('engine = "none"\n')
    assert value(show("es/guide.md", cwd=project), "engine")[0] == '"none"'
    assert value(show("guide.md", cwd=project), "engine")[0] == '"auto"'


def test_without_a_configuration_every_key_has_its_default(tmp_path: Path) -> None:
    text = show(cwd=tmp_path)
    assert text.startswith("# no configuration found\n")
    assert {line.partition("# ")[2] for line in text.splitlines()[1:] if " = " in line} == {
        "default"
    }
