"""How alike two stretches of text are, in the light of how rare their words are in both texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import chain, count
from math import log

from rapidfuzz.fuzz import ratio

from fidelity.reading.words import FUNCTION_WORDS, beginnings

Span = tuple[int, int]
UNRELATED_LETTERS = 0.4
"""What rapidfuzz's `ratio` gives two unrelated English sentences of some length."""

_UNIT = 1 << 20
"""Weights are whole numbers of such parts, so that their sums do not depend on any order."""

_LONG = 2000
"""Letters that are compared; what this takes grows with their square."""

_BEFORE, _OFTEN = 100, 30
"""Units of English that are counted in, and how many of them each function word stands in."""

_LETTERS = 500
"""Letters that are counted in on either side for their ratio: short texts tell little."""

_REMEMBERED = 8_000
"""Stretches that are kept: enough for many rows of the corridor."""


@dataclass(frozen=True, slots=True)
class View:
    """What the aligner sees of one unit (a block or a sentence).

    `keys` are what it may share with its counterpart (word beginnings, numbers, links, code), each
    once; `text` is folded; `kind` is its kind on the page, or empty where that says nothing.
    """

    keys: Collection[str]
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Shared keys (Dice, 0 to 1) and letters (0 to 1) of two spans."""

    keys: float
    letters: float

    @property
    def similarity(self) -> float:
        """From 0 (unrelated) to 1 (the same): the mean of both, which fail on different pairs."""
        letters = max(0.0, (self.letters - UNRELATED_LETTERS) / (1 - UNRELATED_LETTERS))
        return 0.5 * self.keys + 0.5 * letters


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    return beginnings(" ".join(FUNCTION_WORDS))


class Rarity:
    """What each key weighs: the rarer it is among the units of both sides, the more.

    The weight is log(1 + N / n) for a key of n units out of N, an inverse document frequency. Short
    texts tell little of how rare a word is, so that some units of English are counted in, of which
    each function word has its share. A key that comes up later weighs 1.
    """

    def __init__(self) -> None:
        self._numbers = defaultdict[str, int](count().__next__)
        """A number for each key, in the order in which they come."""
        self.weights: list[int] = []
        """By the numbers of keys, in small parts that can be added in any order."""

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
        weight = {count: int(_UNIT * log(1 + total / count)) for count in {1, *counts.values()}}
        self.weights = [weight[counts[key] or 1] for key in known]

    def mass(self, keys: Iterable[int]) -> float:
        """The summed weight of some keys, given by their numbers."""
        try:
            return sum(map(self.weights.__getitem__, keys)) / _UNIT
        except IndexError:
            self.weights += [_UNIT] * (len(self._numbers) - len(self.weights))
            return self.mass(tuple(keys))


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """The units of one side, each by its place: keys as numbers, their mass, text, kind, how many
    words and letters.
    """

    keys: tuple[tuple[int, ...], ...]
    mass: tuple[float, ...]
    texts: tuple[str, ...]
    kinds: tuple[str, ...]
    words: tuple[int, ...]
    letters: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.texts)

    def is_same(self, i: int, other: Side, j: int) -> bool:
        """Whether its unit i is the unit j of the other side, to the letter."""
        return (self.texts[i], self.kinds[i], self.keys[i]) == (
            other.texts[j],
            other.kinds[j],
            other.keys[j],
        )


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Some units as one."""

    keys: frozenset[int]
    mass: float
    text: str


