"""The beads whose gains add up to most, from the beginning of both texts to their end.

Dynamic programming over beads 1-1, 1-2, 2-1, 1-3, 3-1, 2-2, 1-0 and 0-1 (Gale & Church 1993), the
gain of a bead being its likeness above a floor times the weight of its words: a merge wins only
when the joined text explains more than its parts do.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from fidelity.align.anchors import Anchor, Box
from fidelity.align.corridor import corridor, settled
from fidelity.align.match import Match
from fidelity.align.options import FURNITURE, SINGLE, Options
from fidelity.align.similarity import Similarity, Span

SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
"""Sizes of beads with two sides, the likeliest first."""

_ALONE = ((1, 0), (0, 1))
_ANY = 0.1
"""The share of the smaller unit that any two texts may have in common."""

_NEVER = float("inf")
_UNALIKE = -_NEVER


def best_path(similarity: Similarity, chain: Sequence[Anchor], options: Options) -> list[Match]:
    """The paired beads that gain most, in order.

    Anchors that are settled are pairs; between them it is searched.
    """
    found: list[Match] = []
    end = Anchor(len(similarity.left), len(similarity.right), 1.0)
    top, left = 0, 0
    between: list[Anchor] = []
    for anchor, is_settled in [*settled(similarity, chain, options), (end, True)]:
        if not is_settled:
            between.append(anchor)
            continue
        if anchor.row > top and anchor.column > left:
            box = Box(top, left, anchor.row, anchor.column)
            found += _Search(similarity, box, options).path(between)
        if anchor is not end:
            spans = (anchor.row, anchor.row + 1), (anchor.column, anchor.column + 1)
            found.append(Match(*spans, anchor.similarity))
        top, left, between = anchor.row + 1, anchor.column + 1, []
    return found


class _Search:
    """The search in one box; lines are counted from its corner."""

    def __init__(self, similarity: Similarity, box: Box, options: Options) -> None:
        self.similarity, self.box, self.options = similarity, box, options
        self._overlaps: dict[tuple[int, int], float] = {}
        shapes = [(a, b) for a, b in SHAPES if a != 2 or b != 2 or options.crossing < _NEVER]
        self._of_near = (*_ALONE, *shapes)
        # Where the units before a corner have nothing in common, neither is joined with others.
        self._of_far = (*_ALONE, *((a, b) for a, b in shapes if a == b))

    def path(self, chain: Sequence[Anchor]) -> list[Match]:
        """The paired beads that gain most."""
        lines = corridor(self.box, chain)
        recent: deque[dict[int, float]] = deque(maxlen=1 + max(a for a, _ in SHAPES))
        steps: list[list[tuple[int, int]]] = []
        for i, (low, high) in enumerate(lines):
            recent.appendleft({})
            steps.append([])
            for j in range(low, high + 1):
                gain, step = self._best_step(i, j, recent)
                steps[i].append(step)
                if gain > _UNALIKE:
                    recent[0][j] = gain
        return self._walked_back(lines, steps)

    def _best_step(
        self, i: int, j: int, recent: deque[dict[int, float]]
    ) -> tuple[float, tuple[int, int]]:
        """The most that a path to this corner gains, and the shape of its last bead."""
        best, step = (0.0 if i == j == 0 else _UNALIKE), (0, 0)
        is_near = not (i and j) or self._overlap(i, j) > _ANY
        for a, b in self._of_near if is_near else self._of_far:
            if i < a or (gain := recent[a].get(j - b)) is None:
                continue
            if a and b:
                if a + b > 2 and not self._may_join(i, j, a, b):
                    continue
                gain += self._gain(i, j, a, b)
            if gain > best:
                best, step = gain, (a, b)
        return best, step

    def _may_join(self, i: int, j: int, a: int, b: int) -> bool:
        """Whether all are prose, each has more in common with the other side than any two texts
        have, and two pairs of units have not just changed places.
        """
        overlap, rows, columns = self._overlap, range(i - a + 1, i + 1), range(j - b + 1, j + 1)
        if a == b:
            near = [[overlap(row, column) > _ANY for column in columns] for row in rows]
            if not (all(map(any, near)) and all(map(any, zip(*near, strict=True)))):
                return False
        else:  # one with several
            for row in rows:
                for column in columns:
                    if overlap(row, column) <= _ANY:
                        return False
        left, right = self._spans(i, j, a, b)
        ours, theirs = self.similarity.left.kinds, self.similarity.right.kinds
        if not FURNITURE.isdisjoint((*ours[slice(*left)], *theirs[slice(*right)])):
            return False
        return a != b or max(overlap(i, j), overlap(i - 1, j - 1)) > min(
            overlap(i, j - 1), overlap(i - 1, j)
        )

    def _overlap(self, i: int, j: int) -> float:
        """How much of the smaller of the two units before a corner is in the other as well."""
        if (found := self._overlaps.get((i, j))) is None:
            found = self.similarity.contained(self.box.top + i - 1, self.box.left + j - 1)
            self._overlaps[i, j] = found
        return found

    def _gain(self, i: int, j: int, a: int, b: int) -> float:
        """What it is worth to pair the a and b units before a corner rather than to leave them
        alone; -inf for less than nothing.
        """
        similarity, options = self.similarity, self.options
        left, right = self._spans(i, j, a, b)
        one, other = similarity.stretches(left, right)
        keys = 2 * similarity.shared(one, other) - options.key_floor * (one.mass + other.mass)
        mass = similarity.letter_mass(one, other)
        # The letters in common at which the worth is nothing.
        least = options.letter_floor - (keys + 2 * self._bonus(left, right)) / mass if mass else 0.0
        if least > 1:
            return _UNALIKE
        letters = similarity.letters(one, other, max(0.0, least))
        return 0.5 * (letters - least) * mass if letters >= least else _UNALIKE

    def _bonus(self, left: Span, right: Span) -> float:
        """What pairing is worth by itself, less what the shape and the kinds cost."""
        options, units = self.options, left[1] - left[0] + right[1] - right[0]
        is_crossing = units == 4 and left[1] - left[0] == 2
        bonus = options.pairing
        bonus -= options.crossing if is_crossing else options.joining * (units - 2)
        one, other = self.similarity.left.kinds[left[0]], self.similarity.right.kinds[right[0]]
        if one == other:
            return 2 * bonus if one in SINGLE else bonus
        is_furniture = one in FURNITURE or other in FURNITURE
        return bonus - (options.pairing if is_furniture else options.other_kind)

    def _spans(self, i: int, j: int, a: int, b: int) -> tuple[Span, Span]:
        row, column = self.box.top + i, self.box.left + j
        return (row - a, row), (column - b, column)

    def _walked_back(
        self, lines: list[tuple[int, int]], steps: list[list[tuple[int, int]]]
    ) -> list[Match]:
        found = []
        i, j = len(self.box.rows), len(self.box.columns)
        while i or j:
            a, b = steps[i][j - lines[i][0]]
            if a and b:
                spans = self._spans(i, j, a, b)
                found.append(Match(*spans, self.similarity.of(*spans).similarity))
            i, j = i - a, j - b
        return found[::-1]
