"""How alike two stretches of text are, in the light of how rare their words are in both texts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from msgspec import Struct
from rapidfuzz.fuzz import ratio

from fidelity.align.rarity import Rarity

Span = tuple[int, int]
_Keys = Sequence[tuple[int, ...]]
UNRELATED_LETTERS = 0.4
"""What rapidfuzz's `ratio` gives two unrelated English sentences of some length."""

_LONG = 2000
"""Letters that are compared; what this takes grows with their square."""

_LETTERS = 500
"""Letters that are counted in on either side for their ratio: short texts tell little."""

_REMEMBERED = 8_000
"""Stretches that are kept: enough for many rows of the corridor."""


class View(Struct, frozen=True):
    """What the aligner sees of one unit (a block or a sentence).

    `keys` are what it may share with its counterpart (word beginnings, numbers, links, code), each
    once; `text` is folded; `kind` is its kind on the page, or empty where that says nothing.
    """

    keys: Collection[str]
    text: str
    kind: str = ""


class Likeness(Struct, frozen=True):
    """Shared keys (Dice, 0 to 1) and letters (0 to 1) of two spans."""

    keys: float
    letters: float

    @property
    def similarity(self) -> float:
        """From 0 (unrelated) to 1 (the same): the mean of both, which fail on different pairs."""
        return _mean(self.keys, self.letters)


def _mean(keys: float, letters: float) -> float:
    alike = max(0.0, (letters - UNRELATED_LETTERS) / (1 - UNRELATED_LETTERS))
    return 0.5 * keys + 0.5 * alike


class Side(Struct, frozen=True, eq=False, dict=True):
    """The units of one side, each by its place: keys as numbers, their mass, text, kind and how
    many words and letters.
    """

    keys: _Keys
    mass: Sequence[float]
    texts: Sequence[str]
    kinds: Sequence[str]
    letters: Sequence[int]

    @cached_property
    def words(self) -> tuple[int, ...]:
        """Between languages nobody asks how many there are."""
        return tuple(len(text.split()) for text in self.texts)

    def __len__(self) -> int:
        return len(self.texts)

    def is_same(self, i: int, other: Side, j: int) -> bool:
        """Whether its unit i is the unit j of the other side, to the letter."""
        return (
            self.texts[i] == other.texts[j]
            and self.kinds[i] == other.kinds[j]
            and frozenset(self.keys[i]) == frozenset(other.keys[j])
        )


