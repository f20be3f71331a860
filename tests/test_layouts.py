"""Which file is the original of which, by the path patterns of a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from fidelity.errors import LoadError
from fidelity.layouts import LAYOUTS, Detected, Layout, Layouts, Translation, layouts_in
from fidelity.tree import DISK, Listing

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


@pytest.mark.parametrize(
    ("name", "file", "expected"),
    [
        ("docusaurus", "i18n/es/docusaurus-plugin-content-docs/current/a/b.md", ("docs/a/b.md", "es")),
        ("docusaurus", "i18n/es/docusaurus-plugin-content-docs/version-2.0/b.md", ("versioned_docs/version-2.0/b.md", "es")),
        ("docusaurus", "i18n/pt-BR/docusaurus-plugin-content-blog/2020-b.md", ("blog/2020-b.md", "pt-BR")),
        ("docusaurus", "docs/a/b.md", None),
        ("fastapi", "docs/uk/docs/tutorial/a.md", ("docs/en/docs/tutorial/a.md", "uk")),
        ("fastapi", "docs/en/docs/tutorial/a.md", None),
        ("mdn", "files/zh-cn/web/index.md", ("files/en-us/web/index.md", "zh-cn")),
        ("mdn-translated", "files/fr/web/index.md", ("../content/files/en-us/web/index.md", "fr")),
        ("hugo", "content/be/a.md", ("content/en/a.md", "be")),
        ("hugo-suffix", "content/docs/a.be.md", ("content/docs/a.md", "be")),
        ("mkdocs", "docs/es/a.md", ("docs/en/a.md", "es")),
        ("mkdocs-suffix", "docs/a.es.md", ("docs/a.md", "es")),
        ("starlight", "src/content/docs/zh-CN/a.mdx", ("src/content/docs/en/a.mdx", "zh-CN")),
        ("starlight-root", "src/content/docs/es/a.mdx", ("src/content/docs/a.mdx", "es")),
        ("starlight-root", "src/content/docs/api/a.mdx", None),
        ("vitepress", "docs/ko/a.md", ("docs/a.md", "ko")),
        ("jekyll", "ru/about.md", ("en/about.md", "ru")),
        ("jekyll-root", "_articles/es/a.md", ("_articles/a.md", "es")),
        ("jekyll-root", "es/a.md", ("a.md", "es")),
        ("gettext", "locale/es/LC_MESSAGES/guide/a.po", ("locale/guide/a.pot", "es")),
        ("folders", "sr@latin/a.md", ("en/a.md", "sr@latin")),
        ("folders", "spanish/a.wml", ("en/a.wml", "es")),
        ("beside", "README.es.md", ("README.md", "es")),
        ("catalogues", "web/be.json", ("web/en.json", "be")),
    ],
)  # fmt: skip
def test_a_tool_s_layout_is_known_by_its_name(
    tmp_path: Path, name: str, file: str, expected: tuple[str, str] | None
) -> None:
    root = tmp_path / "project"
    write(root, *([file, expected[0]] if expected else [file]))
    layouts = Layouts(tuple(Layout(root, *pair) for pair in LAYOUTS[name].pairs))
    told = layouts.translation(root / file)
    if expected is None:
        assert told is None
        return
    original = (root / expected[0]).resolve()
    assert told
    assert (told.original.resolve(), told.lang) == (original, expected[1])
    assert [found.path for found in layouts.translations_of(told.original)] == [root / file]


def write(root: Path, *files: str) -> None:
    for name in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("Text.\n")


@pytest.mark.parametrize(
    ("files", "file", "expected"),
    [
        (["content/en/a.md", "content/es/a.md"], "content/es/a.md", "content/en/a.md"),
        (["docs/en/docs/a.md", "docs/es/docs/a.md"], "docs/es/docs/a.md", "docs/en/docs/a.md"),
        (["english/intro/a.wml", "spanish/intro/a.wml"], "spanish/intro/a.wml", "english/intro/a.wml"),
        (["_articles/a.md", "_articles/es/a.md"], "_articles/es/a.md", "_articles/a.md"),
        (["a.md", "a.es.md"], "a.es.md", "a.md"),
        (["a.en.md", "a.md", "a.es.md"], "a.es.md", "a.en.md"),
        (["README.md", "README_zh-CN.md"], "README_zh-CN.md", "README.md"),
        (["en/a.md", "a.md", "es/a.md"], "es/a.md", "en/a.md"),
        (["locales/en.json", "locales/es.json"], "locales/es.json", "locales/en.json"),
        (["docusaurus.config.js", "docs/a.md", "i18n/es/docusaurus-plugin-content-docs/current/a.md"], "i18n/es/docusaurus-plugin-content-docs/current/a.md", "docs/a.md"),
        (["docs/a.md", "docs/api/a.md"], "docs/api/a.md", None),
        (["content/es/a.md"], "content/es/a.md", None),
        (["content/en/a.md", "content/es/a.md"], "content/en/a.md", None),
        (["a.md", "a.en-GB.md"], "a.en-GB.md", None),
        (["how.md", "how-many.md"], "how-many.md", None),
    ],
)  # fmt: skip
def test_where_nothing_is_configured_the_files_show_the_original(
    tmp_path: Path, files: list[str], file: str, expected: str | None
) -> None:
    write(tmp_path, ".git/HEAD", *files)
    found = Detected().translation(tmp_path / file)
    assert (found and found.original) == (expected and tmp_path / expected)
    if expected:
        back = Detected().translations_of(tmp_path / expected)
        assert [other.path for other in back] == [tmp_path / file]
        assert Detected().is_original(tmp_path / expected)


def test_two_originals_that_are_as_likely_are_said_and_none_is_taken(tmp_path: Path) -> None:
    write(tmp_path, ".git/HEAD", "a.md", "es/a.md", "es/a.es.md")
    write(tmp_path, "es/b.es.md", "b.es.md", "es/b.md")
    assert Detected().translation(tmp_path / "es/a.md") is not None
    with pytest.raises(LoadError, match=r"translation of .*/es/b\.md .* or of .*/b\.es\.md"):
        Detected().translation(tmp_path / "es/b.es.md")
    assert Detected().knows(tmp_path / "es/b.es.md")


def test_the_layouts_of_a_project_are_found_in_its_files(tmp_path: Path) -> None:
    write(tmp_path, "hugo.toml", "content/en/a.md", "content/es/a.md", "content/be/a.md")
    write(tmp_path, "README.md", "README.es.md", "content/drafts/a.md")
    assert [(found.name, found.pairs, found.why) for found in layouts_in(tmp_path)] == [
        ("hugo", 2, "hugo.toml is there"),
        ("beside", 1, "Markdown with its translations beside it: page.md and page.es.md"),
    ]


def test_the_first_layout_by_which_there_is_an_original_counts(tmp_path: Path) -> None:
    write(tmp_path, "versions/en/a.md", "versions/es/a.md", "b.md", "versions/es/b.md")
    layouts = Layouts(
        (
            Layout(tmp_path, "versions/en/{path}", "versions/{lang}/{path}"),
            Layout(tmp_path, "{path}", "versions/{lang}/{path}"),
        )
    )
    originals = [layouts.translation(tmp_path / f"versions/es/{name}.md") for name in "ab"]
    assert [told and told.original for told in originals] == [
        tmp_path / "versions/en/a.md",
        tmp_path / "b.md",
    ]
    assert [t.path.name for t in layouts.translations_of(tmp_path / "b.md")] == ["b.md"]


def test_a_listing_finds_what_the_disk_finds(tmp_path: Path) -> None:
    write(tmp_path, ".git/HEAD", "docs/en/[1] a.md", "docs/es/[1] a.md", "docs/be/1 ab.md")
    listed = Listing(frozenset(path.resolve() for path in tmp_path.rglob("*.md")))
    for tree in (listed, DISK):
        found = Detected(tree).translations_of(tmp_path / "docs/en/[1] a.md")
        assert [other.path for other in found] == [tmp_path / "docs/es/[1] a.md"]


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
