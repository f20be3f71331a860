"""Where the best path is searched: between anchors that are beyond doubt, and along the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fidelity.align.anchors import Anchor, Box
from fidelity.align.options import Options
from fidelity.align.similarity import Similarity

_WHOLE = 30
"""Pairs of units in a box that is searched whole."""

_CELLS = 50_000
"""Pairs that are shared out among the rows without an anchor where a box has more."""

_NARROWEST = 12
"""The columns that such a row has at least."""

_MARGIN = 2
"""Columns that the corridor leaves on either side."""


def settled(
    similarity: Similarity, chain: Sequence[Anchor], options: Options
) -> Iterator[tuple[Anchor, bool]]:
    """Each anchor, and whether it is a pair beyond doubt: between neighbours that are anchors too,
    alike, and with nothing of either side in the neighbours of the other.
    """
    start = Anchor(-1, -1, 1.0)
    end = Anchor(len(similarity.left), len(similarity.right), 1.0)
    was_apart = True
    for (before, anchor), (_, after) in pairwise(pairwise([start, *chain, end])):
        is_apart = _are_apart(similarity, anchor, after, options)
        in_row = _follows(before, anchor) and _follows(anchor, after)
        alike = anchor.similarity >= options.settled
        yield anchor, in_row and alike and was_apart and is_apart
        was_apart = is_apart


def _follows(one: Anchor, other: Anchor) -> bool:
    return (other.row - one.row, other.column - one.column) == (1, 1)


def _are_apart(similarity: Similarity, one: Anchor, other: Anchor, options: Options) -> bool:
    """Whether two anchors in a row, seen crosswise, share no more than any two texts."""
    if other.row == len(similarity.left):
        return True
    first, third = similarity.units(one.row, one.column)
    second, fourth = similarity.units(other.row, other.column)
    down = (first.keys & fourth.keys).difference(third.keys, second.keys)
    up = (third.keys & second.keys).difference(first.keys, fourth.keys)
    mass = similarity.rarity.mass
    return (not down or mass(down) <= options.leak) and (not up or mass(up) <= options.leak)


def corridor(box: Box, chain: Sequence[Anchor]) -> list[tuple[int, int]]:
    """For each grid line from the top of a box to its bottom, the first and last column line that
    a path may touch, counted from the corner.
    """
    rows, columns = len(box.rows), len(box.columns)
    if box.area <= _WHOLE:
        return [(0, columns)] * (rows + 1)
    widest = max(_NARROWEST, _CELLS // (rows + 1 - len(chain)))
    lows, highs = [columns] * (rows + 1), [0] * (rows + 1)
    marks = [(0, 0), *((a.row - box.top, a.column - box.left) for a in chain), (rows, columns)]
    for (top, left), (bottom, right) in pairwise(marks):
        low, high = max(0, left - _MARGIN), min(columns, right + 1 + _MARGIN)
        height = bottom - top
        for row in range(top, min(rows, bottom + 1) + 1):
            start, stop = low, high
            if high - low > widest:
                middle = left + (right - left) * min(row - top, height) // max(1, height)
                start, stop = max(low, middle - widest // 2), min(high, middle + widest // 2)
            lows[row], highs[row] = min(lows[row], start), max(highs[row], stop)
    lows[0], highs[rows] = 0, columns
    for row in range(rows):  # a path must be able to step from each line to the next
        highs[row] = max(highs[row], lows[row + 1])
    return list(zip(lows, highs, strict=True))
