"""How alike two stretches of text are, in the light of how rare their words are in both texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum, log

from rapidfuzz.fuzz import ratio

Span = tuple[int, int]
UNRELATED_LETTERS = 0.4
"""What rapidfuzz's `ratio` gives two unrelated English sentences of some length."""

_LONG = 2000
"""Letters that are compared; what this takes grows with their square."""

_REMEMBERED = 30_000
"""Likenesses, and joined units, that are kept: enough for a few rows of the corridor."""


@dataclass(frozen=True, slots=True)
class View:
    """What the aligner sees of one unit (a block or a sentence).

    `keys` are what it may share with its counterpart (word beginnings, numbers, links, code);
    `text` is folded; `kind` is its kind on the page, or empty where that says nothing.
    """

    keys: frozenset[str]
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Shared keys (Dice, 0 to 1) and letters (0 to 1) of two spans, each with its weight."""

    keys: float
    key_mass: float
    letters: float
    letter_mass: float

    @property
    def similarity(self) -> float:
        """From 0 (unrelated) to 1 (the same): the mean of both, which fail on different pairs."""
        letters = max(0.0, (self.letters - UNRELATED_LETTERS) / (1 - UNRELATED_LETTERS))
        return 0.5 * self.keys + 0.5 * letters


def key_weights(*sides: Sequence[View]) -> dict[str, float]:
    """The inverse-frequency weight of each key over the units of all sides."""
    frequency = Counter(key for side in sides for view in side for key in view.keys)
    total = sum(map(len, sides))
    return {key: log(1 + total / count) for key, count in frequency.items()}


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """What a unit, or some joined, comes to; told apart by identity, which is quick."""

    keys: frozenset[str]
    mass: float
    text: str


class Similarity:
    """Likeness of spans of units of two sides.

    With `same_language` the letters of both texts are compared (an indel similarity); without it
    only their lengths, after the documents' own ratio of lengths (Gale & Church 1993). Spans of
    equal units are compared once.
    """

    def __init__(
        self,
        left: Sequence[View],
        right: Sequence[View],
        weights: Mapping[str, float] | None = None,
        *,
        same_language: bool = True,
    ) -> None:
        self.left, self.right = left, right
        self.weights = key_weights(left, right) if weights is None else weights
        self.same_language = same_language
        units = {
            view: _Side(view.keys, self.mass(view.keys), view.text) for view in (*left, *right)
        }
        self._left = tuple(units[view] for view in left)
        self._right = tuple(units[view] for view in right)
        letters = [sum(len(unit.text) for unit in side) for side in (self._left, self._right)]
        mass = sum(unit.mass for unit in (*self._left, *self._right))
        self._expansion = letters[0] / letters[1] if all(letters) else 1.0
        self._mass_per_letter = mass / sum(letters) if sum(letters) else 0.0
        self._joined = lru_cache(maxsize=_REMEMBERED)(self._join)
        self._bounded = lru_cache(maxsize=_REMEMBERED)(self._bound)
        self._compared = lru_cache(maxsize=_REMEMBERED)(self._compare)

    def mass(self, keys: Iterable[str]) -> float:
        """The summed weight of some keys."""
        weights = self.weights
        return fsum([weights.get(key, 1.0) for key in keys])  # the same in whatever order they come

    def pair(self, i: int, j: int) -> float:
        """The similarity of one unit of each side."""
        return self.of((i, i + 1), (j, j + 1)).similarity

    def words(self, left: Span, right: Span) -> int:
        """How many words the shorter of two spans has."""
        sides = self.left[slice(*left)], self.right[slice(*right)]
        return min(sum(len(view.text.split()) for view in side) for side in sides)

    def of(self, left: Span, right: Span) -> Likeness:
        """The likeness of the units left[0]:left[1] with the units right[0]:right[1]."""
        return self._compared(*self._sides(left, right))

    def at_most(self, left: Span, right: Span) -> Likeness:
        """The likeness with as many letters in common as there could be, which is told sooner."""
        return self._bounded(*self._sides(left, right))

    def _sides(self, left: Span, right: Span) -> tuple[_Side, _Side]:
        ours, theirs = self._left[slice(*left)], self._right[slice(*right)]
        return self._joined(ours), self._joined(theirs)

    def _join(self, units: tuple[_Side, ...]) -> _Side:
        if len(units) == 1:
            return units[0]
        keys = frozenset().union(*(unit.keys for unit in units))
        return _Side(keys, self.mass(keys), " ".join(unit.text for unit in units))

    def _bound(self, one: _Side, other: _Side) -> Likeness:
        total = one.mass + other.mass
        shared = 2 * self.mass(one.keys & other.keys) / total if total else 0.0
        lengths = len(one.text), len(other.text)
        letters = _most(*lengths) if self.same_language else self._lengths(*lengths)
        return Likeness(shared, total, letters, sum(lengths) * self._mass_per_letter)

    def _compare(self, one: _Side, other: _Side) -> Likeness:
        most = self._bounded(one, other)
        letters = _letters(one.text, other.text) if self.same_language else most.letters
        return Likeness(most.keys, most.key_mass, letters, most.letter_mass)

    def _lengths(self, one: int, other: int) -> float:
        lengths = one, other * self._expansion
        return min(lengths) / max(lengths) if max(lengths) else 1.0


def _most(one: int, other: int) -> float:
    """The likeness of two texts of so many letters of which the shorter is in the longer."""
    return 2 * min(one, other) / (one + other) if one or other else 1.0


def _letters(one: str, other: str) -> float:
    """How alike two texts are spelled; of long ones the same share of both, from the start."""
    longest = max(len(one), len(other))
    if longest > _LONG:
        one, other = one[: _LONG * len(one) // longest], other[: _LONG * len(other) // longest]
    return ratio(one, other) / 100
