"""Aligning two sequences of units: which belong together, which have no counterpart, which moved.

Anchors (pairs that share rare keys and are alike) are chained; the chain gives a corridor; dynamic
programming over the corridor chooses beads 1-1, 1-2, 2-1, 1-3, 3-1, 2-2, 1-0 and 0-1 (Gale & Church
1993). What is left over on both sides is paired without regard to order, and what is found there
has moved. Comparing text with text through machine translation follows Bleualign (Sennrich & Volk
2010). Here the gain of a bead is its likeness above a floor times the weight of its words: a merge
wins only when the joined text explains more than its parts do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from math import log
from statistics import median

from fidelity.align.similarity import Likeness, Similarity, Span, View

SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
"""Sizes of beads with two sides, the likeliest first."""

FURNITURE = frozenset(
    {"title", "description", "byline", "bio", "label", "caption", "dateline", "boilerplate"}
)
"""Kinds of which a page has few: to pair one with another kind takes likeness, not place alone."""

_COMMON = 12
"""A key that more units than this of the other side hold points at none of them."""

_TELLING = 8
"""Fewer words than this tell nothing by being unlike."""

_CELLS = 50_000
"""The cells of the corridor that are shared out among the rows without an anchor."""

_NARROWEST = 12
"""The columns that such a row has at least."""

_ENOUGH = 5
"""So many pairs of telling length make a document's median worth trusting."""


@dataclass(frozen=True, slots=True)
class Options:
    """How eager the aligner is; all figures were set on documents changed in known ways.

    `key_floor`, `letter_floor`: the likeness at which pairing gains nothing. `pairing`: what
    pairing is worth by itself (in units of word weight), so that short neighbours pair unless
    something speaks against it. `joining`: what each unit beyond 1-1 costs. `other_kind`: what it
    costs that the units are of different kinds. `anchor_floor`, `move_floor`: the similarity of
    anchors and of moved units. `margin`: columns that the corridor leaves on either side.
    """

    key_floor: float = 0.2
    letter_floor: float = 0.5
    pairing: float = 5.0
    joining: float = 4.0
    other_kind: float = 0.0
    anchor_floor: float = 0.2
    move_floor: float = 0.35
    margin: int = 2


@dataclass(frozen=True, slots=True)
class Match:
    """A bead of unit spans; an empty span is an empty side.

    It is known where the documents say themselves what belongs together.
    """

    left: Span
    right: Span
    similarity: float
    moved: bool = False
    is_known: bool = False

    @property
    def is_paired(self) -> bool:
        """Whether both sides hold something."""
        return self.left[0] < self.left[1] and self.right[0] < self.right[1]


def align(similarity: Similarity, options: Options) -> list[Match]:
    """Beads that cover every unit of both sides once, in the order of the left side."""
    chain = _anchored(similarity, options)
    corridor = _corridor(chain, len(similarity.left), len(similarity.right), options)
    path = [match for match in _best_path(similarity, corridor, options) if match.is_paired]
    usual = _usual(path, similarity)
    kept = [match for match in path if _is_related(match, similarity, usual)]
    moved = _moved(similarity, kept, usual, options)
    return in_order([*kept, *moved], len(similarity.left), len(similarity.right))


def _usual(matches: list[Match], similarity: Similarity) -> float | None:
    """The median similarity of the matches of telling length, if there are enough of them.

    How alike a text and its back-translation are depends on the engine, so a document sets its own
    measure.
    """
    sizes = [similarity.words(match.left, match.right) for match in matches]
    telling = [m.similarity for m, size in zip(matches, sizes, strict=True) if size >= _TELLING]
    return median(telling) if len(telling) >= _ENOUGH else None


def _is_related(match: Match, similarity: Similarity, usual: float | None) -> bool:
    """Whether its sides have something in common: a block that was replaced is no pair.

    Short texts are left to their place, and so are texts of two languages.
    """
    size = similarity.words(match.left, match.right)
    told = similarity.same_language and size >= _TELLING
    return not told or match.similarity >= _least(size, usual)


def _least(size: int, usual: float | None) -> float:
    """The similarity that a pair of so many words must reach: the longer, the more."""
    return 0.055 * log(size) - 0.05 if usual is None else usual * (0.13 * log(size) - 0.1)


