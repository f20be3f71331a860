"""Which file is the original of which, by the path patterns of a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from fidelity.layouts import Layout, Layouts, Translation

FOLDERS = ("content/en/{path}", "content/{lang}/{path}")
SUFFIXES = ("{path}.md", "{path}.{lang}.md")
ASIDE = ("{path}", "i18n/{lang}/docs/{path}")


@pytest.mark.parametrize(
    ("patterns", "file", "expected"),
    [
        (FOLDERS, "content/es/a.md", ("content/en/a.md", "es")),
        (FOLDERS, "content/pt-BR/deep/er/a.md", ("content/en/deep/er/a.md", "pt-BR")),
        (FOLDERS, "content/zh_Hans/a.md", ("content/en/a.md", "zh_Hans")),
        (FOLDERS, "content/en-GB/a.md", ("content/en/a.md", "en-GB")),
        (FOLDERS, "content/en/a.md", None),
        (FOLDERS, "content/en/es/a.md", None),
        (FOLDERS, "content/drafts/a.md", None),
        (FOLDERS, "content/e+/a.md", None),
        (FOLDERS, "elsewhere/es/a.md", None),
        (FOLDERS, "x/content/es/a.md", None),
        (FOLDERS, "content/es", None),
        (SUFFIXES, "guide.es.md", ("guide.md", "es")),
        (SUFFIXES, "a/guide.pt-BR.md", ("a/guide.md", "pt-BR")),
        (SUFFIXES, "guide.md", None),
        (SUFFIXES, "v2.notes.md", None),
        (ASIDE, "i18n/be/docs/a/b.md", ("a/b.md", "be")),
        (ASIDE, "a/b.md", None),
    ],
)
def test_a_translation_knows_its_original_and_its_language(
    tmp_path: Path, patterns: tuple[str, str], file: str, expected: tuple[str, str] | None
) -> None:
    path = tmp_path / file
    assert Layout(tmp_path, *patterns).translation(path) == (
        expected and Translation(path, tmp_path / expected[0], expected[1])
    )


@pytest.mark.parametrize(
    ("patterns", "file", "expected"),
    [
        (FOLDERS, "content/en/a.md", True),
        (FOLDERS, "content/en/es/a.md", True),
        (FOLDERS, "content/es/a.md", False),
        (FOLDERS, "../content/en/a.md", False),
        (SUFFIXES, "guide.md", True),
        (SUFFIXES, "guide.es.md", False),
        (SUFFIXES, "guide.txt", False),
        (ASIDE, "a/b.md", True),
        (ASIDE, "i18n/be/docs/a/b.md", False),
    ],
)
def test_an_original_is_what_translates_nothing_else(
    tmp_path: Path, patterns: tuple[str, str], file: str, expected: bool
) -> None:
    assert Layout(tmp_path, *patterns).is_original(tmp_path / file) is expected


@pytest.mark.parametrize(
    ("patterns", "files", "file", "expected"),
    [
        (FOLDERS, ["content/es/a.md", "content/be/a.md", "content/en/a.md", "content/es/b.md", "content/drafts/a.md"], "content/en/a.md", ["be", "es"]),
        (FOLDERS, ["content/es/[1] a?.md", "content/be/1 ab.md"], "content/en/[1] a?.md", ["es"]),
        (FOLDERS, ["content/es/a.md"], "content/es/a.md", []),
        (SUFFIXES, ["a.md", "a.es.md", "a.be.md", "a.b.es.md", "ab.es.md"], "a.md", ["be", "es"]),
        (SUFFIXES, ["a.es.md"], "a.txt", []),
        (("[x]/{path}", "[y]/{lang}/{path}"), ["[y]/es/a.md", "y/be/a.md"], "[x]/a.md", ["es"]),
    ],
)  # fmt: skip
def test_an_original_knows_its_translations_and_no_others(
    tmp_path: Path, patterns: tuple[str, str], files: list[str], file: str, expected: list[str]
) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Text.\n")
    found = Layout(tmp_path, *patterns).translations_of(tmp_path / file)
    assert [translation.lang for translation in found] == expected


def test_of_several_layouts_a_file_belongs_to_the_one_that_has_its_original(
    tmp_path: Path,
) -> None:
    """Jekyll: articles in English lie above the folders of the others; news have a folder each."""
    files = ["a/x.md", "a/es/x.md", "news/en/z.md", "news/es/z.md", "news/es/gone.md"]
    for file in files:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()
    layouts = Layouts(
        (
            Layout(tmp_path, "a/{path}", "a/{lang}/{path}"),
            Layout(tmp_path, "{path}", "{lang}/{path}"),
            Layout(tmp_path, "news/en/{path}", "news/{lang}/{path}"),
        )
    )

    def original(file: str) -> str:
        found = layouts.translation(tmp_path / file)
        return found.original.relative_to(tmp_path).as_posix() if found else ""

    assert {file: original(file) for file in files} == {
        "a/x.md": "",
        "a/es/x.md": "a/x.md",
        "news/en/z.md": "",
        "news/es/z.md": "news/en/z.md",
        "news/es/gone.md": "news/en/gone.md",
    }
    found = layouts.translations_of(tmp_path / "news/en/z.md")
    assert [translation.path for translation in found] == [tmp_path / "news/es/z.md"]
    assert layouts.is_original(tmp_path / "a/x.md")
    assert not layouts.is_original(tmp_path / "a/es/x.md")
    assert not Layouts(layouts.parts[::2]).knows(tmp_path / "other.md")
