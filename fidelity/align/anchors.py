"""Pairs of units that are plainly each other's counterpart, from which the rest is found.

Units that are the same to the letter belong together at both ends, and in runs that stand once on
either side, as the cells of a table do. Of the rest, those that share rare keys are candidates;
those that are each other's best are anchors, and the heaviest sequence of anchors that rises on
both sides is their chain. Between two anchors of the chain other keys are rare, so the search goes
on there, until nothing new is found: what this takes grows little faster than the texts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from msgspec import Struct

from fidelity.align.sharing import holders, shared_weights
from fidelity.align.similarity import Side, Similarity

_COMMON = 12
"""A key that more units than this of the other side hold points at none of them."""

_NEARLY = 0.9
"""How alike another pair is, as a share of the best, that speaks against an anchor."""

_RUN = 3
"""So many units that are the same and follow one another are no chance."""

_DEEPEST = 8
"""So often the search goes on between what it found."""


class Box(Struct, frozen=True):
    """The units top:bottom of the left side and left:right of the right side."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> range:
        """The units of the left side."""
        return range(self.top, self.bottom)

    @property
    def columns(self) -> range:
        """The units of the right side."""
        return range(self.left, self.right)

    @property
    def area(self) -> int:
        """How many pairs there are in it."""
        return max(0, self.bottom - self.top) * max(0, self.right - self.left)


class Anchor(Struct, frozen=True):
    """The units `row` and `column`, and how alike they are."""

    row: int
    column: int
    similarity: float


def anchors(similarity: Similarity, floor: float) -> list[Anchor]:
    """A chain of anchors, which rises on both sides; each is more alike than `floor`."""
    found: list[Anchor] = []
    boxes = [Box(0, 0, len(similarity.left), len(similarity.right))]
    for same in (_ends, _runs, _ends):
        searched = [(box, same(similarity, box)) for box in boxes]
        found += chain.from_iterable(rising for _, rising in searched)
        boxes = [gap for box, rising in searched for gap in _gaps(box, rising)]
    for _ in range(_DEEPEST):
        if not boxes:
            break
        searched = [(box, _likeliest(similarity, box, floor)) for box in boxes]
        found += chain.from_iterable(rising for _, rising in searched)
        boxes = [gap for box, rising in searched if rising for gap in _gaps(box, rising)]
    return sorted(found, key=lambda anchor: anchor.row)


def _ends(similarity: Similarity, box: Box) -> list[Anchor]:
    """The units at both ends of a box that are the same on both sides."""
    fewest = min(len(box.rows), len(box.columns))
    head = _same(similarity, box, range(fewest), from_end=False)
    tail = _same(similarity, box, range(fewest - head), from_end=True)
    return [
        *(Anchor(box.top + k, box.left + k, 1.0) for k in range(head)),
        *(Anchor(box.bottom - k, box.right - k, 1.0) for k in range(tail, 0, -1)),
    ]


def _same(similarity: Similarity, box: Box, places: range, *, from_end: bool) -> int:
    """How many units, from either end, are the same on both sides."""
    for k in places:
        i, j = (box.bottom - 1 - k, box.right - 1 - k) if from_end else (box.top + k, box.left + k)
        if not similarity.left.is_same(i, similarity.right, j):
            return k
    return len(places)


def _runs(similarity: Similarity, box: Box) -> list[Anchor]:
    """The units of a box in runs that stand once on either side, row by row."""
    left, right = similarity.left, similarity.right
    both = {*left.texts[box.top : box.bottom]}.intersection(right.texts[box.left : box.right])
    if not both:
        return []
    numbers: dict[tuple[object, ...], int] = {}
    ours = [
        numbers.setdefault(_unit(left, i), len(numbers)) if left.texts[i] in both else -1
        for i in box.rows
    ]
    theirs = [
        numbers.get(_unit(right, j), -1) if right.texts[j] in both else -1 for j in box.columns
    ]
    there = _once(theirs)
    columns: dict[int, int] = {}
    for run, row in _once(ours).items():
        if run in there:
            for k in range(_RUN):
                columns.setdefault(box.top + row + k, box.left + there[run] + k)
    return _chain([Anchor(row, column, 1.0) for row, column in sorted(columns.items())])


def _unit(side: Side, k: int) -> tuple[object, ...]:
    """What tells whether units are the same to the letter."""
    return side.texts[k], side.kinds[k], frozenset(side.keys[k])


