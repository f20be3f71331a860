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
    """Pairs of words that may stand for each other (i, j), with how much speaks for each."""
    # The ends of either side are like nothing on the other.
    ours = [None, *[word.stem for word in left], None]
    theirs = [" ", *[word.stem for word in right], " "]
    places: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(right):
        places[word.stem].append(j)
    spelled: list[tuple[int, str]] = []
    scored = []
    for i, word in enumerate(left):
        at = i * len(right) // len(left)
        if same := places.get(word.stem):
            likely = [(j, 1.0) for j in _nearest(same, at)]
        elif _is_spelled(word.folded):
            # Hardly any word comes here, and in many sentences none.
            spelled = spelled or [
                (j, w.folded) for j, w in enumerate(right) if _is_spelled(w.folded)
            ]
            likely = _alike(word.folded, spelled, at)
        else:
            continue
        before, after, place = ours[i], ours[i + 2], i / len(left)
        for j, base in likely:
            neighbours = (before == theirs[j]) + (after == theirs[j + 2])
            distance = abs(place - j / len(right))
            scored.append((base + 0.15 * neighbours - 0.4 * distance, i, j))
    return scored


def _nearest(places: Sequence[int], at: int) -> Sequence[int]:
    if len(places) <= _NEAR:
        return places
    middle = bisect_left(places, at)
    return places[max(0, middle - _NEAR) : middle + _NEAR]


def _alike(folded: str, others: Sequence[tuple[int, str]], at: int) -> list[tuple[int, float]]:
    """Those of some words near a place that are spelled nearly like one, and what that counts."""
    most = (2 - _ALIKE) / _ALIKE
    shortest, longest = len(folded) / most, len(folded) * most
    return [
        (j, 0.6 * alike)
        for j, other in others
        if shortest <= len(other) <= longest
        and at - _NEAR <= j < at + _NEAR
        and (alike := Indel.normalized_similarity(folded, other, score_cutoff=_ALIKE))
    ]


@lru_cache(maxsize=100_000)
def likeness(one: str, other: str) -> float:
    """How alike two folded words are spelled (0 to 1); short ones and numbers only if equal."""
    if one == other:
        return 1.0
    if not _is_spelled(one) or not _is_spelled(other):
        return 0.0
    return Indel.normalized_similarity(one, other)


def _is_spelled(folded: str) -> bool:
    """Whether a word that is spelled a little otherwise can be the same."""
    return len(folded) >= _SHORTEST_FUZZY and not folded[0].isdigit()


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
