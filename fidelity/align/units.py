"""Which blocks belong together where the files say so themselves: by the keys of their messages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from fidelity.align.match import Match
from fidelity.align.order import in_order
from fidelity.align.similarity import Similarity, Span
from fidelity.model import Block, Document


def unit_matches(
    original: Document, translation: Document, similarity: Similarity
) -> list[Match] | None:
    """Beads of the blocks of one key on both sides; None where not every block has a key, or where
    the documents have no key in common.

    The paragraphs of a message are matched one to one where there are as many of them on both
    sides. Its plural forms are matched all together: another language has others.
    """
    ours, theirs = _spans(original.blocks), _spans(translation.blocks)
    if ours is None or theirs is None or ours.keys().isdisjoint(theirs):
        return None
    known = [
        Match(left, right, similarity.of(left, right).similarity, is_known=True)
        for key in ours.keys() & theirs.keys()
        for left, right in _pairs(ours[key], theirs[key], original.blocks[ours[key][0]])
    ]
    return in_order(known, len(original.blocks), len(translation.blocks), is_known=True)


def _spans(blocks: Sequence[Block]) -> dict[str, Span] | None:
    """Where the blocks of each key stand: together."""
    if not all(block.unit for block in blocks):
        return None
    spans: dict[str, Span] = {}
    for key, group in groupby(range(len(blocks)), key=lambda k: _key(blocks[k])):
        places = list(group)
        spans[key] = places[0], places[-1] + 1
    return spans


def _key(block: Block) -> str:
    return block.unit.key if block.unit else ""


def _pairs(left: Span, right: Span, first: Block) -> Iterator[tuple[Span, Span]]:
    count = left[1] - left[0]
    if count != right[1] - right[0] or (first.unit and first.unit.form):
        yield left, right
        return
    for k in range(count):
        yield (left[0] + k, left[0] + k + 1), (right[0] + k, right[0] + k + 1)
