"""Pairs blocks whose English cannot be relied on by what needs none: as without an engine.

Blocks whose English is sound lead. In each gap that they leave, what stands there on both sides is
aligned between the languages, so that a quotation which no engine knows keeps its place, and what
is missing or added there is no surer than without an engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from msgspec.structs import replace

from fidelity.align.match import Match
from fidelity.align.order import in_order
from fidelity.align.similarity import Span

Weighed = list[tuple[Match, float]]
"""Beads, and how sure each of them is (0 to 1)."""


def realigned(
    beads: Weighed,
    doubted: AbstractSet[int],
    size: tuple[int, int],
    between_languages: Callable[[Sequence[int], Sequence[int]], Weighed],
) -> Weighed:
    """The beads of two documents of this size in blocks, those of doubted blocks found anew.

    `doubted` are blocks of the translation. `between_languages` aligns some blocks of the original
    with some of the translation, and gives beads of places among these.
    """
    kept = [(m, sure) for m, sure in beads if m.is_paired and doubted.isdisjoint(range(*m.right))]
    found = [
        (placed, sure)
        for rows, columns in _gaps([match for match, _ in kept], size)
        if not doubted.isdisjoint(columns)
        for match, sure in between_languages(rows, columns)
        if (placed := _placed(match, rows, columns))
    ]
    sure_of = {block: sure for match, sure in [*beads, *kept, *found] for block in _blocks(match)}
    paired = [match for match, _ in (*kept, *found) if match.is_paired]
    return [(match, sure_of[_blocks(match)[0]]) for match in in_order(paired, *size)]


def _gaps(
    kept: Sequence[Match], size: tuple[int, int]
) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """The blocks of both sides that are in no bead, between each two beads that are in place."""
    rows, columns = size
    free = [set(range(count)) for count in size]
    for match in kept:
        free[0].difference_update(range(*match.left))
        free[1].difference_update(range(*match.right))
    start, end = Match((0, 0), (0, 0), 0.0), Match((rows, rows), (columns, columns), 0.0)
    in_place = [match for match in kept if not match.moved]
    for one, other in pairwise([start, *in_place, end]):
        yield (
            [i for i in range(one.left[1], other.left[0]) if i in free[0]],
            [j for j in range(one.right[1], other.right[0]) if j in free[1]],
        )


def _placed(match: Match, rows: Sequence[int], columns: Sequence[int]) -> Match | None:
    """A bead of places as one of blocks; none where another bead stands between its blocks."""
    left, right = _span(match.left, rows), _span(match.right, columns)
    return None if left is None or right is None else replace(match, left=left, right=right)


def _span(places: Span, blocks: Sequence[int]) -> Span | None:
    here = blocks[slice(*places)]
    if not here:
        return 0, 0
    return (here[0], here[-1] + 1) if here[-1] - here[0] == len(here) - 1 else None


def _blocks(match: Match) -> list[tuple[str, int]]:
    """The blocks of a bead, by side and number."""
    return [
        *(("original", i) for i in range(*match.left)),
        *(("translation", j) for j in range(*match.right)),
    ]
