"""Writes HTML from the tokens of Markdown, every block on the line that it has in the Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from fidelity.lazy_pattern import lazy_pattern
from fidelity.load.markdown_boxes import box_kind
from fidelity.load.template_tags import address, without_pairs

if TYPE_CHECKING:
    from markdown_it.token import Token


_HEADING_ID = re.compile(r"\s*\{:?\s*(?P<attributes>[#.][^{}]*)\}\s*$")
_ID = re.compile(r"#([^\s{}.#]+)")
_TASK = re.compile(r"^\[[ xX]\]\s+")
_ALERT = re.compile(r"^\[!(\w+)\][+-]?\s*")
_MARKDOWN_INSIDE = re.compile(r"<[^<>]*\smarkdown=[\"']?(?:1|span|block)\b")
# These would hide all that follows; GitHub shows them as text, too.
_SWALLOWS = lazy_pattern(
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
            piece = _block(tokens, index)
        if token.map and token.map[0] > line:
            piece = "\n" * (token.map[0] - line) + piece
        line += piece.count("\n")
        pieces.append(piece)
    return "".join(pieces)


def _block(tokens: Sequence[Token], index: int) -> str:
    token = tokens[index]
    if write := _BLOCKS.get(token.type):
        return write(token, tokens[index + 1 : index + 3])
    return _tag(token, token.tag or "div")


def _text(token: Token, _: Sequence[Token]) -> str:
    return _inline(token.children or ())


def _code(token: Token, _: Sequence[Token]) -> str:
    language = _language(token.info)
    return f'<pre data-lang="{escape(language)}">{escape(token.content)}</pre>'


def _language(info: str) -> str:
    """The language that the words after a fence name, without what they say of lines or titles."""
    return re.split(r"[\s{:,]", info.strip().lstrip("{."), maxsplit=1)[0].rstrip("}")


def _tag(token: Token, name: str) -> str:
    return f"</{name}>" if token.nesting < 0 else f"<{name}>"


def _opened(name: str, **attributes: str) -> str:
    told = (f' {key.replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{''.join(told)}>"


def _heading(token: Token, after: Sequence[Token]) -> str:
    match = _cut(_HEADING_ID, after[0].children or (), -1)
    named = _ID.search(match["attributes"]) if match else None
    return _opened(token.tag, **({"id": named[1]} if named else {}))


def _list_item(token: Token, after: Sequence[Token]) -> str:
    _cut(_TASK, _first_line(after), 0)
    return _tag(token, token.tag)


def _quote(token: Token, after: Sequence[Token]) -> str:
    alert = _cut(_ALERT, _first_line(after), 0)
    return _opened(token.tag, **({"data_box": alert[1].lower()} if alert else {}))


def _note(token: Token, _: Sequence[Token]) -> str:
    return _opened("div", data_note=str(token.meta.get("label", "")))


def _box(token: Token, _: Sequence[Token]) -> str:
    return _opened("div", data_box=box_kind(token), title=str(token.meta.get("title", "")))


def _formula(token: Token, _: Sequence[Token]) -> str:
    return f'<pre data-lang="math">{escape(token.content)}</pre>'


def _first_line(after: Sequence[Token]) -> Sequence[Token]:
    """The pieces of the text that a list item or a quotation begins with, if it does."""
    is_text = len(after) > 1 and after[1].type == "inline"
    return (after[1].children or ()) if is_text else ()


def _cut(marker: re.Pattern[str], pieces: Sequence[Token], which: int) -> re.Match[str] | None:
    """Take a marker out of the first or the last piece of a text."""
    if not pieces or pieces[which].type != "text":
        return None
    match = marker.search(pieces[which].content)
    if match:
        pieces[which].content = marker.sub("", pieces[which].content, count=1)
    return match


_BLOCKS: dict[str, Callable[[Token, Sequence[Token]], str]] = {
    "inline": _text,
    "html_block": lambda token, _: token.content,
    "heading_open": _heading,
    "list_item_open": _list_item,
    "blockquote_open": _quote,
    "footnote_reference_open": _note,
    **dict.fromkeys(("fence", "code_block"), _code),
    **dict.fromkeys(("admonition_open", "container_colons_open", "container_slashes_open"), _box),
    **dict.fromkeys(("math_block", "math_block_label"), _formula),
}


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


def _note_reference(token: Token) -> str:
    if token.children:
        return f" ({_inline(token.children)})"
    return f'<sup data-note-reference="{escape(str(token.meta.get("label", "")))}"></sup>'


def _image(token: Token) -> str:
    source = escape(address(str(token.attrs.get("src", ""))))
    return f'<img alt="{escape("".join(_alt(token)))}" src="{source}">'


def _alt(image: Token) -> Iterator[str]:
    for child in image.children or ():
        if child.type == "image":
            yield from _alt(child)
        else:
            yield " " if child.type == "softbreak" else child.content


_INLINE: dict[str, Callable[[Token], str]] = {
    "text": lambda token: escape(without_pairs(token.content)),
    "text_special": lambda token: escape(token.content),
    "softbreak": lambda _: "\n",
    "hardbreak": lambda _: "<br>\n",
    "code_inline": lambda token: f"<code>{escape(token.content)}</code>",
    "math_inline": lambda token: f"<math>{escape(token.content)}</math>",
    "html_inline": _raw,
    "footnote_ref": _note_reference,
    "image": _image,
    "link_open": _link,
}