def _candidates(
    similarity: Similarity, rows: Sequence[int], columns: Sequence[int]
) -> Iterator[tuple[int, int, float]]:
    """For each row the three columns that share most rare keys with it, with their similarity."""
    places: dict[str, list[int]] = defaultdict(list)
    for j in columns:
        for key in similarity.right[j].keys:
            places[key].append(j)
    for i in rows:
        shared: dict[int, float] = defaultdict(float)
        for key in similarity.left[i].keys:
            if len(at := places.get(key, ())) <= _COMMON:
                for j in at:
                    shared[j] += similarity.weights.get(key, 1.0)
        # Sets have no order of their own: ties, which rounding would decide, go to the first.
        for j in sorted(shared, key=lambda j: (-round(shared[j], 9), j))[:3]:
            yield i, j, similarity.pair(i, j)


def _anchored(similarity: Similarity, options: Options) -> list[tuple[int, int]]:
    """The pairs that the corridor follows: what is the same at both ends, and a chain between."""
    rows, columns = len(similarity.left), len(similarity.right)
    head = _same(zip(similarity.left, similarity.right, strict=False))
    ends = zip(reversed(similarity.left[head:]), reversed(similarity.right[head:]), strict=False)
    tail = _same(ends)
    between = _anchors(similarity, range(head, rows - tail), range(head, columns - tail), options)
    return [
        *((k, k) for k in range(head)),
        *_chain(between),
        *((rows - k, columns - k) for k in range(tail, 0, -1)),
    ]


def _same(pairs: Iterable[tuple[View, View]]) -> int:
    """How many pairs from the first on are the same on both sides."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _anchors(
    similarity: Similarity, rows: Sequence[int], columns: Sequence[int], options: Options
) -> list[tuple[int, int, float]]:
    """Pairs of units that are each other's best candidate."""
    best_row: dict[int, tuple[float, int]] = {}
    best_column: dict[int, tuple[float, int]] = {}
    for i, j, score in _candidates(similarity, rows, columns):
        best_column[i] = max(best_column.get(i, (0.0, -1)), (score, j))
        best_row[j] = max(best_row.get(j, (0.0, -1)), (score, i))
    return [
        (i, j, score)
        for i, (score, j) in sorted(best_column.items())
        if score > options.anchor_floor and best_row[j][1] == i
    ]


