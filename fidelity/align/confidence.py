"""How sure the aligner is that a bead is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log

from fidelity.align.match import Match
from fidelity.align.similarity import Similarity

_KNOWN = 0.99
"""Keys may be put to the wrong message, too."""


def weighed(
    similarity: Similarity, matches: Sequence[Match], trust: Mapping[Match, float] | None = None
) -> list[tuple[Match, float]]:
    """The beads of two sides, each with its confidence: no more than the `trust` (0 to 1) in those
    for which it is given.
    """
    most = trust or {}
    return [(m, min(confidence(similarity, m), most.get(m, 1.0))) for m in matches]


def confidence(similarity: Similarity, match: Match) -> float:
    """The probability (0 to 1) that the bead holds what belongs together and nothing else.

    The weights are those of logistic regressions: for English on documents that were changed in
    known ways, between languages on documents whose beads are known through a back-translation. For
    a bead with an empty side it is the share of those that were right. Of what the documents say
    themselves it leaves little doubt.
    """
    if match.is_known:
        return _KNOWN
    if not match.is_paired:
        return 0.95 if similarity.same_language else 0.6
    if similarity.same_language:
        return in_english(match, similarity.words(match.left, match.right))
    like = similarity.of(match.left, match.right)
    return _logistic(-2.0 + 3.8 * like.keys + 2.4 * like.letters + 3.4 * match.is_single)


def in_english(match: Match, words: int) -> float:
    """The same of a pair of English texts, the shorter of which has so many words."""
    size = log(1 + words)
    odds = 1.1 + 6.2 * match.similarity - 0.2 * size + 1.2 * match.is_single - 0.8 * match.moved
    return _logistic(odds)


def _logistic(odds: float) -> float:
    return 1 / (1 + exp(-odds))