class Similarity:
    """Likeness of spans of units of two sides.

    With `same_language` the letters of both texts are compared (an indel similarity); without it
    only their lengths, after the documents' own ratio of lengths (Gale & Church 1993). `rarity`
    holds the weights of keys where they are known from more text than this.
    """

    def __init__(
        self,
        left: Iterable[View],
        right: Iterable[View],
        rarity: Rarity | None = None,
        *,
        same_language: bool = True,
    ) -> None:
        self.rarity = rarity or Rarity()
        self.same_language = same_language
        ours, theirs = _read(left, self.rarity), _read(right, self.rarity)
        if rarity is None:
            self.rarity.weigh([*ours[0], *theirs[0]])
        self.left, self.right = _side(ours, self.rarity), _side(theirs, self.rarity)
        letters = [sum(side.letters) for side in (self.left, self.right)]
        mass = sum(self.left.mass) + sum(self.right.mass)
        self.expansion = (letters[0] + _LETTERS) / (letters[1] + _LETTERS)
        self._mass_per_letter = mass / sum(letters) if sum(letters) else 0.0
        self._left_unit = _remembered(self.left)
        self._right_unit = _remembered(self.right)

    @cached_property
    def _stretch(self) -> Callable[[Side, int, int], Stretch]:
        """Several units as one; of pairs of single sentences none is ever asked for."""
        return lru_cache(maxsize=_REMEMBERED)(self._join)

    def part(self, left: Iterable[View], right: Iterable[View]) -> Similarity:
        """The likeness of some of the units, by what is rare and how lengths compare in all."""
        part = Similarity(left, right, self.rarity, same_language=self.same_language)
        part.expansion = self.expansion
        return part

    def pair(self, i: int, j: int) -> float:
        """The similarity of one unit of each side."""
        return self.of((i, i + 1), (j, j + 1)).similarity

    def shared_keys(self, i: int, j: int) -> float:
        """The share of the keys of one unit of each side that is the same (Dice, 0 to 1)."""
        return self._dice(self._left_unit(i), self._right_unit(j))

    def words(self, left: Span, right: Span) -> int:
        """How many words the shorter of two spans has."""
        return min(sum(self.left.words[slice(*left)]), sum(self.right.words[slice(*right)]))

    def of(self, left: Span, right: Span) -> Likeness:
        """The likeness of the units left[0]:left[1] with the units right[0]:right[1]."""
        one, other = self.stretches(left, right)
        return Likeness(self._dice(one, other), self.letters(one, other))

    def stretches(self, left: Span, right: Span) -> tuple[Stretch, Stretch]:
        """The units of both spans, joined."""
        (top, bottom), (first, last) = left, right
        return (
            self._left_unit(top) if bottom == top + 1 else self._stretch(self.left, top, bottom),
            self._right_unit(first)
            if last == first + 1
            else self._stretch(self.right, first, last),
        )

    def shared(self, one: Stretch, other: Stretch) -> float:
        """The mass of the keys that two stretches share."""
        both = one.keys & other.keys
        return self.rarity.mass(both) if both else 0.0

    def contained(self, i: int, j: int) -> float:
        """How much of the smaller of two units, by the mass of keys, is in the other as well."""
        one, other = self._left_unit(i), self._right_unit(j)
        least = min(one.mass, other.mass)
        return self.shared(one, other) / least if least else 0.0

    def _dice(self, one: Stretch, other: Stretch) -> float:
        both = one.keys & other.keys
        return 2 * self.rarity.mass(both) / (one.mass + other.mass) if both else 0.0

    def letters(self, one: Stretch, other: Stretch, least: float = 0.0) -> float:
        """How alike the letters of two stretches are; 0 where it is below `least`, which takes less
        time to tell.
        """
        if not self.same_language:
            return self._lengths(one.text, other.text)
        ours, theirs = one.text, other.text
        longest = max(len(ours), len(theirs))
        if longest > _LONG:  # the same share of both, from the start
            ours, theirs = (text[: _LONG * len(text) // longest] for text in (ours, theirs))
        return ratio(ours, theirs, score_cutoff=100 * least) / 100

    def letter_mass(self, one: Stretch, other: Stretch) -> float:
        """The weight of the letters of two stretches: that of keys in so much text."""
        return (len(one.text) + len(other.text)) * self._mass_per_letter

    def _join(self, side: Side, start: int, stop: int) -> Stretch:
        keys = frozenset(chain.from_iterable(side.keys[start:stop]))
        return Stretch(keys, self.rarity.mass(keys), " ".join(side.texts[start:stop]))

    def _lengths(self, one: str, other: str) -> float:
        lengths = len(one), len(other) * self.expansion
        return min(lengths) / max(lengths) if max(lengths) else 1.0


def _remembered(side: Side) -> Callable[[int], Stretch]:
    """The units of a side, each made once; with very many, those asked for of late are kept."""
    if len(side) > _REMEMBERED:
        return lru_cache(maxsize=_REMEMBERED)(partial(_unit, side))
    made: dict[int, Stretch] = {}

    def unit(k: int) -> Stretch:
        if (found := made.get(k)) is None:
            found = made[k] = _unit(side, k)
        return found

    return unit


def _unit(side: Side, place: int) -> Stretch:
    return Stretch(frozenset(side.keys[place]), side.mass[place], side.texts[place])


_Read = tuple[list[tuple[int, ...]], list[str], list[str]]


def _read(views: Iterable[View], rarity: Rarity) -> _Read:
    """Keys as numbers, texts and kinds of some views, which may be gone afterwards."""
    keys, texts, kinds = list[tuple[int, ...]](), list[str](), list[str]()
    for view in views:
        keys.append(rarity.numbered(view.keys))
        texts.append(view.text)
        kinds.append(view.kind)
    return keys, texts, kinds


def _side(read: _Read, rarity: Rarity) -> Side:
    keys, texts, kinds = read
    return Side(
        keys=tuple(keys),
        mass=tuple(map(rarity.mass, keys)),
        texts=tuple(texts),
        kinds=tuple(kinds),
        words=tuple(len(text.split()) for text in texts),
        letters=tuple(map(len, texts)),
    )
