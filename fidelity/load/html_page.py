"""Finds what a whole HTML page is about: what its head says, and which part of it is the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fidelity.load.characters import collapse
from fidelity.model import Block, BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_WHOLE_PAGE = re.compile(
    r"(?:\s|<\?xml[^>]*>|<!--.*?-->)*+<(?:!doctype|html|head|body|frameset)\b",
    re.IGNORECASE | re.DOTALL,
)
_META = {
    "description": ("description", "og:description", "twitter:description"),
    "author": ("author", "article:author", "parsely-author"),
    "date": ("date", "article:published_time", "dcterms.date"),
}


def is_page(text: str) -> bool:
    """Whether this is a page with a head or a body, and not just a piece of one."""
    return bool(_WHOLE_PAGE.match(text))


def line_of(element: _Element) -> int:
    """The line where a tag ends; the parser counts no further than 65535."""
    line = element.sourceline
    return line if isinstance(line, int) else 0


def metadata(root: _Element) -> dict[str, str]:
    """What the head says: `title`, `description`, `author`, `date`, `lang`, where it does."""
    named = {name: collapse(meta.get("content", "")) for name, meta in _metas(root)}
    found = {key: _first(named, names) for key, names in _META.items()}
    titles = (_text(title) for title in _titles(root))
    found["title"] = next(filter(None, titles), "") or named.get("og:title", "")
    found["lang"] = root.get("lang") or root.get("xml:lang") or ""
    return {key: value for key, value in found.items() if value}


def _metas(root: _Element) -> Iterator[tuple[str, _Element]]:
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property")
        if name:
            yield name.lower(), meta


def _first(named: dict[str, str], names: tuple[str, ...]) -> str:
    return next((named[name] for name in names if named.get(name)), "")


def _titles(root: _Element) -> Iterator[_Element]:
    """The title of the page; those of drawings are elsewhere."""
    for title in root.iter("title"):
        parent = title.getparent()
        if parent is not None and parent.tag == "head":
            yield title


def _text(element: _Element) -> str:
    return collapse("".join(map(str, element.itertext())))


def head_blocks(root: _Element) -> Iterator[Block]:
    """Make blocks of the title and the description."""
    found = metadata(root)
    lines = {name: line_of(meta) for name, meta in _metas(root)}
    if title := found.get("title"):
        line = next(map(line_of, _titles(root)), lines.get("og:title", 1))
        yield Block(BlockKind.TITLE, title, line)
    if description := found.get("description"):
        line = next(lines[name] for name in _META["description"] if name in lines)
        yield Block(BlockKind.DESCRIPTION, description, line)


def main_parts(root: _Element) -> list[_Element]:
    """Choose what to read of a page: `<main>`, else its outermost `<article>`s, else all of it.

    What surrounds them is the site's, not the document's: menus, banners, related stories. A page
    of frames shows nothing of its own.
    """
    if root.find("frameset") is not None:
        return []
    mains = [part for part in root.iter() if part.tag == "main" or part.get("role") == "main"]
    articles = [part for part in root.iter("article") if _is_outermost(part)]
    for parts in (mains[:1], articles):
        if any(map(_text, parts)):
            return parts
    return [root]  # and not its body: the parser leaves what follows `</body>` outside of it


def _is_outermost(article: _Element) -> bool:
    return next(article.iterancestors("article"), None) is None
