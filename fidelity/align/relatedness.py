"""Whether two units say the same, or only happen to share some words.

Unrelated sentences of one document are alike too, some of them more than others, so that one
threshold fails. What counts beside the similarity is by how much it is greater than that of either
unit with any other (a margin, as in Artetxe & Schwenk 2019, Margin-based Parallel Corpus Mining),
whether both are as long (Gale & Church 1993), and how long they are: unrelated texts share the more
words the longer they are. The weights are those of a logistic regression on pairs of documents that
were changed in known ways.
"""

from __future__ import annotations

from functools import lru_cache
from math import log

from fidelity.align.match import Match
from fidelity.align.similarity import Similarity

_OTHERS = 48
"""Units of the other side with which a unit is compared to see how alike it is to any."""

_SURE = 3.0
"""Odds (as a logarithm) that no margin turns."""

_REMEMBERED = 10_000


class Relatedness:
    """The odds that units of two sides are counterparts."""

    def __init__(self, similarity: Similarity) -> None:
        self.similarity = similarity
        self._strangers = lru_cache(maxsize=_REMEMBERED)(self._most_alike)

    def in_place(self, match: Match) -> float:
        """The odds, as a logarithm, for what stands at the same place in both texts."""
        odds = 9.5 + 57.0 * match.similarity - 4.9 * self._size(match) - 2.2 * self._stretch(match)
        if not match.is_single or abs(odds) > _SURE:
            return odds
        return odds + 4.5 * self._margin(match)

    def elsewhere(self, match: Match) -> float:
        """The odds, as a logarithm, for one unit of each side at different places."""
        odds = 21.9 * match.similarity - 1.84 * self._size(match) - 3.0 * self._stretch(match)
        # A margin is less than the similarity.
        return odds if odds + 15 * match.similarity < 0 else odds + 15 * self._margin(match)

    def _size(self, match: Match) -> float:
        return log(1 + self.similarity.words(match.left, match.right))

    def _stretch(self, match: Match) -> float:
        """How much longer one side is than it should be, as a logarithm."""
        ours, theirs = (
            sum(map(len, side.texts[slice(*span)]))
            for side, span in (
                (self.similarity.left, match.left),
                (self.similarity.right, match.right),
            )
        )
        return abs(log((ours + 5) / (theirs * self.similarity.expansion + 5)))

    def _margin(self, match: Match) -> float:
        i, j = match.left[0], match.right[0]
        return match.similarity - max(self._strangers(i, j, 1), self._strangers(j, i, 0))

    def _most_alike(self, unit: int, partner: int, side: int) -> float:
        """The similarity of a unit with the one of the other side that is most like it, its partner
        apart.
        """
        count = len(self.similarity.right if side else self.similarity.left)
        step = max(1, count // _OTHERS)
        others = [other for other in range(0, count, step) if other != partner]
        pairs = (((unit, k) if side else (k, unit)) for k in others)
        return max((self.similarity.pair(i, j) for i, j in pairs), default=0.0)