def _once(numbers: Sequence[int]) -> dict[tuple[int, ...], int]:
    """The runs that stand once, and where they begin."""
    runs = list(zip(*(numbers[k:] for k in range(_RUN)), strict=False))
    counts = Counter(runs)
    return {run: place for place, run in enumerate(runs) if counts[run] == 1 and -1 not in run}


def _gaps(box: Box, rising: Sequence[Anchor]) -> Iterator[Box]:
    corners = [(anchor.row, anchor.column) for anchor in rising]
    ends = pairwise([(box.top - 1, box.left - 1), *corners, (box.bottom, box.right)])
    for (top, left), (bottom, right) in ends:
        if bottom > top + 1 and right > left + 1:
            yield Box(top + 1, left + 1, bottom, right)


def _likeliest(similarity: Similarity, box: Box, floor: float) -> list[Anchor]:
    """The chain of the units in a box that are each other's best candidate; those that say the same
    several times, such as the icons of a table, in their order.
    """
    best_of_row: dict[int, tuple[float, int, int]] = {}
    best_of_column: dict[int, tuple[float, int, int]] = {}
    none, ours, theirs = (0.0, 0, -1), similarity.left.texts, similarity.right.texts
    found = [*candidates(similarity, box.rows, box.columns)]
    for i, j, score in found:
        aside = abs(j - box.left - i + box.top) if ours[i] == theirs[j] else 0
        if (offer := (score, -aside, j)) > best_of_row.setdefault(i, none):
            best_of_row[i] = offer
        if (offer := (score, -aside, i)) > best_of_column.setdefault(j, none):
            best_of_column[j] = offer
    doubtful = () if similarity.same_language else _doubtful(found, best_of_row, best_of_column)
    mutual = (
        Anchor(i, j, score)
        for i, (score, _, j) in best_of_row.items()
        if score > floor and best_of_column[j][2] == i and (i, j) not in doubtful
    )
    return _chain(list(mutual))


def _doubtful(
    found: Sequence[tuple[int, int, float]],
    best_of_row: Mapping[int, tuple[float, int, int]],
    best_of_column: Mapping[int, tuple[float, int, int]],
) -> set[tuple[int, int]]:
    """The best pairs that others come near: between languages, sentences that share a few words
    are as alike as those that belong together.
    """
    near = set[tuple[int, int]]()
    for i, j, score in found:
        best, _, column = best_of_row[i]
        if column != j and score >= _NEARLY * best:
            near.add((i, column))
        best, _, row = best_of_column[j]
        if row != i and score >= _NEARLY * best:
            near.add((row, j))
    return near


def candidates(
    similarity: Similarity, rows: Sequence[int], columns: Sequence[int]
) -> Iterator[tuple[int, int, float]]:
    """For each row the columns that share most rare keys with it, three at the most, with their
    similarity.
    """
    (left, right), weights = similarity.common_keys, similarity.rarity.weights
    if len(rows) == len(columns) == 1:
        i, j = rows[0], columns[0]
        if not set(left[i]).isdisjoint(right[j]):
            yield i, j, similarity.pair(i, j)
        return
    held_by = holders(right, columns)
    rare = {key: units for key, units in held_by.items() if len(units) <= _COMMON}
    for i in rows:
        shared = shared_weights(left[i], rare, weights)
        if not shared:
            continue
        half = max(shared.values()) / 2
        near = sorted([(-weight, j) for j, weight in shared.items() if weight >= half])
        for _, j in near[:3]:
            yield i, j, similarity.pair(i, j)


def _chain(anchors: Sequence[Anchor]) -> list[Anchor]:
    """The heaviest sequence of anchors, given row by row, that rises on both sides."""
    # columns[k] rises with k, and totals[k] is the heaviest chain that ends at or before it.
    columns: list[int] = []
    totals: list[float] = []
    heads: list[int] = []
    before: list[int] = []
    for n, anchor in enumerate(anchors):
        k = bisect_left(columns, anchor.column)
        total = anchor.similarity + (totals[k - 1] if k else 0.0)
        before.append(heads[k - 1] if k else -1)
        stop = k
        while stop < len(columns) and totals[stop] <= total:
            stop += 1
        if stop == k and k < len(columns) and columns[k] == anchor.column:
            continue
        columns[k:stop], totals[k:stop], heads[k:stop] = [anchor.column], [total], [n]
    rising: list[Anchor] = []
    node = heads[-1] if heads else -1
    while node >= 0:
        rising.append(anchors[node])
        node = before[node]
    return rising[::-1]
