"""What is written like a link or like markup and is none: readers see its brackets, asterisks or
tags, and have nothing to click on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from fidelity.lazy_pattern import lazy_pattern
from fidelity.model import Block, MarkKind

_ADDRESS = r"(?:https?://|mailto:|\.{0,2}/|#)[^\s()<>]{1,2000}|[\w./-]{1,300}\.(?:md|html?|rst)\b[^\s()]{0,300}"
_WORDS = r"[^\[\]\n]{1,300}"
_LINKS = (
    rf"\[{_WORDS}\]\s{{1,9}}[(（]\s?(?P<apart>{_ADDRESS})\s?[)）]",
    rf"\[{_WORDS}\]\s?(?:（\s?(?P<wide>{_ADDRESS})\s?[)）]|\(\s?(?P<wide2>{_ADDRESS})\s?）)",
    rf"[【［]{_WORDS}[】］]\s?[(（]\s?(?P<lenticular>{_ADDRESS})\s?[)）]",
    rf"\({_WORDS}\)\[(?P<turned>{_ADDRESS})\]",
    rf"\[{_WORDS}\]\((?P<inside>[^()\n]{{0,300}}?{_ADDRESS}[^()\n]{{0,300}})\)?",
    rf"\[[^\[\]()\n]{{1,300}}\((?P<unclosed>{_ADDRESS})\)",
    rf"(?<=\w)\]\((?P<unopened>{_ADDRESS})\)",
    rf"\[{_WORDS}\]\[(?P<reference>[^\[\]\n]{{0,200}})\]",
)
_MOST = 200
_MARKUP = (
    r"(?P<emphasis>(?<!\*)\*\*(?!\*)|(?<![\w_])__(?=[^\W_])|(?<=[^\W_])__(?![\w_]))",
    r"(?P<code>(?<!`)`{1,3}(?!`)(?![^`\n]{1,60}['’](?!\w)))",  # `so' are quotations in old manuals
    r"(?P<tag></\s?[a-zA-Z][a-zA-Z0-9]{0,15}\s?>|<\s(?:/\s?)?[a-z]{1,10}\s?/?>)",
    r"(?P<entity>&\s?(?:nbsp|amp|lt|gt|quot|mdash|ndash|copy|#\d{2,5})\s?;)",
    r"(?P<note>\[\^[\w-]{1,60}\])",
)
_LINK = lazy_pattern(rf"(?=[\[\]【［(])(?:{'|'.join(_LINKS)})")
_ANY = lazy_pattern(rf"(?=[*_`<&\[])(?:{'|'.join(_MARKUP)})")
"""Each begins with one of few signs, so that letters are passed over at once."""
_MAY_BE = re.compile(r"[\[\]【［*`<&_]")


class NearKind(StrEnum):
    """What something nearly is."""

    LINK = "link"
    REFERENCE = "reference"
    EMPHASIS = "emphasis"
    CODE = "code"
    TAG = "tag"
    ENTITY = "entity"
    NOTE = "note"


class NearLink(Struct, frozen=True):
    """What is nearly a link, or other markup, at start:end of a text; `href` says where it would
    lead.
    """

    kind: NearKind
    start: int
    end: int
    href: str = ""


def near_links(block: Block) -> tuple[NearLink, ...]:
    """What stands in a block's text as it was written, though it should have become markup; code
    and placeholders hold what they like.
    """
    if not _MAY_BE.search(block.text) or not block.kind.is_prose:
        return ()
    if block.text.count("[") > _MOST:  # a table of data: each bracket is a place to search from
        return ()
    return _nearly(_without_code(block))


@lru_cache(maxsize=512)
def _nearly(text: str) -> tuple[NearLink, ...]:
    links = list(_links(text))
    bare = _blanked(text, [(near.start, near.end) for near in links])
    return tuple(sorted((*links, *_markup(bare)), key=lambda near: near.start))


def _links(text: str) -> Iterator[NearLink]:
    for match in _LINK.finditer(text):
        name = match.lastgroup or ""
        is_reference = name == "reference"
        kind = NearKind.REFERENCE if is_reference else NearKind.LINK
        yield NearLink(kind, *match.span(), "" if is_reference else match[name].strip())


def _markup(text: str) -> Iterator[NearLink]:
    for match in _ANY.finditer(text):
        yield NearLink(NearKind(match.lastgroup or ""), *match.span())


def _without_code(block: Block) -> str:
    """The text with blanks for code and placeholders, and for what is a link already."""
    spans = [(mark.start, mark.end) for mark in block.marks if not mark.kind.is_language]
    spans += [(m.start, m.end) for m in block.marks if m.kind is MarkKind.CODE]
    return _blanked(block.text, spans)


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + "\0" * (end - start) + text[end:]
    return text
