"""The GitHub Action and the GitLab template: they are read, and their shell steps run in a real repository."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from git_here import git

ROOT = Path(__file__).parent.parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
TEMPLATE = ROOT / "templates" / "fidelity.gitlab-ci.yml"
GITLAB: dict[str, Any] = yaml.safe_load(TEMPLATE.read_text(encoding="utf-8"))["fidelity"]
LAYOUT = (
    'originals = "en/{path}"\ntranslations = "{lang}/{path}"\nlayers = ["structural", "lexical"]\n'
)
ENGLISH = "She sold 30 boats.\n\nRead the [rules](https://farm.example/rules) first.\n"
SPANISH = "Vendió 30 barcos.\n\nLea primero las [reglas](https://farm.example/rules).\n"
FAULTY = SPANISH.replace("30", "13")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A repository in which one translation has a fault, and another one gets one."""
    docs = tmp_path / "docs"
    for lang, text in {"en": ENGLISH, "es": SPANISH}.items():
        (docs / lang).mkdir(parents=True)
        (docs / lang / "a.md").write_text(text, encoding="utf-8")
        (docs / lang / "old.md").write_text(text, encoding="utf-8")
    (docs / "es" / "old.md").write_text(FAULTY, encoding="utf-8")
    (docs / "fidelity.toml").write_text(LAYOUT)
    git("init", "--quiet", cwd=docs)
    git("add", "--all", cwd=docs)
    git("commit", "--quiet", "--message", "The docs", cwd=docs)
    return docs


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A PATH with our command on it, and a `python` that only notes what it is asked for."""
    folder = tmp_path / "bin"
    folder.mkdir()
    scripts = {
        "fidelity": f'if [ "$1" = engines ]; then echo "fidelity $@" >> {tmp_path}/asked; exit 0; fi\n'
        f'PYTHONPATH={ROOT} exec {sys.executable} -m fidelity "$@"',
        "python": f'echo "python $@" >> {tmp_path}/asked',
    }
    for name, script in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


def fail(docs: Path) -> str:
    """Make a fault, and say which commit did not have it."""
    base = git("rev-parse", "HEAD", cwd=docs)
    (docs / "es" / "a.md").write_text(FAULTY, encoding="utf-8")
    git("commit", "--quiet", "--all", "--message", "A fault", cwd=docs)
    return base


def step(name: str) -> dict[str, Any]:
    (found,) = [step for step in ACTION["runs"]["steps"] if step.get("id") == name]
    return dict(found)


def run_step(name: str, docs: Path, path: str, **inputs: str) -> subprocess.CompletedProcess[str]:
    """A shell step as the runner runs it: inputs come by the environment."""
    out = docs.parent
    values = {key: str(spec["default"]) for key, spec in ACTION["inputs"].items()} | inputs
    given = {
        key: values[text[len("${{ inputs.") : -len(" }}")]] if "inputs." in text else str(out / "c")
        for key, text in step(name)["env"].items()
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step(name)["run"]],
        cwd=docs,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ
        | {"PATH": path, "GITHUB_ACTION_PATH": "/action", "RUNNER_TEMP": str(out)}
        | {"GITHUB_STEP_SUMMARY": str(out / "summary"), "GITHUB_OUTPUT": str(out / "output")}
        | given,
    )


def test_every_shell_step_of_the_action_says_its_shell_and_takes_inputs_by_the_environment() -> (
    None
):
    assert ACTION["runs"]["using"] == "composite"
    for each in ACTION["runs"]["steps"]:
        assert ("run" in each) == ("shell" in each)
        assert "${{" not in each.get("run", ""), (
            "a script that is pasted together can be broken into"
        )
    used = {
        text.split("inputs.")[1].split()[0]
        for each in ACTION["runs"]["steps"]
        for text in [
            *each.get("env", {}).values(),
            *each.get("with", {}).values(),
            each.get("if", ""),
        ]
        if "inputs." in text
    }
    assert used == set(ACTION["inputs"])


def test_the_action_fails_only_on_what_the_base_did_not_have(docs: Path, path: str) -> None:
    base = fail(docs)
    done = run_step("check", docs, path, base=base)
    assert done.returncode == 1, done.stderr
    assert "::error file=es/a.md,line=1" in done.stdout
    assert "old.md" not in done.stdout
    assert "changed-number" in (docs.parent / "summary").read_text()
    assert (docs.parent / "output").read_text() == "exit-code=1\n"
    (found,) = json.loads((docs / "fidelity.sarif").read_text())["runs"]
    assert [result["ruleId"] for result in found["results"]] == ["changed-number"]


@pytest.mark.parametrize("base", ["none", "", "0" * 40])
def test_without_a_base_the_action_checks_everything(docs: Path, path: str, base: str) -> None:
    done = run_step("check", docs, path, base=base)
    assert done.returncode == 1, done.stderr
    assert "es/old.md" in done.stdout


def test_the_action_takes_files_with_blanks_and_options(docs: Path, path: str) -> None:
    for lang, text in {"en": ENGLISH, "es": FAULTY}.items():
        (docs / lang / "two words.md").write_text(text, encoding="utf-8")
    given = {"files": "es/a.md\nes/two words.md\n", "base": "none", "fail-on": "never"}
    done = run_step("check", docs, path, **given, options="--quiet --verbose")
    assert done.returncode == 0, done.stderr
    assert "two words.md" in done.stdout
    assert "old.md" not in done.stdout


def test_where_nothing_has_changed_the_action_passes_and_there_is_a_file_to_upload(
    docs: Path, path: str
) -> None:
    done = run_step("check", docs, path, base="HEAD")
    assert (done.returncode, "::error" in done.stdout) == (0, False), done.stderr
    assert "nothing to check" in done.stderr
    assert json.loads((docs / "fidelity.sarif").read_text())["version"] == "2.1.0"


def test_the_action_installs_itself_and_the_packages_of_languages(docs: Path, path: str) -> None:
    asked = docs.parent / "asked"
    assert run_step("install", docs, path).returncode == 0
    assert asked.read_text() == "python -m pip install --quiet /action\n"
    asked.unlink()
    assert run_step("install", docs, path, languages="es ru").returncode == 0
    assert asked.read_text().splitlines() == [
        "python -m pip install --quiet /action[argos]",
        "fidelity engines install es ru",
    ]


def test_the_action_fetches_the_commit_that_a_shallow_checkout_lacks(
    docs: Path, path: str, tmp_path: Path
) -> None:
    base = fail(docs)
    git("config", "uploadpack.allowAnySHA1InWant", "true", cwd=docs)
    shallow = tmp_path / "shallow"
    git("clone", "--quiet", "--depth=1", f"file://{docs}", str(shallow), cwd=tmp_path)
    assert run_step("fetch", shallow, path, base=base).returncode == 0
    done = run_step("check", shallow, path, base=base)
    assert done.returncode == 1, done.stderr
    assert "old.md" not in done.stdout
    assert run_step("fetch", shallow, path, base="0" * 40).returncode == 0


def run_gitlab(docs: Path, path: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The script of the job as a runner runs it, with the variables of the template."""
    given = {
        name: os.path.expandvars(value.replace("$CI_PROJECT_DIR", str(docs)))
        if "MERGE_REQUEST" not in value
        else ""
        for name, value in GITLAB["variables"].items()
    }
    return subprocess.run(
        ["sh", "-e", "-c", "\n".join([*GITLAB["before_script"], *GITLAB["script"]])],
        cwd=docs,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | given | {"PATH": path} | variables,
    )


def test_the_job_of_gitlab_fails_only_on_what_the_base_did_not_have(docs: Path, path: str) -> None:
    done = run_gitlab(docs, path, FIDELITY_BASE=fail(docs), FIDELITY_LANGUAGES="es ru")
    assert done.returncode == 1, done.stderr
    assert "changed-number" in done.stdout
    reports = GITLAB["artifacts"]["reports"]
    (found,) = json.loads((docs / reports["codequality"]).read_text())
    assert found["location"]["path"] == "es/a.md"
    assert ElementTree.parse(docs / reports["junit"]).getroot().tag == "testsuites"
    assert (docs.parent / "asked").read_text().splitlines() == [
        "python -m pip install --quiet translation-fidelity",
        "fidelity engines install es ru",
    ]


def test_without_a_base_the_job_of_gitlab_checks_everything(docs: Path, path: str) -> None:
    done = run_gitlab(docs, path)
    assert done.returncode == 1
    (found,) = json.loads((docs / "fidelity.codequality.json").read_text())
    assert found["location"]["path"] == "es/old.md"
    clean = run_gitlab(docs, path, FIDELITY_FILES="es/a.md", FIDELITY_OPTIONS="--fail-on minor")
    assert clean.returncode == 0, clean.stdout
