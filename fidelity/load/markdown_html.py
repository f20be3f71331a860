"""Writes HTML from the tokens of Markdown, every block on the line that it has in the Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from fidelity.load.template_tags import address, without_pairs

if TYPE_CHECKING:
    from markdown_it.token import Token


_MARKERS = (  # in what, in its first or last piece, and what: `{#id}`, `[x]`, `[!NOTE]`
    ("heading_open", -1, re.compile(r"\s*\{[#.:][^{}]*\}\s*$")),
    ("list_item_open", 0, re.compile(r"^\[[ xX]\]\s+")),
    ("blockquote_open", 0, re.compile(r"^\[!\w+\][+-]?\s*")),
)
_MARKDOWN_INSIDE = re.compile(r"<[^<>]*\smarkdown=[\"']?(?:1|span|block)\b")
# These would hide all that follows; GitHub shows them as text, too.
_SWALLOWS = re.compile(
    r"<(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)\b", re.IGNORECASE
)


def html(tokens: Sequence[Token], parse_inline: Callable[[str], Sequence[Token]]) -> str:
    """Write HTML; blocks of HTML that ask for it have their insides parsed as Markdown."""
    pieces: list[str] = []
    line = 0
    for index, token in enumerate(tokens):
        if token.type == "html_block" and _MARKDOWN_INSIDE.search(token.content):
            piece = _inline(parse_inline(token.content))
        else:
            piece = _block(token, tokens[max(index - 2, 0) : index])
        if token.map and token.map[0] > line:
            piece = "\n" * (token.map[0] - line) + piece
        line += piece.count("\n")
        pieces.append(piece)
    return "".join(pieces)


def _block(token: Token, before: Sequence[Token]) -> str:
    if token.type == "inline":
        children = token.children or []
        _drop_marker(children, before)
        return _inline(children)
    if token.type in {"fence", "code_block"}:
        return f"<pre>{escape(token.content)}</pre>"
    if token.type == "html_block":
        return token.content
    return _tag(token, token.tag or "div")


def _tag(token: Token, name: str) -> str:
    return f"</{name}>" if token.nesting < 0 else f"<{name}>"


def _drop_marker(children: list[Token], before: Sequence[Token]) -> None:
    around = {token.type for token in before}
    for container, index, marker in _MARKERS:
        if container in around and children and children[index].type == "text":
            children[index].content = marker.sub("", children[index].content, count=1)


def _inline(tokens: Sequence[Token]) -> str:
    return "".join(map(_inline_piece, tokens))


def _inline_piece(token: Token) -> str:
    write = _INLINE.get(token.type)
    if write:
        return write(token)
    return _tag(token, token.tag) if token.nesting and token.tag else ""


def _link(token: Token) -> str:
    return f'<a href="{escape(address(str(token.attrs["href"])))}">'


def _raw(token: Token) -> str:
    return escape(token.content) if _SWALLOWS.match(token.content) else token.content


_INLINE: dict[str, Callable[[Token], str]] = {
    "text": lambda token: escape(without_pairs(token.content)),
    "text_special": lambda token: escape(token.content),
    "softbreak": lambda _: "\n",
    "hardbreak": lambda _: "<br>\n",
    "code_inline": lambda token: f"<code>{escape(token.content)}</code>",
    "html_inline": _raw,
    "footnote_ref": lambda token: f" ({_inline(token.children)})" if token.children else "",
    "image": lambda token: f'<img alt="{escape("".join(_alt(token)))}">',
    "link_open": _link,
}


def _alt(image: Token) -> Iterator[str]:
    for child in image.children or ():
        if child.type == "image":
            yield from _alt(child)
        else:
            yield " " if child.type == "softbreak" else child.content
