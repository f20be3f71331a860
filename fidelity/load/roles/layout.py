"""Tells the top and the end of a document from its body, by where the long paragraphs are."""

from __future__ import annotations

from msgspec import Struct

from fidelity.model import Block, BlockKind

_TEXT = (
    BlockKind.PARAGRAPH,
    BlockKind.QUOTE,
    BlockKind.LIST_ITEM,
    BlockKind.CAPTION,
    BlockKind.HEADING,
)
_LONG_IN_WORDS, _LONG_IN_CHARACTERS = 40, 240
_FEWEST_TEXTS = 3
_SHORTEST_TOP, _LONGEST_TOP, _LONGEST_END = 3, 15, 6


class Layout(Struct, frozen=True):
    """Indexes of blocks: before the first long paragraph, before the second, near the end."""

    lead: frozenset[int] = frozenset()
    top: frozenset[int] = frozenset()
    end: frozenset[int] = frozenset()


def layout(blocks: tuple[Block, ...]) -> Layout:
    """Part a document; one of very few blocks is body throughout."""
    texts = [index for index, block in enumerate(blocks) if block.kind in _TEXT]
    if len(texts) < _FEWEST_TEXTS:
        return Layout()
    third = len(texts) // 3
    longs = [position for position, index in enumerate(texts) if _is_long(blocks[index])]
    first = longs[0] if longs else 0
    second = longs[1] if len(longs) > 1 else max(first, min(_SHORTEST_TOP, third))
    return Layout(
        lead=frozenset(texts[: min(first, _LONGEST_TOP)]),
        top=frozenset(texts[: min(second, _LONGEST_TOP)]),
        end=frozenset(texts[len(texts) - min(_LONGEST_END, third) :]),
    )


def _is_long(block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    return len(block.text) >= _LONG_IN_CHARACTERS or len(block.text.split()) >= _LONG_IN_WORDS
