"""Which items of two lists are plainly a pair, wherever they stand.

They share rare keys (links, code, numbers, names, cognates) that tell each of them from all others
of its list by a margin (Artetxe & Schwenk 2019), or their headwords are spelled alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from fidelity.align.rarity import UNIT
from fidelity.align.siblings import Items
from fidelity.align.similarity import Similarity

Pairs = set[tuple[int, int]]
"""Items of the original and of the translation, counted in their lists."""

_RARE = 3
"""A key that more items of either list hold tells none of them from others."""

_OWN, _MARGIN = 4 * UNIT, 2 * UNIT
"""What two items share must weigh so much, and so much more than what either shares with others."""

_ALIKE, _APART = 70.0, 10.0
"""How alike two terms are spelled (in hundredths), and how much more than either and any other."""

_TERM = range(3, 31)
"""Letters of a term: what is longer is a sentence, and any two of them are alike."""


def pairs_by_keys(similarity: Similarity, left: Items, right: Items) -> Pairs:
    """The items that share what no others do."""
    ours, theirs = map(_holders, similarity.common_keys, (left, right))
    shared: dict[tuple[int, int], int] = defaultdict(int)
    weights = similarity.rarity.weights
    for key in ours.keys() & theirs.keys():
        items, others = ours[key], theirs[key]
        if max(len(items), len(others)) <= _RARE:
            for n in items:
                for m in others:
                    shared[n, m] += weights[key]
    # What shares less is no pair, and no rival of any.
    shared = {pair: weight for pair, weight in shared.items() if weight > _OWN - _MARGIN}
    best = [_two_best(shared, side) for side in (0, 1)]
    return {
        pair
        for pair, weight in shared.items()
        if weight >= _OWN
        and all(
            weight - other >= _MARGIN
            for side in (0, 1)
            for other, rival in best[side][pair[side]]
            if rival != pair
        )
    }


def pairs_by_terms(ours: Sequence[str], theirs: Sequence[str]) -> Pairs:
    """The places of terms that are spelled alike, and no others nearly so."""
    rows = [n for n, text in enumerate(ours) if len(text) in _TERM]
    columns = [m for m, text in enumerate(theirs) if len(text) in _TERM]
    if not rows or not columns:
        return set()
    left, right = [ours[n] for n in rows], [theirs[m] for m in columns]
    across = [_two_nearest(one, right) for one in left]
    down = [_two_nearest(one, left) for one in right]
    return {
        (n, columns[at])
        for k, (n, (at, score, other)) in enumerate(zip(rows, across, strict=True))
        if score >= _ALIKE and down[at][0] == k and score - max(other, down[at][2]) >= _APART
    }


def _two_nearest(one: str, others: Sequence[str]) -> tuple[int, float, float]:
    """The place of the term that is spelled most alike, how alike it is, and how alike the next."""
    (_, score, at), *rest = extract(one, others, scorer=ratio, limit=2)
    return at, score, rest[0][1] if rest else 0.0


def _holders(keys: Sequence[tuple[int, ...]], items: Items) -> dict[int, list[int]]:
    """The items that hold each key, given the keys of each unit."""
    found = defaultdict[int, list[int]](list)
    for n, item in enumerate(items):
        for key in {*chain.from_iterable(keys[item.start : item.stop])}:
            found[key].append(n)
    return found


def _two_best(
    shared: Mapping[tuple[int, int], int], side: int
) -> dict[int, list[tuple[int, tuple[int, int]]]]:
    """The two pairs of each item that share most."""
    found = defaultdict[int, list[tuple[int, tuple[int, int]]]](list)
    for pair, weight in shared.items():
        found[pair[side]].append((weight, pair))
    return {item: sorted(weighed, reverse=True)[:2] for item, weighed in found.items()}
