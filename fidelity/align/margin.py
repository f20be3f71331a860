"""By how much two units are more alike than either of them and any other.

Unrelated sentences of one document are alike too, some of them more than others: a margin tells
counterparts from these (Artetxe & Schwenk 2019, Margin-based Parallel Corpus Mining).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from heapq import nlargest

from fidelity.align.rarity import UNIT
from fidelity.align.sharing import holders, shared_weights
from fidelity.align.similarity import Similarity

_OTHERS = 48
"""Units of the other side with which a unit is compared to see how alike it is to any."""

_REMEMBERED = 5_000

_Side = tuple[Sequence[float], Sequence[tuple[int, ...]]]
_Nearest = Callable[[int], list[tuple[float, int]]]
"""The two units of the other side that are most like one, and how much."""


class Margin:
    """The margins of pairs, by what is most like the units of either side."""

    def __init__(self, left: _Nearest, right: _Nearest) -> None:
        self._left = lru_cache(maxsize=_REMEMBERED)(left)
        self._right = lru_cache(maxsize=_REMEMBERED)(right)

    def of(self, i: int, j: int, likeness: float) -> float:
        """The margin of a pair that is so much alike; below 0 where one of them is more like
        another.
        """
        return likeness - max(_most_alike(self._left(i), j), _most_alike(self._right(j), i))


def by_similarity(similarity: Similarity) -> Margin:
    """Margins of the similarity."""
    pair, rows, columns = (
        similarity.pair,
        _sample(len(similarity.left)),
        _sample(len(similarity.right)),
    )
    return Margin(
        lambda i: nlargest(2, ((pair(i, k), k) for k in columns)),
        lambda j: nlargest(2, ((pair(k, j), k) for k in rows)),
    )


def by_keys(similarity: Similarity) -> Margin:
    """Margins of the shared keys alone: between languages lengths are alike everywhere."""
    ours, theirs = similarity.common_keys
    left, right = (similarity.left.mass, ours), (similarity.right.mass, theirs)
    weights = similarity.rarity.weights
    return Margin(*(_sharing_most(weights, *sides) for sides in ((left, right), (right, left))))


def _sharing_most(weights: Sequence[int], side: _Side, other: _Side) -> _Nearest:
    """Only what shares a key is looked at, which few do: what is missing is like nothing."""
    (masses, held), (masses_there, held_there) = side, other
    held_by = holders(held_there, _sample(len(held_there)))

    def nearest(unit: int) -> list[tuple[float, int]]:
        shared = shared_weights(held[unit], held_by, weights)
        mass = masses[unit]
        alike = [(2 * own / UNIT / (mass + masses_there[k]), k) for k, own in shared.items()]
        return nlargest(2, alike)

    return nearest


def _sample(count: int) -> range:
    return range(0, count, max(1, count // _OTHERS))


def _most_alike(nearest: list[tuple[float, int]], partner: int) -> float:
    """The likeness of the first that is not the partner."""
    for likeness, other in nearest:
        if other != partner:
            return likeness
    return 0.0
