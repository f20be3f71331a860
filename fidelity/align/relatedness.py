"""Whether two units say the same, or only happen to share some words.

Unrelated sentences of one document are alike too, some of them more than others, so that one
threshold fails. What counts beside the similarity is by how much it is greater than that of either
unit with any other (a margin, as in Artetxe & Schwenk 2019, Margin-based Parallel Corpus Mining),
whether both are as long (Gale & Church 1993), and how long they are: unrelated texts share the more
words the longer they are. The weights for two English texts are those of a logistic regression on
pairs of documents that were changed in known ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import product
from math import log
from typing import Protocol

from fidelity.align.margin import Margin, by_keys, by_similarity
from fidelity.align.match import Match
from fidelity.align.options import SINGLE
from fidelity.align.rarity import UNIT
from fidelity.align.sharing import holders, shared_weights
from fidelity.align.similarity import Similarity, Span

_REPLACED = 0.5
"""The odds (as a logarithm) below which two units in one place are an omission and an addition."""

_SURE = 3.0
"""Odds (as a logarithm) that no margin turns."""

_BY_MARGIN = 4.5
"""How much a margin counts in one place."""

_APART, _MARGIN = 1.5, 12.0
"""Between languages, what speaks against different places, and how much a margin counts."""

_ALIKE = 0.99 * _APART / _MARGIN
"""No margin makes what is less alike likely (a little less, as sums are not exact)."""


class Relatedness(Protocol):
    """The odds, as logarithms, that the units of a match are counterparts."""

    def is_doubtful(self, match: Match) -> bool:
        """Whether a pair in its place is to be weighed against pairs elsewhere."""

    def in_place(self, match: Match) -> float:
        """The odds for what stands at the same place in both texts."""

    def was_replaced(self, match: Match) -> bool:
        """Whether what stands at the same place is no pair after all."""

    def elsewhere(self, i: int, j: int) -> float:
        """The odds for one unit of each side at different places."""

    def likely(self, rows: Sequence[int], columns: Sequence[int]) -> Iterable[tuple[int, int]]:
        """The pairs of some units that may be likelier at different places than not."""


def relatedness(similarity: Similarity) -> Relatedness:
    """What tells counterparts from others in these texts."""
    return InEnglish(similarity) if similarity.same_language else BetweenLanguages(similarity)


class InEnglish:
    """What tells counterparts where both texts are in one language."""

    def __init__(self, similarity: Similarity) -> None:
        self.similarity = similarity

    @cached_property
    def _margin(self) -> Margin:
        return by_similarity(self.similarity)

    def is_doubtful(self, match: Match) -> bool:
        """Whether its words say little."""
        return match.is_single and match.similarity < 0.3

    def in_place(self, match: Match) -> float:
        """The odds by likeness, lengths and, where these leave it open, the margin."""
        if self._are_only_ones(match):
            return _SURE
        words = self.similarity.words(match.left, match.right)
        longer = lengthening(self.similarity, match.left, match.right)
        odds = _in_place(match.similarity, words, longer)
        if not match.is_single or abs(odds) > _SURE:
            return odds
        i, j = match.left[0], match.right[0]
        return odds + _BY_MARGIN * self._margin.of(i, j, self.similarity.pair(i, j))

    def was_replaced(self, match: Match) -> bool:
        """Whether the odds are too low."""
        return self.in_place(match) <= _REPLACED

    def _are_only_ones(self, match: Match) -> bool:
        ours, theirs = self.similarity.left.kinds, self.similarity.right.kinds
        kinds = {*ours[slice(*match.left)], *theirs[slice(*match.right)]}
        return len(kinds) == 1 and kinds <= SINGLE

    def elsewhere(self, i: int, j: int) -> float:
        """The odds by likeness, lengths and margin."""
        left, right, likeness = (i, i + 1), (j, j + 1), self.similarity.pair(i, j)
        odds = 21.9 * likeness - 1.84 * log(1 + self.similarity.words(left, right))
        odds -= 3.0 * lengthening(self.similarity, left, right)
        # A margin is less than the similarity.
        return odds if odds + 15 * likeness < 0 else odds + 15 * self._margin.of(i, j, likeness)

    def likely(self, rows: Sequence[int], columns: Sequence[int]) -> Iterable[tuple[int, int]]:
        """All of them: letters are alike everywhere."""
        return product(rows, columns)


def was_replaced(alike: float, words: int, longer: float) -> bool:
    """Whether two English texts without any others are no pair: their margin is all their likeness.

    They go by the words of the shorter one, and by how much longer one is than it should be.
    """
    odds = _in_place(alike, words, longer)
    return (odds if abs(odds) > _SURE else odds + _BY_MARGIN * alike) <= _REPLACED


def _in_place(alike: float, words: int, longer: float) -> float:
    """The odds for two English texts in one place, whatever others are like."""
    return 9.5 + 57.0 * alike - 4.9 * log(1 + words) - 2.2 * longer


class BetweenLanguages:
    """What tells counterparts where only names, numbers, links and cognates can be the same.

    Place says more there than words do, so that only what plainly belongs elsewhere leaves it.
    """

    def __init__(self, similarity: Similarity) -> None:
        self.similarity = similarity

    @cached_property
    def _margin(self) -> Margin:
        return by_keys(self.similarity)

    def is_doubtful(self, match: Match) -> bool:
        """Whether hardly any word is the same."""
        return match.is_single and self.similarity.shared_keys(match.left[0], match.right[0]) < 0.15

    def in_place(self, match: Match) -> float:
        """The odds by the words that are the same; always for it."""
        return 1.0 + 8.0 * self.similarity.shared_keys(match.left[0], match.right[0])

    def was_replaced(self, match: Match) -> bool:
        """Never: that words differ says nothing."""
        return False

    def elsewhere(self, i: int, j: int) -> float:
        """The odds by the margin and the lengths, for units of one kind."""
        if self.similarity.left.kinds[i] != self.similarity.right.kinds[j]:
            return float("-inf")
        odds = -6.0 * lengthening(self.similarity, (i, i + 1), (j, j + 1)) - _APART
        # A margin is less than the likeness, and what is so unlikely no neighbour makes likely.
        if odds + _MARGIN < -_SURE:
            return odds
        likeness = self.similarity.shared_keys(i, j)
        most = odds + _MARGIN * likeness
        return most if most < -_SURE else odds + _MARGIN * self._margin.of(i, j, likeness)

    def likely(self, rows: Sequence[int], columns: Sequence[int]) -> Iterable[tuple[int, int]]:
        """Those that are alike enough, which few are."""
        similarity, (ours, theirs) = self.similarity, self.similarity.common_keys
        held_by, weights = holders(theirs, columns), similarity.rarity.weights
        left, right = similarity.left.mass, similarity.right.mass
        for i in rows:
            for j, weight in shared_weights(ours[i], held_by, weights).items():
                if 2 * weight / UNIT > _ALIKE * (left[i] + right[j]):
                    yield i, j


def lengthening(similarity: Similarity, left: Span, right: Span) -> float:
    """How much longer one side of a pair of spans is than it should be, as a logarithm."""
    ours = sum(similarity.left.letters[slice(*left)])
    theirs = sum(similarity.right.letters[slice(*right)])
    return lengthening_of(ours, theirs, similarity.expansion)


def lengthening_of(ours: int, theirs: int, expansion: float) -> float:
    """The same of so many letters, by how much longer the originals are as a rule."""
    return abs(log((ours + 5) / (theirs * expansion + 5)))
