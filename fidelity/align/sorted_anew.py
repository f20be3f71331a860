"""Lists whose items stand in another order in the translation, as a glossary sorted anew does.

Two signs. What is plainly a pair is out of order: then what place alone pairs is so, too, as often
as that. Or place pairs items that begin differently, and those of the translation are in
alphabetical order all the same: a text that keeps the order of the original is so by chance only,
one in 24 for four items, one in 120 for five.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from fidelity.align.alphabet import by_alphabet, term
from fidelity.align.match import Match
from fidelity.align.plain_pairs import Pairs, pairs_by_keys, pairs_by_terms
from fidelity.align.siblings import Items, siblings
from fidelity.align.similarity import Similarity
from fidelity.model import Block

_FEWEST, _FEWEST_ALONE = 4, 5
"""Items that must be in order: where the original is in alphabetical order too, and where not."""

_ALPHABETICAL = 0.5
"""How far place is to be trusted in a list that was sorted anew."""

_AS_MANY = 0.7
"""How many items the shorter of two lists must have, as a share of the longer."""


class SortedAnew(Struct, frozen=True):
    """A list in another order: its items on both sides, which of them are plainly a pair, and how
    far the place of the others is to be trusted (0 to 1).
    """

    ours: Items
    theirs: Items
    pairs: Pairs
    trust: float


def sorted_anew(
    ours: Sequence[Block], theirs: Sequence[Block], matches: Sequence[Match], similarity: Similarity
) -> Iterator[SortedAnew]:
    """The lists whose items were put into another order.

    `similarity` is that of the blocks as they are written: words that were learned from wrong pairs
    speak for these.
    """
    for left, right, in_place in _counterparts(ours, theirs, matches):
        pairs = pairs_by_keys(similarity, left, right)
        trust = _share_in_order(pairs)
        english = [ours[item.start].text for item in left]
        foreign = [theirs[item.start].text for item in right]
        if _is_by_alphabet(english, foreign, in_place, pairs):
            trust = min(trust, _ALPHABETICAL)
        if trust < 1:
            taken = {n for n, _ in pairs}, {m for _, m in pairs}
            terms = pairs_by_terms(
                *(
                    ["" if k in known else term(text) for k, text in enumerate(texts)]
                    for texts, known in zip((english, foreign), taken, strict=True)
                )
            )
            yield SortedAnew(left, right, pairs | terms, trust)


def _counterparts(
    ours: Sequence[Block], theirs: Sequence[Block], matches: Sequence[Match]
) -> Iterator[tuple[Items, Items, Pairs]]:
    """Each list with the one of the translation in its place, and the items that place pairs."""
    partner = {m.left[0]: m.right[0] for m in matches if m.is_single and not m.moved}
    lists = [*siblings(theirs)]
    holding = defaultdict[int, list[int]](list)
    for k, items in enumerate(lists):
        for item in items:
            holding[item.start].append(k)
    for left in siblings(ours):
        firsts = [partner.get(item.start, -1) for item in left]
        counts = Counter(k for j in firsts for k in holding.get(j, ()))
        if not counts:
            continue
        right = lists[max(counts, key=lambda k: (counts[k] / (len(left) + len(lists[k])), -k))]
        if min(len(left), len(right)) < _AS_MANY * max(len(left), len(right)):
            continue
        place = {item.start: m for m, item in enumerate(right)}
        yield left, right, {(n, place[j]) for n, j in enumerate(firsts) if j in place}


def _share_in_order(pairs: Pairs) -> float:
    """The share of the pairs in the longest sequence that rises on both sides."""
    ends: list[int] = []
    for _, m in sorted(pairs):
        at = bisect_left(ends, m)
        ends[at : at + 1] = [m]
    return len(ends) / len(pairs) if pairs else 1.0


def _is_by_alphabet(
    english: Sequence[str], foreign: Sequence[str], in_place: Pairs, pairs: Pairs
) -> bool:
    """Whether what is in order in the translation is paired with what begins otherwise."""
    alike = [
        (n, m)
        for n, m in in_place
        if (n, m) in pairs or term(english[n])[:1] == term(foreign[m])[:1]
    ]
    known = {n for n, _ in alike}, {m for _, m in alike}
    ours, theirs = (
        [text for k, text in enumerate(texts) if k not in known[side]]
        for side, texts in enumerate((english, foreign))
    )
    if 2 * len(theirs) < len(foreign):
        return False
    return by_alphabet(theirs, _FEWEST if by_alphabet(ours, _FEWEST) else _FEWEST_ALONE)
