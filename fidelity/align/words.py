"""Which words of two English sentences stand for each other."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

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
    rows, columns = len(left), len(right)
    return [
        (
            base
            + 0.15 * ((ours[i] == theirs[j]) + (ours[i + 2] == theirs[j + 2]))
            - 0.4 * abs(i / rows - j / columns),
            i,
            j,
        )
        for i, j, base in _candidates(left, right)
    ]


def _candidates(left: Sequence[Word], right: Sequence[Word]) -> Iterator[tuple[int, int, float]]:
    """The same pairs with what the words themselves count, whatever their places are."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(right):
        places[word.stem].append(j)
    spelled: list[str | None] = []
    for i, word in enumerate(left):
        at = i * len(right) // len(left)
        if word.stem in places:
            for j in _nearest(places[word.stem], at):
                yield i, j, 1.0
        elif _is_spelled(word.folded):
            # Hardly any word comes here, and in many sentences none.
            spelled = spelled or [w.folded if _is_spelled(w.folded) else None for w in right]
            for j, alike in _alike(word.folded, spelled, at):
                yield i, j, 0.6 * alike


def _nearest(places: Sequence[int], at: int) -> Sequence[int]:
    if len(places) <= _NEAR:
        return places
    middle = bisect_left(places, at)
    return places[max(0, middle - _NEAR) : middle + _NEAR]


def _alike(folded: str, others: Sequence[str | None], at: int) -> list[tuple[int, float]]:
    """Those of some words near a place that are spelled nearly like one, and how much."""
    start = max(0, at - _NEAR)
    found = extract(
        folded,
        others[start : at + _NEAR],
        scorer=Indel.normalized_similarity,
        score_cutoff=_ALIKE,
        limit=None,
    )
    return [(start + k, alike) for _, alike, k in found]


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
