"""Reads Markdown by making HTML of it, so that HTML inside it is read like all the rest.

Each block keeps its line in the HTML, which is how the blocks get their line numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from fidelity.load.characters import collapse
from fidelity.load.directives import with_directives
from fidelity.load.html import load_html
from fidelity.load.links import with_bare_links
from fidelity.load.markdown_addresses import use_plain_addresses
from fidelity.load.markdown_boxes import use_boxes, with_tabs_as_boxes
from fidelity.load.markdown_first_letters import use_first_letters
from fidelity.load.markdown_formulas import use_formulas
from fidelity.load.markdown_html import html
from fidelity.load.mdx import without_comments, without_components
from fidelity.load.template_tags import without_lines_of_tags
from fidelity.model import Block, BlockKind, Document

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

# The parser itself also stops at the signs of rules that are not in use here.
_INLINE_MARKUP = re.compile(r"[\n!$&*<\[\\\]^_`~]")
# Each rule would be tried on every line, or at every sign, of a text that holds none of its own.
_SIGNS = {
    "table": ("|",),
    "box_titles": ("!!!", "???", ":::", "///"),
    "math_inline": ("$", "\\("),
    "escape": ("\\",),
    "backticks": ("`",),
    "strikethrough": ("~~",),
    "image": ("![",),
    "footnote_inline": ("^[",),
    "footnote_ref": ("[^",),
    "autolink": ("<",),
    "html_inline": ("<",),
    "entity": ("&",),
    "text_join": ("\\", "&"),
}
# These others stand between line breaks, which are found soonest. A definition and the line below a
# heading follow other lines, and have nothing before them but what quotations begin with.
_LINES = {
    "deflist": re.compile(r"\n[ \t>]*[:~][ \t]"),
    "lheading": re.compile(r"\n[ \t>]*(?:-+|=+)[ \t]*\n"),
}
# By their first letters: a text is searched for one letter thirty times as fast as for two.
_BY_LETTER = {
    letter: tuple(signs)
    for letter, signs in groupby(sorted({*chain.from_iterable(_SIGNS.values())}), itemgetter(0))
}
_DEEPEST_BLOCK = 100
_DEEPEST_INLINE = 20  # each unclosed bracket is tried again at every depth


def load_markdown(text: str, path: str) -> Document:
    """Read CommonMark with tables, strikethrough, footnotes, definition lists, formulas, boxes,
    components that begin a line, and HTML.
    """
    return _load(text, path, is_mdx=False)


def load_mdx(text: str, path: str) -> Document:
    """Read MDX: Markdown whose imports, exports and comments are those of JavaScript."""
    return _load(text, path, is_mdx=True)


def _load(text: str, path: str, *, is_mdx: bool) -> Document:
    unseen = without_components(text, is_mdx=is_mdx)
    without_tags, directives = without_lines_of_tags(without_comments(unseen.text))
    source = with_tabs_as_boxes(without_tags)
    if not source.endswith("\n"):  # rules of boxes look for a letter in the last line
        source += "\n"
    tokens = _parser(_idle_rules(source)).parse(source)
    document = load_html(html(tokens, _inline_tokens), path)
    blocks = _with_prose(document.blocks, unseen.prose)
    blocks = with_directives(blocks, [*unseen.directives, *directives])
    return replace(document, blocks=tuple(map(with_bare_links, blocks)))


def _with_prose(blocks: Sequence[Block], prose: Sequence[tuple[int, str]]) -> tuple[Block, ...]:
    """The blocks with one more for each attribute that is read, by their lines."""
    more = (Block(BlockKind.PARAGRAPH, collapse(text), line) for line, text in prose)
    return tuple(sorted((*more, *blocks), key=lambda block: block.line)) if prose else tuple(blocks)


def _inline_tokens(text: str) -> Sequence[Token]:
    (block,) = _parser(()).parseInline(text)
    return block.children or ()


def _idle_rules(text: str) -> tuple[str, ...]:
    """The rules that find nothing in the lines of a text, and need not be tried on each of them."""
    likely = chain.from_iterable(own for letter, own in _BY_LETTER.items() if letter in text)
    signs = {sign for sign in likely if sign in text}
    return (
        *(rule for rule, own in _SIGNS.items() if signs.isdisjoint(own)),
        *(rule for rule, line in _LINES.items() if not line.search(text)),
    )


@lru_cache(maxsize=128)
def _parser(idle_rules: tuple[str, ...]) -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(deflist_plugin).use(footnote_plugin)
    parser.use(dollarmath_plugin)
    use_formulas(parser)
    use_boxes(parser)
    use_plain_addresses(parser)
    parser.disable("normalize")  # all text is clean when it gets here
    parser.disable("footnote_tail")  # notes are read where they stand, and keep their lines
    parser.core.ruler.before("block", "block_depth", _limit_blocks)
    parser.core.ruler.before("inline", "inline_depth", _limit_inline)
    parser.core.ruler.at("inline", _parse_inline)
    parser.core.ruler.after("inline", "inline_notes", _attach_inline_notes)
    parser.inline.terminator_re = _INLINE_MARKUP
    parser.disable(idle_rules)
    use_first_letters(parser)
    # Addresses are compared as they were written, whatever a browser would make of them.
    setattr(parser, "normalizeLink", str)  # noqa: B010 - mypy forbids the assignment
    setattr(parser, "validateLink", lambda _: True)  # noqa: B010
    return parser


def _limit_blocks(state: StateCore) -> None:
    state.md.options["maxNesting"] = _DEEPEST_BLOCK


def _limit_inline(state: StateCore) -> None:
    state.md.options["maxNesting"] = _DEEPEST_INLINE


def _parse_inline(state: StateCore) -> None:
    """Parse the texts of the blocks, many of which are plain."""
    from markdown_it.token import Token

    for block in state.tokens:
        if block.type != "inline":
            continue
        if block.content and not _INLINE_MARKUP.search(block.content):
            block.children = [Token("text", "", 0, content=block.content)]
        else:
            block.children = state.md.inline.parse(block.content, state.md, state.env, [])


def _attach_inline_notes(state: StateCore) -> None:
    """Hang the text of each `^[note]` on its reference, where it is read."""
    notes = state.env.get("footnotes", {}).get("list", {})
    if not notes:
        return
    for block in state.tokens:
        for token in block.children or ():
            if token.type == "footnote_ref" and "label" not in token.meta:
                token.children = notes[token.meta["id"]]["tokens"]
