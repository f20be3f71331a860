"""In the formats of hosts of repositories, paths go from the root of the checkout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from git_here import git
from in_process import fidelity_here

ORIGINAL = "Read the [rules](https://farm.example/rules).\n"
FAULTY = "Lea las reglas.\n"
LAYOUT = 'originals = "content/en/{path}"\ntranslations = "content/{lang}/{path}"\n'


def farm(folder: Path) -> Path:
    """A project whose translation has lost a link."""
    for name, text in (("content/en/a b.md", ORIGINAL), ("content/es/a b.md", FAULTY)):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text)
    (folder / "fidelity.toml").write_text(LAYOUT + 'layers = ["structural"]\n')
    return folder


def paths(file: str, cwd: Path) -> dict[str, str]:
    """Where each format says that the one finding is."""
    said = {
        name: fidelity_here("check", file, "--format", name, cwd=cwd).stdout
        for name in ("github", "gitlab", "sarif")
    }
    (line,) = (line for line in said["github"].splitlines() if line.startswith("::error "))
    (result,) = json.loads(said["sarif"])["runs"][0]["results"]
    (original,) = result["relatedLocations"]
    return {
        "github": line.partition("file=")[2].partition(",")[0],
        "gitlab": json.loads(said["gitlab"])[0]["location"]["path"],
        "sarif": _uri(result["locations"][0]),
        "original": _uri(original),
    }


def _uri(location: dict[str, dict[str, dict[str, str]]]) -> str:
    return location["physicalLocation"]["artifactLocation"]["uri"]


def told(folder: str) -> dict[str, str]:
    path = f"{folder}content/es/a b.md"
    return {
        "github": path,
        "gitlab": path,
        "sarif": path.replace(" ", "%20"),
        "original": f"{folder}content/en/a%20b.md",
    }


@pytest.mark.parametrize(
    ("file", "below"),
    [
        ("content/es/a b.md", ""),
        ("./content/es/a b.md", ""),
        ("a b.md", "content/es"),
        ("../es/a b.md", "content/en"),
        ("{root}/content/es/a b.md", "content"),
        ("{root}/content/es/a b.md", "../elsewhere"),
    ],
)
def test_wherever_the_command_is_run_paths_go_from_the_root_of_the_repository(
    tmp_path: Path, file: str, below: str
) -> None:
    root = tmp_path / "farm"
    (tmp_path / "elsewhere").mkdir()
    git("init", "--quiet", str(farm(root)), cwd=tmp_path)
    assert paths(file.format(root=root), root / below) == told("")


def test_a_file_of_a_submodule_is_known_by_the_checkout_that_is_looked_at(tmp_path: Path) -> None:
    git("init", "--quiet", ".", cwd=tmp_path)
    git("init", "--quiet", str(farm(tmp_path / "goats")), cwd=tmp_path)
    assert paths("goats/content/es/a b.md", tmp_path) == told("goats/")
    assert paths("a b.md", tmp_path / "goats/content/es") == told("")


def test_in_no_repository_paths_go_from_the_current_folder(tmp_path: Path) -> None:
    farm(tmp_path)
    assert paths("content/es/a b.md", tmp_path) == told("")
    assert paths("a b.md", tmp_path / "content/es")["github"] == "a b.md"


def test_text_and_json_go_by_the_current_folder(tmp_path: Path) -> None:
    git("init", "--quiet", str(farm(tmp_path)), cwd=tmp_path)
    done = fidelity_here("check", "a b.md", "--format", "json", cwd=tmp_path / "content/es")
    assert json.loads(done.stdout)["translation"]["path"] == "a b.md"
