"""Finds the addresses that stand bare in a text: http, https, mailto and e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from fidelity.lazy_pattern import lazy_pattern
from fidelity.model import Block, BlockKind, Link

# The bounds keep the search linear on a line of a million letters.
_BARE = lazy_pattern(
    r"(?P<url>\b(?:https?://|mailto:)[^\s<>\"“”«»]{1,4000})"
    r"|(?P<email>(?<![\w.+%-])[\w.+%-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})",
    re.IGNORECASE,
)
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_TRAILING = ".,;:!?'\"*_~…’»”"


def with_bare_links(block: Block) -> Block:
    """Add the addresses in the text of a block that are no links yet."""
    if block.kind is BlockKind.CODE or not _may_hold_address(block.text):
        return block
    taken = [(link.start, link.end) for link in block.links]
    taken += [(mark.start, mark.end) for mark in block.marks if not mark.kind.is_language]
    found = list(_outside(sorted(taken), _bare(block)))
    if not found:
        return block
    links = sorted((*block.links, *found), key=lambda link: (link.start, link.end))
    return replace(block, links=tuple(links))


def _may_hold_address(text: str) -> bool:
    return "@" in text or "://" in text or (":" in text and "mailto:" in text.lower())


def _bare(block: Block) -> Iterator[Link]:
    for match in _BARE.finditer(block.text):
        address = _trimmed(match.group())
        href = f"mailto:{address}" if match["email"] else address
        yield Link(href, match.start(), match.start() + len(address), block.line)


def _outside(taken: list[tuple[int, int]], links: Iterator[Link]) -> Iterator[Link]:
    """Leave out the links that overlap with what is taken; both come in the order of the text."""
    passed, reach = 0, 0
    for link in links:
        while passed < len(taken) and taken[passed][0] < link.end:
            reach = max(reach, taken[passed][1])
            passed += 1
        if reach <= link.start:
            yield link


def _trimmed(address: str) -> str:
    """Leave out what is the sentence's: a full stop, a bracket that opened before the address."""
    surplus = {end: address.count(end) - address.count(_BRACKETS[end]) for end in _BRACKETS}
    length = len(address)
    for last in reversed(address):
        if last not in _TRAILING and surplus.get(last, 0) <= 0:
            break
        surplus[last] = surplus.get(last, 0) - 1
        length -= 1
    return address[:length]
