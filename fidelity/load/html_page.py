"""Finds what a whole HTML page is about: its title, description, author, date, language, and its main part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fidelity.load.characters import collapse
from fidelity.model import Block, BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_WHOLE_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_META = {
    "description": ("description", "og:description", "twitter:description"),
    "author": ("author", "article:author", "parsely-author"),
    "date": ("date", "article:published_time", "dcterms.date"),
}


def is_page(text: str) -> bool:
    """Whether this is a page with a head or a body, and not just a piece of one."""
    return bool(_WHOLE_PAGE.search(text))


def metadata(root: _Element) -> dict[str, str]:
    """What the head says: `title`, `description`, `author`, `date`, `lang`, where there."""
    named = {_name(meta): collapse(meta.get("content", "")) for meta in _metas(root)}
    found = {key: _first(named, names) for key, names in _META.items()}
    titles = (collapse("".join(title.itertext())) for title in _titles(root))
    found["title"] = next(filter(None, titles), "") or named.get("og:title", "")
    found["lang"] = root.get("lang", "") or root.get("xml:lang", "")
    return {key: value for key, value in found.items() if value}


def _metas(root: _Element) -> Iterator[_Element]:
    return (meta for meta in root.iter("meta") if _name(meta))


def _name(meta: _Element) -> str:
    return (meta.get("name") or meta.get("property") or "").lower()


def _first(named: dict[str, str], names: tuple[str, ...]) -> str:
    return next((named[name] for name in names if named.get(name)), "")


def _titles(root: _Element) -> Iterator[_Element]:
    for title in root.iter("title"):
        parent = title.getparent()
        if parent is not None and parent.tag == "head":
            yield title


def head_blocks(root: _Element) -> Iterator[Block]:
    """Make blocks of the title and the description."""
    found = metadata(root)
    lines = {"title": next((title.sourceline for title in _titles(root)), None)}
    lines |= {_name(meta): meta.sourceline for meta in reversed([*_metas(root)])}
    if title := found.get("title"):
        yield Block(BlockKind.TITLE, title, lines["title"] or lines.get("og:title") or 1)
    if description := found.get("description"):
        line = next((lines[name] for name in _META["description"] if lines.get(name)), None)
        yield Block(BlockKind.DESCRIPTION, description, line or 1)


def main_parts(root: _Element) -> list[_Element]:
    """Choose what to read of a page: `<main>`, else its outermost `<article>`s, else its body.

    What surrounds them is the site's, not the document's: menus, banners, related stories.
    """
    mains = [part for part in root.iter() if part.tag == "main" or part.get("role") == "main"]
    articles = [part for part in root.iter("article") if not _inside_article(part)]
    for parts in (mains[:1], articles):
        if any(text.strip() for part in parts for text in part.itertext()):
            return parts
    return [body for body in root.iter("body")] or [root]


def _inside_article(part: _Element) -> bool:
    return next(part.iterancestors("article"), None) is not None
