"""Reads HTML: whole pages and fragments, also broken ones, as a browser would show them."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from fidelity.errors import LoadError
from fidelity.lazy_pattern import lazy_pattern
from fidelity.load import html_page
from fidelity.load.html_inert import without_inert
from fidelity.load.html_reader import HtmlReader
from fidelity.model import Document

if TYPE_CHECKING:
    from lxml.etree import _Element

_SELF_CLOSED = lazy_pattern(
    r"<((?!(?:area|br|col|hr|img|input|link|meta|source|wbr)\b)[a-z][\w:-]*)((?:\s[^<>]*?)?)/>",
    re.IGNORECASE,
)
# The parser drops what follows them, which browsers show; without them it loses nothing.
_END_OF_PAGE = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
# It ends the reading aid before it, which the parser would go on with, and hide.
_RUBY_BASE = re.compile(r"<rb\b", re.IGNORECASE)


def load_html(text: str, path: str) -> Document:
    """Read HTML; of a whole page only its head and its main part."""
    text = _RUBY_BASE.sub("</rt><rb", _END_OF_PAGE.sub("", text))
    root = _tree(without_inert(text), path)
    if root is None:
        return Document(path, ())
    is_page = html_page.is_page(text)
    reader = HtmlReader(skip_navigation=is_page)
    for part in html_page.main_parts(root) if is_page else [root]:
        reader.read(part)
    metadata = MappingProxyType(html_page.metadata(root))
    return Document(path, (*html_page.head_blocks(root), *reader.out.finish()), metadata)


def load_written_html(text: str, path: str) -> Document:
    """Read a fragment that a loader of ours wrote, in which `data-line` says on which line of its
    file something begins.
    """
    root = _tree(text, path)
    if root is None:
        return Document(path, ())
    reader = HtmlReader(skip_navigation=False, has_lines=True)
    reader.read(root)
    return Document(path, reader.out.finish())


def load_xhtml(text: str, path: str) -> Document:
    """Read XHTML, where `<script/>` and `<td/>` are whole elements."""
    return load_html(_SELF_CLOSED.sub(r"<\1\2></\1>", text), path)


def _tree(text: str, path: str) -> _Element | None:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:  # lxml 5 says so where there is nothing but comments
        return None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        what = "its elements are nested too deep to be read"
        raise LoadError(path or "text", what, "close the elements that were left open")
    return root
