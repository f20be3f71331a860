"""Reads the addresses of Markdown's links at once, which the parser does letter by letter."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_PLAIN = re.compile(r"(?!<)[^\x00-\x20\x7f()\\&]++(?=[\x00-\x20\x7f)]|\Z)")
"""An address without brackets, escapes and entities, up to what ends it; of others few are met."""


class _Address(Struct, frozen=True):
    """What the parser asks of an address, by its names."""

    ok: bool
    pos: int
    str: str


def use_plain_addresses(parser: MarkdownIt) -> None:
    """Read plain addresses without the parser's help, and all others with it."""
    from markdown_it import helpers

    def destination(text: str, start: int, end: int) -> object:
        plain = _PLAIN.match(text, start, end)
        if plain is None:
            return helpers.parseLinkDestination(text, start, end)
        return _Address(ok=True, pos=plain.end(), str=plain.group())

    own = SimpleNamespace(**{**vars(helpers), "parseLinkDestination": destination})
    setattr(parser, "helpers", own)  # noqa: B010 - mypy forbids the assignment
