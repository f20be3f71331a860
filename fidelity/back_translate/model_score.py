"""What a model's own score says of an answer.

The mean log-probability of the pieces is the best sign that a model has lost the thread, of those
that cost nothing (Guerreiro, Voita & Martins 2023, Looking for a Needle in a Haystack).
"""

from __future__ import annotations

_DOUBTED = -1.5
"""The mean below which an answer is doubted: its pieces were less than one in four likely each.
Sound answers lie above -1.
"""


def is_doubted(score: float, pieces: int, *, length_penalty: float) -> bool:
    """Whether a model gives an answer of so many pieces little credit, by the score of CTranslate2:
    the sum of the log-probabilities over the number of pieces to the power of the penalty.
    """
    return mean(score, pieces, length_penalty=length_penalty) < _DOUBTED


def mean(score: float, pieces: int, *, length_penalty: float) -> float:
    """The mean log-probability of the pieces of an answer and of its end."""
    length = pieces + 1
    return float(score * length**length_penalty / length)
