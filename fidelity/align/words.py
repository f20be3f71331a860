"""Which words of two English sentences stand for each other."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel

from fidelity.reading.words import Word

Pairs = dict[int, int]
"""Indices of words of the original to indices of words of the back-translation."""

_ALIKE = 0.75
_SHORTEST_FUZZY = 4
_NEAR = 50
"""So many candidates on either side are weighed; no sentence for people to read has more."""


def align_words(left: Sequence[Word], right: Sequence[Word]) -> Pairs:
    """One-to-one pairs of words: the same stem, or nearly the same letters (names, spellings).

    Words that occur several times are paired with the nearest free occurrence, judged by their
    place in the sentence and by whether their neighbours are paired as well; so a pair never jumps
    where a nearer one is free.
    """
    pairs: Pairs = {}
    taken: set[int] = set()
    for score, i, j in sorted(_scored(left, right), reverse=True):
        if score > 0 and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _scored(left: Sequence[Word], right: Sequence[Word]) -> list[tuple[float, int, int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(right):
        places[word.stem].append(j)
    scored = []
    for i, word in enumerate(left):
        at = i * len(right) // len(left)
        if same := places.get(word.stem):
            scored += [(_score(1.0, i, j, left, right), i, j) for j in _nearest(same, at)]
        elif len(word.folded) >= _SHORTEST_FUZZY:
            scored += [
                (_score(0.6 * alike, i, j, left, right), i, j)
                for j in _nearest(range(len(right)), at)
                if (alike := likeness(word.folded, right[j].folded)) >= _ALIKE
            ]
    return scored


def _nearest(places: Sequence[int], at: int) -> Sequence[int]:
    middle = bisect_left(places, at)
    return places[max(0, middle - _NEAR) : middle + _NEAR]


def _score(base: float, i: int, j: int, left: Sequence[Word], right: Sequence[Word]) -> float:
    distance = abs(i / len(left) - j / len(right))
    before = i > 0 and j > 0 and left[i - 1].stem == right[j - 1].stem
    after = i + 1 < len(left) and j + 1 < len(right) and left[i + 1].stem == right[j + 1].stem
    return base + 0.15 * (before + after) - 0.4 * distance


@lru_cache(maxsize=100_000)
def likeness(one: str, other: str) -> float:
    """How alike two folded words are spelled (0 to 1); short ones and numbers only if equal."""
    if one == other:
        return 1.0
    if min(len(one), len(other)) < _SHORTEST_FUZZY or one[0].isdigit() or other[0].isdigit():
        return 0.0
    return Indel.normalized_similarity(one, other)


def stretch(pairs: Pairs, first: int, last: int, sizes: tuple[int, int]) -> tuple[int, int] | None:
    """The first and last word of the back-translation that some words of the original stand for.

    `sizes` is how many words both have. Words at either end that have no partner of their own stand
    for the free words up to the nearest partner beyond, or to the end of the sentence.
    """
    inside = [pairs[i] for i in range(first, last + 1) if i in pairs]
    before = max(
        (j for i, j in pairs.items() if first - 3 <= i < first), default=None if first else -1
    )
    to_the_end = sizes[1] if last == sizes[0] - 1 else None
    after = min((j for i, j in pairs.items() if last < i <= last + 3), default=to_the_end)
    if not inside:
        return _between(before, after, last - first + 1)
    start, end = min(inside), max(inside)
    free = _free(pairs, range(first, last + 1)) + 1
    if before is not None and before < start and start - before - 1 <= free:
        start = before + 1
    free = _free(pairs, range(last, first - 1, -1)) + 1
    if after is not None and end < after and after - end - 1 <= free:
        end = after - 1
    return start, end


def _free(pairs: Pairs, words: range) -> int:
    """How many words have no partner before the first that has one; -1 for none."""
    count = next((n for n, i in enumerate(words) if i in pairs), len(words))
    return count or -1


def _between(before: int | None, after: int | None, size: int) -> tuple[int, int] | None:
    if before is None or after is None or not 1 <= after - before - 1 <= size + 2:
        return None
    return before + 1, after - 1
