"""Reads the attributes of blocks and macros of AsciiDoc: what stands between brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

_PIECE = re.compile(
    r"\s*(?:(?P<name>[\w-]+)\s*=\s*)?(?:\"(?P<double>(?:\\.|[^\"\\])*)\"|'(?P<single>(?:\\.|[^'\\])*)'"
    r"|(?P<bare>[^,]*))\s*(?:,|$)"
)
_STYLE = re.compile(r"[^#.%]*")
_SHORT = re.compile(r"(?P<sign>[#.%])(?P<value>[^#.%]*)")


class Attributes(Struct):
    """What an author tells of a block or a macro: by place, by name, and by signs (`#id`,
    `%option`); `line` is the line above a block.
    """

    placed: list[str] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    options: set[str] = field(default_factory=set)
    line: int = 0

    @property
    def style(self) -> str:
        """What kind of block it is to be."""
        return self.placed[0] if self.placed else ""

    def at(self, place: int) -> str:
        """The value at a place, counted from 0; nothing where there is none."""
        return self.placed[place] if place < len(self.placed) else ""


def attributes(inside: str) -> Attributes:
    """The attributes of a macro, as they stand between its brackets."""
    found = Attributes()
    for name, value in _pieces(inside):
        if name:
            found.named[name] = value
        else:
            found.placed.append(value)
    return found


def add_block_attributes(known: Attributes, inside: str) -> None:
    """Add what one line of attributes above a block says; the first of them has signs."""
    found = attributes(inside)
    first = found.style
    style = _STYLE.match(first)
    for sign, value in _SHORT.findall(first):
        if sign == "#":
            known.ids.append(value)
        elif sign == "%":
            known.options.add(value)
    if found.placed:
        found.placed[0] = style[0].strip() if style else ""
        known.placed = found.placed if any(found.placed) else known.placed
    known.named |= found.named
    known.options |= set(found.named.get("options", found.named.get("opts", "")).split(","))
    if anchor := found.named.get("id"):
        known.ids.append(anchor)


def _pieces(inside: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(inside):
        match = _PIECE.match(inside, at)
        if match is None:  # a quotation mark that is just a sign
            piece, _, _ = inside[at:].partition(",")
            yield "", piece.strip()
            at += len(piece) + 1
            continue
        quoted = match["double"] if match["double"] is not None else match["single"]
        yield match["name"] or "", quoted if quoted is not None else match["bare"].strip()
        at = max(match.end(), at + 1)
