"""`fidelity config init`: what a repository shows of itself becomes its configuration."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from in_process import fidelity_here

from fidelity.settings import from_table
from fidelity.settings.keys import KEYS
from fidelity.vetting import vetted

ENGLISH = "# Boats\n\nShe sold 30 boats.\n"
SPANISH = "# Barcos\n\nVendió 30 barcos.\n"
PO = 'msgid ""\nmsgstr "Language: es\\n"\n\nmsgid "Boat"\nmsgstr "Barco"\n'


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return fidelity_here(*words, cwd=cwd)


def lay(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PO if name.endswith(".po") else ENGLISH, encoding="utf-8")


def decided(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "fidelity.toml").read_text(encoding="utf-8"))


FOLDERS = {"originals": "content/en/{path}", "translations": "content/{lang}/{path}"}


@pytest.mark.parametrize(
    ("files", "patterns"),
    [
        (["content/en/a.md", "content/es/a.md", "content/be/a.md"], FOLDERS),
        (["content/en/a/b.md", "content/es/a/b.md", "content/en/c.md"], FOLDERS),
        (["en/a.md", "es/a.md"], {"originals": "en/{path}", "translations": "{lang}/{path}"}),
        (
            ["docs/en/docs/a.md", "docs/es/docs/a.md"],
            {"originals": "docs/en/docs/{path}", "translations": "docs/{lang}/docs/{path}"},
        ),
        (
            ["guide.md", "guide.es.md", "sub/b.md", "sub/b.es.md", "CHANGES.md"],
            {"originals": "{path}.md", "translations": "{path}.{lang}.md"},
        ),
        (
            ["docs/a.md", "docs/a.es.md", "docs/sub/b.md", "docs/sub/b.uk.md"],
            {"originals": "docs/{path}.md", "translations": "docs/{path}.{lang}.md"},
        ),
        (
            ["_config.yml", "_articles/a.md", "_articles/es/a.md", "_articles/be/a.md"],
            {"originals": "_articles/{path}", "translations": "_articles/{lang}/{path}"},
        ),
        (
            ["docusaurus.config.js", "docs/a.md", "docs/b/c.md"]
            + [
                f"i18n/es/docusaurus-plugin-content-docs/current/{name}.md" for name in ("a", "b/c")
            ],
            {
                "originals": "docs/{path}",
                "translations": "i18n/{lang}/docusaurus-plugin-content-docs/current/{path}",
            },
        ),
    ],
)
def test_the_layout_that_the_files_show_is_written(
    tmp_path: Path, files: list[str], patterns: dict[str, str]
) -> None:
    lay(tmp_path, *files)
    done = run("config", "init", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert decided(tmp_path) == patterns
    assert "(es" in done.stdout or "be" in done.stdout
    assert run("check", ".", "--layers", "structural", cwd=tmp_path).returncode == 0


def test_two_layouts_are_two_and_the_one_with_more_pairs_is_first(tmp_path: Path) -> None:
    lay(tmp_path, *(f"site/{lang}/{name}.md" for lang in ("en", "es") for name in "abc"))
    lay(tmp_path, "app/strings/en.json.md", "news/en/z.md", "news/uk/z.md", "locale/es/a.po")
    done = run("config", "init", cwd=tmp_path)
    assert decided(tmp_path) == {
        "originals": "site/en/{path}",
        "translations": "site/{lang}/{path}",
        "layouts": [{"originals": "news/en/{path}", "translations": "news/{lang}/{path}"}],
    }
    assert "site/{lang}/{path}: 3 pairs (es)" in done.stdout
    assert "files that hold both texts, without a layout: 1" in done.stdout


def test_what_was_written_is_never_written_over(tmp_path: Path) -> None:
    lay(tmp_path, "en/a.md", "es/a.md")
    assert run("config", "init", cwd=tmp_path).returncode == 0
    before = (tmp_path / "fidelity.toml").read_bytes()
    again = run("config", "init", cwd=tmp_path)
    assert again.returncode == 2
    assert "there is a configuration already" in again.stderr
    assert (tmp_path / "fidelity.toml").read_bytes() == before


def test_a_configuration_in_pyproject_is_one(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.fidelity]\nengine = 'none'\n")
    assert run("config", "init", cwd=tmp_path).returncode == 2
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert run("config", "init", cwd=tmp_path).returncode == 0


def test_where_there_are_no_pairs_it_says_so_and_shows_how_to_say_where_they_are(
    tmp_path: Path,
) -> None:
    lay(tmp_path, "README.md", "src/id/notes.md")
    done = run("config", "init", cwd=tmp_path)
    assert (done.returncode, decided(tmp_path)) == (0, {})
    assert "no pairs were found" in done.stdout
    assert '# originals = "content/en/{path}"' in (tmp_path / "fidelity.toml").read_text()


def test_printed_nothing_is_written(tmp_path: Path) -> None:
    lay(tmp_path, "en/a.md", "es/a.md")
    done = run("config", "init", "--print", cwd=tmp_path)
    assert tomllib.loads(done.stdout)["originals"] == "en/{path}"
    assert not (tmp_path / "fidelity.toml").exists()


def test_from_a_folder_below_the_whole_repository_is_looked_at(tmp_path: Path) -> None:
    lay(tmp_path, "en/a.md", "es/a.md", "ignored/en/a.md", "ignored/es/a.md")
    (tmp_path / ".gitignore").write_text("ignored/\n")
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    done = run("config", "init", cwd=tmp_path / "en")
    assert done.returncode == 0, done.stderr
    assert decided(tmp_path) == {"originals": "en/{path}", "translations": "{lang}/{path}"}


def test_every_line_of_the_file_can_be_taken_out_of_its_comment(tmp_path: Path) -> None:
    lay(tmp_path, "en/a.md", "es/a.md")
    text = run("config", "init", "--print", cwd=tmp_path).stdout
    lines = [
        line.removeprefix("# ") if " = " in line or "[[" in line else line
        for line in text.splitlines()
    ]
    table = tomllib.loads("\n".join(lines))
    (tmp_path / "terms.csv").write_text("term,translation\nquay,muelle\n")
    vetted(from_table(table, tmp_path / "fidelity.toml"))
    assert set(table) - {"overrides"} <= set(KEYS)
