"""The beads whose gains add up to most, from the beginning of both texts to their end.

Dynamic programming over beads 1-1, 1-2, 2-1, 1-3, 3-1, 2-2, 1-0 and 0-1 (Gale & Church 1993), the
gain of a bead being its likeness above a floor times the weight of its words: a merge wins only
when the joined text explains more than its parts do. Anchors that stand in a row and are plainly
pairs are settled, so that only what lies between such rows is searched, along its own anchors.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fidelity.align.anchors import Anchor, Box
from fidelity.align.similarity import Similarity, Span, Stretch

SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
"""Sizes of beads with two sides, the likeliest first."""

FURNITURE = frozenset(
    {"title", "description", "byline", "bio", "label", "caption", "dateline", "boilerplate"}
)
"""Kinds of which a page has few: to pair one with another kind takes likeness, not place alone."""

_WHOLE = 30
"""Pairs of units in a stretch that is searched whole."""

_CELLS = 50_000
"""Pairs that are shared out among the rows without an anchor where a stretch has more."""

_NARROWEST = 12
"""The columns that such a row has at least."""

_UNALIKE = float("-inf")


@dataclass(frozen=True, slots=True)
class Options:
    """How eager the aligner is; all figures were set on documents changed in known ways.

    `key_floor`, `letter_floor`: the likeness at which pairing gains nothing. `pairing`: what
    pairing is worth by itself (in units of word weight), so that short neighbours pair unless
    something speaks against it. `joining`: what each unit beyond 1-1 costs, `crossing`: what 2-2 costs. `other_kind`: what it
    costs that the units are of different kinds. `anchor_floor`, `move_floor`: the similarity of
    anchors and of moved units. `settled`: that of anchors which are not looked at again. `margin`:
    columns that the corridor leaves on either side.
    """

    key_floor: float = 0.1
    letter_floor: float = 0.5
    pairing: float = 5.0
    joining: float = 3.5
    crossing: float = 5.0
    other_kind: float = 0.0
    anchor_floor: float = 0.2
    move_floor: float = 0.35
    settled: float = 0.3
    leak: float = 3.0
    margin: int = 2


@dataclass(frozen=True, slots=True)
class Match:
    """A bead of unit spans; an empty span is an empty side."""

    left: Span
    right: Span
    similarity: float
    moved: bool = False

    @property
    def is_paired(self) -> bool:
        """Whether both sides hold something."""
        return self.left[0] < self.left[1] and self.right[0] < self.right[1]

    @property
    def is_single(self) -> bool:
        """Whether it is a pair of one and one."""
        return self.left[1] - self.left[0] == self.right[1] - self.right[0] == 1


def best_path(similarity: Similarity, chain: Sequence[Anchor], options: Options) -> list[Match]:
    """The paired beads that gain most, in order."""
    found: list[Match] = []
    corner = (0, 0)
    ends = Anchor(len(similarity.left), len(similarity.right), 1.0)
    between: list[Anchor] = []
    for anchor, is_settled in [*_settled(similarity, chain, options), (ends, True)]:
        if not is_settled:
            between.append(anchor)
            continue
        box = Box(*corner, anchor.row, anchor.column)
        if box.area:
            found += _searched(similarity, box, between, options)
        if anchor is not ends:
            i, j = anchor.row, anchor.column
            found.append(Match((i, i + 1), (j, j + 1), anchor.similarity))
        corner, between = (anchor.row + 1, anchor.column + 1), []
    return found


def _settled(
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
    left, right = similarity.left.keys, similarity.right.keys
    first, second = set(left[one.row]), set(left[other.row])
    third, fourth = set(right[one.column]), set(right[other.column])
    down = (first - third) & (fourth - second)
    up = (third - first) & (second - fourth)
    mass = similarity.rarity.mass
    return mass(down) <= options.leak and mass(up) <= options.leak


def _searched(
    similarity: Similarity, box: Box, chain: Sequence[Anchor], options: Options
) -> list[Match]:
    """The paired beads of a box that gain most."""
    corridor = _corridor(box, chain, options)
    recent: deque[dict[int, float]] = deque(maxlen=1 + max(a for a, _ in SHAPES))
    steps: list[list[tuple[int, int]]] = []
    for down, (low, high) in enumerate(corridor):
        recent.appendleft({})
        steps.append([])
        for across in range(low, high + 1):
            start = down == across == 0
            best, step = (0.0 if start else _UNALIKE), (0, 0)
            for a, b in ((1, 0), (0, 1), *SHAPES):
                if down < a or (gain := recent[a].get(across - b)) is None:
                    continue
                if a and b:
                    i, j = box.top + down, box.left + across
                    gain += _gain(similarity, (i - a, i), (j - b, j), options)
                if gain > best:
                    best, step = gain, (a, b)
            steps[down].append(step)
            if best > _UNALIKE:
                recent[0][across] = best
    return _walked_back(similarity, box, corridor, steps)


def _corridor(box: Box, chain: Sequence[Anchor], options: Options) -> list[tuple[int, int]]:
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
        low, high = max(0, left - options.margin), min(columns, right + 1 + options.margin)
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


def _gain(similarity: Similarity, left: Span, right: Span, options: Options) -> float:
    """What it is worth to pair these units rather than to leave them alone; -inf for nothing."""
    sizes = left[1] - left[0], right[1] - right[0]
    if sizes != (1, 1) and not _each_part_shares(similarity, left, right):
        return _UNALIKE
    joined = options.crossing if sizes == (2, 2) else options.joining * (sum(sizes) - 2)
    bonus = options.pairing - joined
    one, other = similarity.left.kinds[left[0]], similarity.right.kinds[right[0]]
    if one != other:
        bonus -= options.pairing if {one, other} & FURNITURE else options.other_kind
    return _worth(similarity, *similarity.stretches(left, right), bonus, options)


def _each_part_shares(similarity: Similarity, left: Span, right: Span) -> bool:
    """Whether each unit has more in common with one of the other side than any two texts have."""
    parts = [[similarity.contained(i, j) > 0.1 for j in range(*right)] for i in range(*left)]
    return all(map(any, parts)) and all(map(any, zip(*parts, strict=True)))


def _worth(
    similarity: Similarity, one: Stretch, other: Stretch, bonus: float, options: Options
) -> float:
    """The likeness above its floor, times the weight that it speaks for; -inf where it is less than
    nothing.
    """
    keys = 2 * similarity.shared(one, other) - options.key_floor * (one.mass + other.mass)
    mass = similarity.letter_mass(one, other)
    # The letters in common at which the worth is nothing.
    least = options.letter_floor - (keys + 2 * bonus) / mass if mass else 0.0
    if least > 1:
        return _UNALIKE
    letters = similarity.letters(one, other, max(0.0, least))
    return 0.5 * (letters - least) * mass if letters >= least else _UNALIKE


def _walked_back(
    similarity: Similarity,
    box: Box,
    corridor: list[tuple[int, int]],
    steps: list[list[tuple[int, int]]],
) -> list[Match]:
    found = []
    i, j = len(box.rows), len(box.columns)
    while i or j:
        a, b = steps[i][j - corridor[i][0]]
        if a and b:
            left = (box.top + i - a, box.top + i)
            right = (box.left + j - b, box.left + j)
            found.append(Match(left, right, similarity.of(left, right).similarity))
        i, j = i - a, j - b
    return found[::-1]