class Stretch(Struct, frozen=True):
    """Some units as one: the keys that the other side may hold, the mass of all, and the text."""

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
        self._compare(_side(ours, self.rarity), _side(theirs, self.rarity))

    def _compare(self, left: Side, right: Side) -> None:
        self.left, self.right = left, right
        letters = [sum(side.letters) for side in (self.left, self.right)]
        mass = sum(self.left.mass) + sum(self.right.mass)
        self.expansion = expansion(*letters)
        self._mass_per_letter = mass / sum(letters) if sum(letters) else 0.0
        self.common_keys = self._common_keys()
        ours, theirs = self.common_keys
        self._left_unit, self._right_unit = _Units(left, ours), _Units(right, theirs)

    @cached_property
    def _stretch(self) -> Callable[[Side, int, int], Stretch]:
        """Several units as one; of pairs of single sentences none is ever asked for."""
        return lru_cache(maxsize=_REMEMBERED)(self._join)

    def _common_keys(self) -> tuple[_Keys, _Keys]:
        """The keys of the units of each side that the other side holds as well: in one language
        hardly any is left out.
        """
        sides = self.left.keys, self.right.keys
        if self.same_language:
            return sides
        held, others = map(chain.from_iterable, sides)
        is_common = frozenset(held).intersection(others).__contains__
        ours, theirs = ([tuple(filter(is_common, keys)) for keys in side] for side in sides)
        return ours, theirs

    def part(self, left: Iterable[View], right: Iterable[View]) -> Similarity:
        """The likeness of some of the units, by what is rare and how lengths compare in all."""
        part = Similarity(left, right, self.rarity, same_language=self.same_language)
        part.expansion = self.expansion
        return part

    def taught(self, words: Mapping[int, int]) -> Similarity:
        """The same once keys of the right side, given by their numbers, are known to stand for keys
        of the left side.
        """
        more = [
            tuple(dict.fromkeys((*keys, *(words[key] for key in keys if key in words))))
            for keys in self.right.keys
        ]
        rarity = self.rarity.anew()
        rarity.weigh([*self.left.keys, *more])
        other = Similarity((), (), rarity, same_language=self.same_language)
        sides = (self.left, self.left.keys), (self.right, more)
        other._compare(*(_side((keys, side.texts, side.kinds), rarity) for side, keys in sides))
        return other

    def pair(self, i: int, j: int) -> float:
        """The similarity of one unit of each side."""
        one, other = self._left_unit[i], self._right_unit[j]
        return _mean(self._dice(one, other), self.letters(one, other))

    def shared_keys(self, i: int, j: int) -> float:
        """The share of the keys of one unit of each side that is the same (Dice, 0 to 1)."""
        return self._dice(*self.units(i, j))

    def words(self, left: Span, right: Span) -> int:
        """How many words the shorter of two spans has."""
        return min(sum(self.left.words[slice(*left)]), sum(self.right.words[slice(*right)]))

    def of(self, left: Span, right: Span) -> Likeness:
        """The likeness of the units left[0]:left[1] with the units right[0]:right[1]."""
        one, other = self.stretches(left, right)
        return Likeness(self._dice(one, other), self.letters(one, other))

    def units(self, i: int, j: int) -> tuple[Stretch, Stretch]:
        """One unit of each side."""
        return self._left_unit[i], self._right_unit[j]

    def stretches(self, left: Span, right: Span) -> tuple[Stretch, Stretch]:
        """The units of both spans, joined."""
        (top, bottom), (first, last) = left, right
        return (
            self._left_unit[top] if bottom == top + 1 else self._stretch(self.left, top, bottom),
            self._right_unit[first]
            if last == first + 1
            else self._stretch(self.right, first, last),
        )

    def shared(self, one: Stretch, other: Stretch) -> float:
        """The mass of the keys that two stretches share."""
        both = one.keys & other.keys
        return self.rarity.mass(both) if both else 0.0

    def contained(self, i: int, j: int) -> float:
        """How much of the smaller of two units, by the mass of keys, is in the other as well."""
        one, other = self.units(i, j)
        least = min(one.mass, other.mass)
        return self.shared(one, other) / least if least else 0.0

    def _dice(self, one: Stretch, other: Stretch) -> float:
        both = one.keys & other.keys
        return 2 * self.rarity.mass(both) / (one.mass + other.mass) if both else 0.0

    def letters(self, one: Stretch, other: Stretch, least: float = 0.0) -> float:
        """How alike the letters of two stretches are; 0 where it is below `least`, which takes less
        time to tell.
        """
        if self.same_language:
            return letters_alike(one.text, other.text, least)
        ours, theirs = len(one.text), len(other.text) * self.expansion
        if ours < theirs:
            return ours / theirs
        return theirs / ours if ours else 1.0

    def letter_mass(self, one: Stretch, other: Stretch) -> float:
        """The weight of the letters of two stretches: that of keys in so much text."""
        return (len(one.text) + len(other.text)) * self._mass_per_letter

    def _join(self, side: Side, start: int, stop: int) -> Stretch:
        keys = frozenset(chain.from_iterable(side.keys[start:stop]))
        return Stretch(keys, self.rarity.mass(keys), " ".join(side.texts[start:stop]))


def expansion(ours: int, theirs: int) -> float:
    """How much longer the left side is than the right one, by the letters of both."""
    return (ours + _LETTERS) / (theirs + _LETTERS)


def letters_alike(ours: str, theirs: str, least: float = 0.0) -> float:
    """How alike the letters of two English texts are, from their start."""
    longest = max(len(ours), len(theirs))
    if longest > _LONG:  # the same share of both
        ours, theirs = (text[: _LONG * len(text) // longest] for text in (ours, theirs))
    return ratio(ours, theirs, score_cutoff=100 * least) / 100


class _Units(dict[int, Stretch]):
    """The units of a side, each made once; of very many, some of those asked for of late are
    kept.
    """

    def __init__(self, side: Side, keys: _Keys) -> None:
        super().__init__()
        self._side, self._keys = side, keys

    def __missing__(self, k: int) -> Stretch:
        if len(self) == _REMEMBERED:
            self.clear()
        side = self._side
        self[k] = unit = Stretch(frozenset(self._keys[k]), side.mass[k], side.texts[k])
        return unit


_Read = tuple[_Keys, Sequence[str], Sequence[str]]


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
    return Side(keys, [*map(rarity.mass, keys)], texts, kinds, [*map(len, texts)])
