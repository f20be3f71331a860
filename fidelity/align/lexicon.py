"""The small dictionary that two texts teach by themselves, once they are roughly aligned.

Words that keep turning up in the same beads are translations of each other; with them the texts are
aligned again. Hunalign builds its dictionary so (Varga et al. 2005, Parallel Corpora for Medium
Density Languages), from sentences; here it is from beads of blocks, by the Dice coefficient.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from fidelity.align.match import Match
from fidelity.align.similarity import Side, Similarity, Span

_LEAST = 0.5
"""How regularly two words must turn up together (Dice coefficient)."""

_RARER = (2 - _LEAST) / _LEAST
"""A word that is so many times as rare as another cannot turn up with it so regularly."""

_TWICE = 2
"""How often they must."""

_BEADS, _LARGEST = 1_000, 2_500
"""How many beads are read, and how many pairs of words one may have: in a long one all words go
with all. Together they bound the memory.
"""


def dictionary(matches: Sequence[Match], similarity: Similarity) -> dict[int, int]:
    """For keys of the right side the key of the left side with which they keep turning up, all
    given by their numbers.
    """
    return _words([*_beads(matches, similarity)], similarity.rarity.names)


def _beads(matches: Sequence[Match], similarity: Similarity) -> Iterator[tuple[set[int], set[int]]]:
    """The keys of both sides of beads that are not the same anyway."""
    paired = [match for match in matches if match.is_paired]
    for match in paired[:: max(1, len(paired) // _BEADS)]:
        ours = _keys(similarity.left, match.left)
        theirs = _keys(similarity.right, match.right)
        if len(ours - theirs) * len(theirs - ours) <= _LARGEST:
            yield ours - theirs, theirs - ours


def _keys(side: Side, span: Span) -> set[int]:
    return set(chain.from_iterable(side.keys[slice(*span)]))


def _words(beads: Sequence[tuple[set[int], set[int]]], names: Sequence[str]) -> dict[int, int]:
    ours = Counter(chain.from_iterable(left for left, _ in beads))
    theirs = Counter(chain.from_iterable(right for _, right in beads))
    both = defaultdict[int, list[int]](list)
    for left, right in beads:
        words = sorted(_repeated(left, ours), key=ours.__getitem__)
        counts = [ours[word] for word in words]
        others = _repeated(right, theirs)
        near = {
            count: words[bisect_left(counts, count / _RARER) : bisect_right(counts, count * _RARER)]
            for count in {theirs[other] for other in others}
        }
        for other in others:
            both[other] += near[theirs[other]]
    found = {}
    for other, together in both.items():
        regular = [
            (dice, count, names[one], one)
            for one, count in Counter(together).items()
            if count >= _TWICE and (dice := 2 * count / (ours[one] + theirs[other])) >= _LEAST
        ]
        if regular:
            found[other] = max(regular)[-1]
    return found


def _repeated(keys: Iterable[int], counts: Counter[int]) -> list[int]:
    return [key for key in keys if counts[key] >= _TWICE]
