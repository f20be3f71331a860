"""How alike two stretches of text are, in the light of how rare their words are in both documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz.fuzz import ratio

Span = tuple[int, int]
UNRELATED_LETTERS = 0.4
"""What rapidfuzz's `ratio` gives two unrelated English sentences of some length."""


@dataclass(frozen=True, slots=True)
class View:
    """What the aligner sees of one unit (a block or a sentence).

    `keys` are what it may share with its counterpart (word beginnings, numbers, links, code); `text` is folded;
    `kind` is its kind on the page, or empty where that says nothing.
    """

    keys: frozenset[str]
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Shared keys (Dice, 0 to 1) and letters (0 to 1) of two spans, each with the weight that it speaks for."""

    keys: float
    key_mass: float
    letters: float
    letter_mass: float

    @property
    def similarity(self) -> float:
        """One number from 0 (unrelated) to 1 (the same): the mean of both halves, which fail on different pairs."""
        letters = max(0.0, (self.letters - UNRELATED_LETTERS) / (1 - UNRELATED_LETTERS))
        return 0.5 * self.keys + 0.5 * letters


def key_weights(*sides: Sequence[View]) -> dict[str, float]:
    """The inverse-frequency weight of each key over the units of all sides."""
    frequency = Counter(key for side in sides for view in side for key in view.keys)
    total = sum(map(len, sides))
    return {key: log(1 + total / count) for key, count in frequency.items()}


class Similarity:
    """Likeness of spans of units of two sides, remembered.

    With `same_language` the letters of both texts are compared (an indel similarity); without it only their lengths,
    after the documents' own ratio of lengths (Gale & Church 1993).
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
        letters = [sum(len(view.text) for view in side) for side in (left, right)]
        self._expansion = letters[0] / letters[1] if all(letters) else 1.0
        mass = sum(self.mass(view.keys) for view in (*left, *right))
        self._mass_per_letter = mass / sum(letters) if sum(letters) else 0.0
        self._seen: dict[tuple[Span, Span], Likeness] = {}

    def mass(self, keys: Iterable[str]) -> float:
        """The summed weight of some keys."""
        weights = self.weights
        return sum([weights.get(key, 1.0) for key in keys])

    def pair(self, i: int, j: int) -> float:
        """The similarity of one unit of each side."""
        return self.of((i, i + 1), (j, j + 1)).similarity

    def of(self, left: Span, right: Span) -> Likeness:
        """The likeness of the units left[0]:left[1] with the units right[0]:right[1]."""
        known = self._seen.get((left, right))
        if known is None:
            known = self._seen[left, right] = self._compare(
                self.left[slice(*left)], self.right[slice(*right)]
            )
        return known

    def _compare(self, left: Sequence[View], right: Sequence[View]) -> Likeness:
        ours = frozenset().union(*(view.keys for view in left))
        theirs = frozenset().union(*(view.keys for view in right))
        total = self.mass(ours) + self.mass(theirs)
        shared = 2 * self.mass(ours & theirs) / total if total else 0.0
        one, other = (" ".join(view.text for view in side) for side in (left, right))
        letters = ratio(one, other) / 100 if self.same_language else self._lengths(one, other)
        return Likeness(shared, total, letters, (len(one) + len(other)) * self._mass_per_letter)

    def _lengths(self, one: str, other: str) -> float:
        lengths = len(one), len(other) * self._expansion
        return min(lengths) / max(lengths) if max(lengths) else 1.0
