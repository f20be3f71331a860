"""How sure the aligner is that a bead is right."""

from __future__ import annotations

from math import exp

from fidelity.align.match import Match
from fidelity.align.similarity import Similarity

_KNOWN = 0.99
"""Keys may be put to the wrong message, too."""


def confidence(similarity: Similarity, match: Match) -> float:
    """The probability (0 to 1) that the bead holds what belongs together and nothing else.

    Longer text reaches a given likeness by chance more rarely, so length adds to similarity in a
    logistic. For a bead with an empty side it is the share of certainty that nothing over there
    resembles it. Of what the documents say themselves it leaves little doubt.
    """
    if match.is_known:
        return _KNOWN
    if not match.is_paired:
        return 0.9 if similarity.same_language else 0.6
    like = similarity.of(match.left, match.right)
    words = similarity.words(match.left, match.right)
    if similarity.same_language:
        score = -2.0 + 14.0 * like.similarity + 0.05 * min(words, 40)
    else:
        score = -2.0 + 8.0 * like.keys + 4.0 * like.letters
    return 1 / (1 + exp(-score))
