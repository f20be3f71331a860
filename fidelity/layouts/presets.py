"""The layouts of well-known tools, by name: where they keep originals and translations."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct


class LayoutPreset(Struct, frozen=True):
    """Pairs of patterns for originals and translations, the more special ones first.

    One of `markers`, where there are any, lies in the folder that the patterns start from. Those
    that are `telling` are not found by accident, marker or not.
    """

    about: str
    pairs: tuple[tuple[str, str], ...]
    markers: tuple[str, ...] = ()
    telling: bool = False


_HUGO = ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default", "config.toml")
_MKDOCS = ("mkdocs.yml", "mkdocs.yaml")
_ASTRO = ("astro.config.mjs", "astro.config.ts", "astro.config.js")
_DOCUSAURUS = tuple(f"docusaurus.config.{suffix}" for suffix in ("js", "ts", "mjs", "cjs"))
_JEKYLL = ("_config.yml", "_config.yaml", "_config.toml")
_PLUGIN = "i18n/{lang}/docusaurus-plugin-content-"

LAYOUTS: Mapping[str, LayoutPreset] = MappingProxyType(
    {
        "docusaurus": LayoutPreset(
            "Docusaurus: docs with their versions, blog and pages below i18n/",
            (
                ("docs/{path}", _PLUGIN + "docs/current/{path}"),
                # The folder of a version has the same name on both sides: version-2.0.
                ("versioned_docs/{path}", _PLUGIN + "docs/{path}"),
                ("blog/{path}", _PLUGIN + "blog/{path}"),
                ("src/pages/{path}", _PLUGIN + "pages/{path}"),
            ),
            _DOCUSAURUS,
            telling=True,
        ),
        "fastapi": LayoutPreset(
            "FastAPI and its kin: a site of MkDocs for each language",
            (("docs/en/docs/{path}", "docs/{lang}/docs/{path}"),),
            ("docs/en/mkdocs.yml",),
            telling=True,
        ),
        "mdn": LayoutPreset(
            "MDN in one repository: files/en-us beside files/fr",
            (("files/en-us/{path}", "files/{lang}/{path}"),),
            telling=True,
        ),
        "mdn-translated": LayoutPreset(
            "MDN in two repositories: translated-content beside content",
            (("../content/files/en-us/{path}", "files/{lang}/{path}"),),
            telling=True,
        ),
        "hugo": LayoutPreset(
            "Hugo by folder: content/en beside content/es",
            (("content/en/{path}", "content/{lang}/{path}"),),
            _HUGO,
        ),
        "hugo-suffix": LayoutPreset(
            "Hugo by suffix: page.md, or page.en.md, beside page.es.md",
            (
                ("content/{path}.en.md", "content/{path}.{lang}.md"),
                ("content/{path}.md", "content/{path}.{lang}.md"),
            ),
            _HUGO,
        ),
        "mkdocs": LayoutPreset(
            "MkDocs by folder: docs/en beside docs/es",
            (("docs/en/{path}", "docs/{lang}/{path}"),),
            _MKDOCS,
        ),
        "mkdocs-suffix": LayoutPreset(
            "MkDocs by suffix: page.md, or page.en.md, beside page.es.md",
            (
                ("docs/{path}.en.md", "docs/{path}.{lang}.md"),
                ("docs/{path}.md", "docs/{path}.{lang}.md"),
            ),
            _MKDOCS,
        ),
        "starlight": LayoutPreset(
            "Starlight: src/content/docs/es beside src/content/docs/en",
            (("src/content/docs/en/{path}", "src/content/docs/{lang}/{path}"),),
            _ASTRO,
        ),
        "starlight-root": LayoutPreset(
            "Starlight with English as the root locale: src/content/docs/es in src/content/docs",
            (("src/content/docs/{path}", "src/content/docs/{lang}/{path}"),),
            _ASTRO,
        ),
        "vitepress": LayoutPreset(
            "VitePress with English as the root locale: docs/es in docs",
            (("docs/{path}", "docs/{lang}/{path}"),),
            ("docs/.vitepress",),
        ),
        "jekyll": LayoutPreset(
            "Jekyll with a folder for English: en beside es",
            (("en/{path}", "{lang}/{path}"),),
            _JEKYLL,
        ),
        "jekyll-root": LayoutPreset(
            "Jekyll without a folder for English: es beside the pages, or in their collection",
            (
                ("{path}", "{lang}/{path}"),
                ("_posts/{path}", "_posts/{lang}/{path}"),
                ("_articles/{path}", "_articles/{lang}/{path}"),
                ("_docs/{path}", "_docs/{lang}/{path}"),
            ),
            _JEKYLL,
        ),
        "gettext": LayoutPreset(
            "gettext: a template and the catalogues of each language",
            (
                ("locale/{path}.pot", "locale/{lang}/LC_MESSAGES/{path}.po"),
                ("locales/{path}.pot", "locales/{lang}/LC_MESSAGES/{path}.po"),
                ("locale/pot/{path}.pot", "locale/{lang}/LC_MESSAGES/{path}.po"),
                ("{path}.pot", "{lang}/{path}.po"),
                ("{path}/messages.pot", "{path}/{lang}.po"),
            ),
        ),
        "folders": LayoutPreset(
            "A folder for each language: en beside es", (("en/{path}", "{lang}/{path}"),)
        ),
        "beside": LayoutPreset(
            "Markdown with its translations beside it: page.md and page.es.md",
            (("{path}.md", "{path}.{lang}.md"),),
        ),
        "catalogues": LayoutPreset(
            "A message catalogue for each language: en.json beside es.json",
            tuple(
                (f"{{path}}/en.{suffix}", f"{{path}}/{{lang}}.{suffix}")
                for suffix in ("json", "yml", "yaml", "properties")
            ),
        ),
    }
)
LAYOUT_NAMES = tuple(LAYOUTS)
