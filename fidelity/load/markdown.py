"""Reads Markdown by making HTML of it, so that HTML inside it is read like everything else.

The HTML keeps every block on the line it has in the Markdown, which is how blocks get their line numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from fidelity.load.html import load_html
from fidelity.load.links import with_bare_links
from fidelity.load.template_tags import restored, without_tags
from fidelity.model import Document

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_DEEPEST_BLOCK = 100
_DEEPEST_INLINE = 20  # each unclosed bracket is tried at every depth
_HEADING_ID = re.compile(r"\s*\{[#.:][^{}]*\}\s*$")
_TASK_BOX = re.compile(r"\[[ xX]\]\s+")
_ALERT = re.compile(r"\[!\w+\]\s*$")
_SWALLOWS = re.compile(
    r"<(title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)\b", re.IGNORECASE
)


def load_markdown(text: str, path: str) -> Document:
    """Read CommonMark with tables, strikethrough, footnotes, definition lists, and HTML."""
    tokens = _parser().parse(without_tags(text))
    document = load_html(_html(tokens), path)
    return replace(document, blocks=tuple(map(with_bare_links, document.blocks)))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(deflist_plugin).use(footnote_plugin).disable("footnote_tail")
    parser.core.ruler.before("block", "block_depth", _limit_blocks)
    parser.core.ruler.before("inline", "inline_depth", _limit_inline)
    # An address is compared as it was written, whatever a browser would make of it.
    parser.normalizeLink = parser.validateLink = lambda url: url
    return parser


def _limit_blocks(state: StateCore) -> None:
    state.md.options["maxNesting"] = _DEEPEST_BLOCK


def _limit_inline(state: StateCore) -> None:
    state.md.options["maxNesting"] = _DEEPEST_INLINE


def _html(tokens: Sequence[Token]) -> str:
    """Write HTML in which every block stands on its own line of the Markdown."""
    pieces: list[str] = []
    line = 0
    for index, token in enumerate(tokens):
        piece = _piece(token, tokens[max(index - 2, 0) : index])
        if token.map and token.map[0] > line:
            piece = "\n" * (token.map[0] - line) + piece
        line += piece.count("\n")
        pieces.append(piece)
    return "".join(pieces)


def _piece(token: Token, before: Sequence[Token]) -> str:
    if token.type == "inline":
        _tidy(token.children or [], before)
        return _inline(token.children or [])
    if token.type in {"fence", "code_block"}:
        return f"<pre>{escape(token.content)}</pre>"
    if token.type == "html_block":
        return token.content
    tag = token.tag or "div"
    return f"</{tag}>" if token.nesting < 0 else f"<{tag}>"


def _tidy(children: list[Token], before: Sequence[Token]) -> None:
    """Take out what marks up a block but is no text of it."""
    parents = {token.type for token in before}
    if not children:
        return
    if "heading_open" in parents:
        children[-1].content = _HEADING_ID.sub("", children[-1].content)
    if "list_item_open" in parents:
        children[0].content = _TASK_BOX.sub("", children[0].content, count=1)
    if "blockquote_open" in parents and children[0].type == "text":
        children[0].content = _ALERT.sub("", children[0].content)


def _inline(children: Sequence[Token]) -> str:
    return "".join(_inline_piece(token) for token in children)


def _inline_piece(token: Token) -> str:
    match token.type:
        case "text" | "text_special":
            return escape(token.content)
        case "softbreak":
            return "\n"
        case "hardbreak":
            return "<br>\n"
        case "code_inline":
            return f"<code>{escape(token.content)}</code>"
        case "html_inline":
            return escape(token.content) if _SWALLOWS.match(token.content) else token.content
        case "image":
            return f'<img alt="{escape(_alt(token))}">'
        case "link_open":
            return f'<a href="{escape(restored(str(token.attrs["href"])))}">'
        case _ if token.nesting and token.tag:
            return f"</{token.tag}>" if token.nesting < 0 else f"<{token.tag}>"
    return ""


def _alt(image: Token) -> str:
    return "".join(_alt_pieces(image.children or []))


def _alt_pieces(children: Sequence[Token]) -> Iterator[str]:
    for child in children:
        if child.type == "image":
            yield from _alt_pieces(child.children or [])
        else:
            yield " " if child.type == "softbreak" else child.content
