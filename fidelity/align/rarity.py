"""What the keys by which texts are aligned weigh: the rarer they are, the more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, count
from math import log

from fidelity.reading.words import FUNCTION_WORDS, beginnings

UNIT = 1 << 20
"""Weights are whole numbers of such parts, so that their sums do not depend on any order."""

_BEFORE, _OFTEN = 100, 30
"""Units of English that are counted in, and how many of them each function word stands in."""


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    return beginnings(" ".join(FUNCTION_WORDS))


class Rarity:
    """What each key weighs: the rarer it is among the units of both sides, the more.

    The weight is log(1 + N / n) for a key of n units out of N, an inverse document frequency. Short
    texts tell little of how rare a word is, so that some units of English are counted in, of which
    each function word has its share. A key that comes up later weighs 1.
    """

    def __init__(self, numbers: defaultdict[str, int] | None = None) -> None:
        self._numbers = defaultdict(count().__next__) if numbers is None else numbers
        """A number for each key, in the order in which they come."""
        self.weights: list[int] = []
        """By the numbers of keys, in small parts that can be added in any order."""

    @property
    def names(self) -> Sequence[str]:
        """The keys, by their numbers."""
        return [*self._numbers]

    def anew(self) -> Rarity:
        """The same keys, to be weighed by other units."""
        return Rarity(self._numbers)

    def numbered(self, keys: Iterable[str]) -> tuple[int, ...]:
        """The numbers of some keys."""
        return tuple(map(self._numbers.__getitem__, keys))

    def weigh(self, units: Sequence[Sequence[int]]) -> None:
        """Set the weights by the units of both sides, each given by its keys' numbers."""
        counts = Counter(chain.from_iterable(units))
        total = len(units) + _BEFORE
        known = range(len(self._numbers))
        for key in _function_words().intersection(self._numbers):
            counts[self._numbers[key]] += _OFTEN
        weight = {count: _weight(count, total) for count in {1, *counts.values()}}
        self.weights = [weight[counts.get(key, 1)] for key in known]

    def mass(self, keys: Iterable[int]) -> float:
        """The summed weight of some keys, given by their numbers."""
        try:
            return sum(map(self.weights.__getitem__, keys)) / UNIT
        except IndexError:
            self.weights += [UNIT] * (len(self._numbers) - len(self.weights))
            return self.mass(tuple(keys))


def _weight(count: int, total: int) -> int:
    return int(UNIT * log(1 + total / count))


_OF_ONE, _OF_BOTH = (_weight(count, 2 + _BEFORE) for count in (1, 2))
_OFTEN_OF_ONE, _OFTEN_OF_BOTH = (_weight(count + _OFTEN, 2 + _BEFORE) for count in (1, 2))


def masses_of_two(ours: frozenset[str], theirs: frozenset[str]) -> tuple[float, float, float]:
    """The mass of the keys of each of two units, and of those of both, where there are no others:
    as `Rarity` has it, but only counted, since there are no more than four weights.
    """
    both, often = ours & theirs, _function_words()
    common = len(both & often)
    shared = (len(both) - common) * _OF_BOTH + common * _OFTEN_OF_BOTH

    def mass(keys: frozenset[str]) -> float:
        more = len(keys & often) - common
        return (shared + (len(keys) - len(both) - more) * _OF_ONE + more * _OFTEN_OF_ONE) / UNIT

    return mass(ours), mass(theirs), shared / UNIT
