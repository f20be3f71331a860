"""What stands on the other side at the place of words that have no partner there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from fidelity.reading.names import is_acronym_of
from fidelity.reading.words import Word

_LONGEST_ACRONYM = 6


class Gap(Struct, frozen=True):
    """The words of the other side before and behind a gap, and how many words of this side it
    holds.
    """

    low: int
    high: int
    size: int

    @classmethod
    def around(cls, first: int, last: int, chain: Mapping[int, int], sizes: tuple[int, int]) -> Gap:
        """The gap around words first to last, between their nearest neighbours in a chain of pairs
        that rise on both sides; `sizes` is how many words both sides have.
        """
        places = [-1, *chain, sizes[0]]
        before = places[bisect_left(places, first) - 1]
        behind = places[bisect_right(places, last)]
        low, high = chain.get(before, -1), chain.get(behind, sizes[1])
        return cls(low, high, behind - before - 1)


def spelled_out(alone: Sequence[Word], other: Sequence[Word], taken: Collection[int]) -> int:
    """How many of some words without a partner only say what an acronym on the other side stands
    for: the capitalised ones, where it is without a partner too or made of their initials.

    Acronyms are made anew in each language, so that initials prove nothing where they differ.
    """
    names = [word for word in alone if word.is_capitalised and not _is_acronym(word)]
    if len(names) < 2:
        return 0
    text = " ".join(word.text for word in names)
    is_told = any(
        j not in taken or is_acronym_of(word.text, text)
        for j, word in enumerate(other)
        if _is_acronym(word)
    )
    return len(names) if is_told else 0


def _is_acronym(word: Word) -> bool:
    """Whether most letters of a short word are capitals: UN, U.N., AfCFTA."""
    if word.text[1:].islower():  # as most words are
        return False
    letters = [c for c in word.text.removesuffix("'s").removesuffix("’s") if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return 2 <= len(letters) <= _LONGEST_ACRONYM and 2 * capitals > len(letters) and capitals > 1