def _chain(anchors: list[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """The heaviest sequence of anchors that rises on both sides."""
    # columns[k] rises with k, and totals[k] is the heaviest chain that ends at or before it.
    columns: list[int] = []
    totals: list[float] = []
    heads: list[int] = []
    before: list[int] = []
    for n, (_, j, score) in enumerate(anchors):
        k = bisect_left(columns, j)
        total = score + (totals[k - 1] if k else 0.0)
        before.append(heads[k - 1] if k else -1)
        stop = k
        while stop < len(columns) and totals[stop] <= total:
            stop += 1
        if stop == k and k < len(columns) and columns[k] == j:
            continue
        columns[k:stop], totals[k:stop], heads[k:stop] = [j], [total], [n]
    chain: list[tuple[int, int]] = []
    node = heads[-1] if heads else -1
    while node >= 0:
        chain.append(anchors[node][:2])
        node = before[node]
    return chain[::-1]


def _corridor(
    chain: list[tuple[int, int]], rows: int, columns: int, options: Options
) -> list[tuple[int, int]]:
    """For each of the rows + 1 grid lines, the first and last column line that a path may touch."""
    widest = max(_NARROWEST, _CELLS // (rows + 1 - len(chain)))
    lows, highs = [columns] * (rows + 1), [0] * (rows + 1)
    for (top, left), (bottom, right) in pairwise([(0, 0), *chain, (rows, columns)]):
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


def _best_path(
    similarity: Similarity, corridor: list[tuple[int, int]], options: Options
) -> list[Match]:
    """The beads whose gains add up to most, from corner to corner."""
    recent: deque[dict[int, float]] = deque(maxlen=1 + max(a for a, _ in SHAPES))
    steps: list[list[tuple[int, int]]] = []
    for i, (low, high) in enumerate(corridor):
        recent.appendleft({})
        steps.append([])
        for j in range(low, high + 1):
            best, step = (0.0, (0, 0)) if i == j == 0 else (float("-inf"), (0, 0))
            for a, b in ((1, 0), (0, 1), *SHAPES):
                if i < a or (gain := recent[a].get(j - b)) is None:
                    continue
                if a and b:
                    gain += _gain(similarity, (i - a, i), (j - b, j), options)
                if gain > best:
                    best, step = gain, (a, b)
            steps[i].append(step)
            if best > float("-inf"):
                recent[0][j] = best
    return _walk_back(similarity, corridor, steps)


def _gain(similarity: Similarity, left: Span, right: Span, options: Options) -> float:
    """What it is worth to pair these units rather than to leave them alone; -inf for nothing."""
    sizes = left[1] - left[0], right[1] - right[0]
    joined = 1.5 if sizes == (2, 2) else sum(sizes) - 2
    bonus = options.pairing - options.joining * joined
    one, other = similarity.left[left[0]].kind, similarity.right[right[0]].kind
    if one != other:
        bonus -= options.pairing if {one, other} & FURNITURE else options.other_kind
    if _worth(similarity.at_most(left, right), options) + bonus < 0:
        return float("-inf")
    return _worth(similarity.of(left, right), options) + bonus


def _worth(like: Likeness, options: Options) -> float:
    """The likeness above its floor, times the weight that it speaks for."""
    keys = (like.keys - options.key_floor) * like.key_mass
    return 0.5 * keys + 0.5 * (like.letters - options.letter_floor) * like.letter_mass


def _walk_back(
    similarity: Similarity, corridor: list[tuple[int, int]], steps: list[list[tuple[int, int]]]
) -> list[Match]:
    found = []
    i, j = len(corridor) - 1, corridor[-1][1]
    while i or j:
        a, b = steps[i][j - corridor[i][0]]
        left, right = (i - a, i), (j - b, j)
        found.append(Match(left, right, similarity.of(left, right).similarity if a and b else 0.0))
        i, j = i - a, j - b
    return found[::-1]


def _moved(
    similarity: Similarity, kept: list[Match], usual: float | None, options: Options
) -> list[Match]:
    """One-to-one pairs among what the path left over, the most alike first."""
    rows = _left_over([match.left for match in kept], len(similarity.left))
    columns = _left_over([match.right for match in kept], len(similarity.right))
    found: list[Match] = []
    used_rows: set[int] = set()
    used_columns: set[int] = set()
    for i, j, score in sorted(_candidates(similarity, rows, columns), key=lambda pair: -pair[2]):
        if score < options.move_floor or i in used_rows or j in used_columns:
            continue
        match = Match((i, i + 1), (j, j + 1), score, moved=True)
        if _is_related(match, similarity, usual):
            used_rows.add(i)
            used_columns.add(j)
            found.append(match)
    return found


def _left_over(spans: list[Span], count: int) -> list[int]:
    covered = {index for span in spans for index in range(*span)}
    return [index for index in range(count) if index not in covered]


def in_order(
    matches: list[Match], rows: int, columns: int, *, is_known: bool = False
) -> list[Match]:
    """The matches with omissions and additions, each addition behind what precedes it."""
    omitted = _left_over([match.left for match in matches], rows)
    lonely = _left_over([match.right for match in matches], columns)
    by_row = {match.left[0]: match for match in matches}
    by_row.update({i: Match((i, i + 1), (0, 0), 0.0, is_known=is_known) for i in omitted})
    ordered: list[Match] = []
    added = 0
    for i in sorted(by_row):
        match = by_row[i]
        while (
            match.is_paired
            and not match.moved
            and added < len(lonely)
            and lonely[added] < match.right[0]
        ):
            ordered.append(_added(i, lonely[added], is_known=is_known))
            added += 1
        ordered.append(match)
    ordered += [_added(rows, j, is_known=is_known) for j in lonely[added:]]
    return ordered


def _added(row: int, column: int, *, is_known: bool) -> Match:
    return Match((row, row), (column, column + 1), 0.0, is_known=is_known)
