"""Reads HTML: whole pages and fragments, also broken ones, as a browser would show them."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from fidelity.errors import LoadError
from fidelity.load import html_page
from fidelity.load.composer import Composer
from fidelity.model import Block, BlockKind, Document, MarkKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_KINDS = {
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.TABLE_CELL),
    **dict.fromkeys(("pre", "listing", "xmp"), BlockKind.CODE),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    "blockquote": BlockKind.QUOTE,
    "summary": BlockKind.PARAGRAPH,
}
_MARKS = {
    **dict.fromkeys(("em", "i"), MarkKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), MarkKind.STRONG),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), MarkKind.CODE),
}
_LISTS = frozenset({"ul", "ol", "dl", "menu", "dir"})
_BLOCKS = (
    frozenset(
        "address article aside body center details dialog div fieldset figure footer form frameset header hgroup hr "
        "html legend main nav noframes option optgroup p search section select table tbody tfoot thead tr".split()
    )
    | _LISTS
    | _KINDS.keys()
)
_UNREAD = frozenset(
    "applet audio canvas embed head iframe math-annotation noscript object rp rt script style svg template textarea "
    "title video".split()
)
_DISPLAY_NONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SELF_CLOSED = re.compile(r"<((?!br\b|hr\b|img\b|meta\b|link\b)[a-z][\w:-]*)((?:\s[^<>]*)?)/>", re.IGNORECASE)


def load_html(text: str, path: str) -> Document:
    """Read HTML; of a whole page the head, and the main part of the body."""
    root = _tree(text, path)
    if root is None:
        return Document(path, ())
    page = html_page.is_page(text)
    reader = _Reader(skip_navigation=page)
    for part in html_page.main_parts(root) if page else [root]:
        reader.read(part)
    metadata = html_page.metadata(root)
    blocks = (*html_page.head_blocks(root), *reader.out.finish())
    return Document(path, blocks, MappingProxyType(metadata), metadata.get("lang"))


def load_xhtml(text: str, path: str) -> Document:
    """Read XHTML, where `<script/>` and `<td/>` are whole elements."""
    return load_html(_SELF_CLOSED.sub(r"<\1\2></\1>", text), path)


def _tree(text: str, path: str) -> _Element | None:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:  # lxml 5 says so when there is nothing but comments
        return None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        what = "its elements are nested too deep to be read"
        raise LoadError(path or "text", what, "close the elements that were left open")
    return root


class _Reader:
    """Walks through a tree, and tells a composer what it meets."""

    def __init__(self, *, skip_navigation: bool) -> None:
        self.out = Composer()
        self._unread = _UNREAD | {"nav"} if skip_navigation else _UNREAD
        self._skip_navigation = skip_navigation
        self._line = 1
        self._lists = 0
        self._kinds = [(BlockKind.PARAGRAPH, 0)]
        self._figures: list[int] = []
        self._after_break = False

    def read(self, root: _Element) -> None:
        """Read an element and all that is in it."""
        from lxml import etree

        self._line = root.sourceline or 1
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        skipped: _Element | None = None
        for event, element in walk:
            if event == "start":
                if self._is_unread(element):
                    walk.skip_subtree()
                    skipped = element
                else:
                    self._start(element)
            elif event == "end" and element is not skipped:
                self._end(element)
            elif event != "end":
                self._line += (element.text or "").count("\n")
            if event != "start" and element is not root:
                self._text(element.tail)
        self.out.end_block()

    def _is_unread(self, element: _Element) -> bool:
        return (
            element.tag in self._unread
            or element.get("hidden") is not None
            or element.get("aria-hidden") == "true"
            or bool(_DISPLAY_NONE.search(element.get("style", "")))
        )

    def _text(self, text: str | None) -> None:
        if not text:
            return
        self.out.text(text, self._line)
        self._line += text.count("\n")
        self._after_break = self._after_break and text.isspace()

    def _start(self, element: _Element) -> None:
        tag = element.tag
        line_of_tag = self._line
        # Above line 65535 the parser stops counting, and only our own count goes on.
        self._line = max(self._line, element.sourceline or 0)
        if tag in _BLOCKS:
            self._start_block(tag)
        elif tag in _MARKS:
            self.out.open_mark(_MARKS[tag])
        elif tag == "a" and element.get("href") is not None:
            self.out.open_link(element.get("href", "").strip(), line_of_tag)
        elif tag == "img":
            self.out.image(element.get("alt", ""), line_of_tag)
        elif tag == "br":
            self._break()
        self._text(element.text)

    def _start_block(self, tag: str) -> None:
        self.out.end_block()
        self._after_break = False
        self._lists += tag in _LISTS
        if tag in _KINDS:
            self._kinds.append((_KINDS[tag], self._level(tag)))
            self._set_kind()
        elif tag == "figure":
            self._figures.append(len(self.out.blocks))

    def _level(self, tag: str) -> int:
        kind = _KINDS[tag]
        if kind is BlockKind.HEADING:
            return int(tag[1])
        return max(self._lists, 1) if kind is BlockKind.LIST_ITEM else 0

    def _set_kind(self) -> None:
        self.out.kind, self.out.level = self._kinds[-1]
        self.out.verbatim = self.out.kind is BlockKind.CODE

    def _break(self) -> None:
        if self.out.verbatim:
            self.out.text("\n", self._line)
        elif self._after_break:
            self.out.end_block()
        else:
            self.out.text(" ", self._line)
        self._after_break = True

    def _end(self, element: _Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._end_block(tag)
        elif tag in _MARKS:
            self.out.close_mark(_MARKS[tag])
        elif tag == "a" and element.get("href") is not None:
            self.out.close_link()

    def _end_block(self, tag: str) -> None:
        self.out.end_block()
        self._lists -= tag in _LISTS
        if tag in _KINDS:
            self._kinds.pop()
            self._set_kind()
        elif tag == "figure":
            first = self._figures.pop()
            self.out.blocks[first:] = _without_echo(self.out.blocks[first:])


def _without_echo(figure: list[Block]) -> list[Block]:
    """Drop alternative texts that the caption repeats."""
    captions = {block.text.casefold() for block in figure if block.kind is BlockKind.CAPTION}
    return [
        block
        for block in figure
        if block.kind is not BlockKind.ALT_TEXT or block.text.casefold() not in captions
    ]
