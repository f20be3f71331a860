"""Reads Markdown by making HTML of it, so that HTML inside it is read like all the rest.

Each block keeps its line in the HTML, which is how the blocks get their line numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from fidelity.load.directives import with_directives
from fidelity.load.html import load_html
from fidelity.load.links import with_bare_links
from fidelity.load.markdown_html import html
from fidelity.load.template_tags import without_lines_of_tags
from fidelity.model import Document

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_DEEPEST_BLOCK = 100
_DEEPEST_INLINE = 20  # each unclosed bracket is tried again at every depth


def load_markdown(text: str, path: str) -> Document:
    """Read CommonMark with tables, strikethrough, footnotes, definition lists, and HTML."""
    without_tags, directives = without_lines_of_tags(text)
    tokens = _parser().parse(without_tags)
    document = load_html(html(tokens, _inline_tokens), path)
    blocks = with_directives(document.blocks, directives)
    return replace(document, blocks=tuple(map(with_bare_links, blocks)))


def _inline_tokens(text: str) -> Sequence[Token]:
    (block,) = _parser().parseInline(text)
    return block.children or ()


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(deflist_plugin).use(footnote_plugin)
    parser.disable("footnote_tail")  # notes are read where they stand, and keep their lines
    parser.core.ruler.before("block", "block_depth", _limit_blocks)
    parser.core.ruler.before("inline", "inline_depth", _limit_inline)
    parser.core.ruler.after("inline", "inline_notes", _attach_inline_notes)
    # Addresses are compared as they were written, whatever a browser would make of them.
    setattr(parser, "normalizeLink", str)  # noqa: B010 - mypy forbids the assignment
    setattr(parser, "validateLink", bool)  # noqa: B010
    return parser


def _limit_blocks(state: StateCore) -> None:
    state.md.options["maxNesting"] = _DEEPEST_BLOCK


def _limit_inline(state: StateCore) -> None:
    state.md.options["maxNesting"] = _DEEPEST_INLINE


def _attach_inline_notes(state: StateCore) -> None:
    """Hang the text of each `^[note]` on its reference, where it is read."""
    notes = state.env.get("footnotes", {}).get("list", {})
    if not notes:
        return
    for block in state.tokens:
        for token in block.children or ():
            if token.type == "footnote_ref" and "label" not in token.meta:
                token.children = notes[token.meta["id"]]["tokens"]
