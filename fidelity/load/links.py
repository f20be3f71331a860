"""Finds the addresses that stand bare in a text: http, https, mailto and e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fidelity.model import Block, BlockKind, Link, MarkKind

# The bounds keep the search linear on a line of a million letters.
_BARE = re.compile(
    r"(?P<url>\b(?:https?://|mailto:)[^\s<>\"“”«»]{1,4000})"
    r"|(?P<email>(?<![\w.+%-])[\w.+%-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})",
    re.IGNORECASE,
)
_CLOSING = {")": "(", "]": "[", "}": "{"}
_TRAILING = ".,;:!?'\"*_~…’»”"


def with_bare_links(block: Block) -> Block:
    """Add the addresses in the text of a block that are no links yet."""
    if block.kind is BlockKind.CODE or ("@" not in block.text and ":" not in block.text):
        return block
    taken = [(link.start, link.end) for link in block.links]
    taken += [(mark.start, mark.end) for mark in block.marks if mark.kind is MarkKind.CODE]
    found = [link for link in _bare(block) if not _overlaps(link, taken)]
    if not found:
        return block
    links = sorted((*block.links, *found), key=lambda link: (link.start, link.end))
    return replace(block, links=tuple(links))


def _bare(block: Block) -> Iterator[Link]:
    for match in _BARE.finditer(block.text):
        address = _trimmed(match.group())
        href = f"mailto:{address}" if match["email"] else address
        yield Link(href, match.start(), match.start() + len(address), block.line)


def _overlaps(link: Link, taken: list[tuple[int, int]]) -> bool:
    return any(start < link.end and link.start < end for start, end in taken)


def _trimmed(address: str) -> str:
    """Leave out what belongs to the sentence: a full stop, a bracket that was opened before the address."""
    while address and (address[-1] in _TRAILING or _is_unopened(address)):
        address = address[:-1]
    return address


def _is_unopened(address: str) -> bool:
    opening = _CLOSING.get(address[-1])
    return opening is not None and address.count(address[-1]) > address.count(opening)
