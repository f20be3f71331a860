"""How likely it is that what has no counterpart went into a sentence beside it.

A sentence that was split leaves a part alone which other words may render; then the neighbour's
counterpart is by so much the longer (lengths as in Gale & Church 1993).
"""

from __future__ import annotations

from collections.abc import Sequence

from fidelity.checks.comparison import Comparison
from fidelity.model import Bead, Segment
from fidelity.reading.words import words

_TELLING, _DOUBT = 0.4, 0.75
"""The share of the words of matter in question that must be seen beside them, and what is taken
from the confidence where all are.
"""


def kept_apart(bead: Bead, k: int) -> float:
    """What is left of the confidence (0 to 1) that the sentence of a one-sided pair, the one at
    place k of the bead, is missing on the other side.
    """
    alone = bead.pairs[k]
    size = _matter((*alone.original, *alone.back_translation))
    longer = 0
    for pair in (*bead.pairs[max(0, k - 1) : k], *bead.pairs[k + 1 : k + 2]):
        if pair.original and pair.back_translation:
            sign = -1 if alone.original else 1
            longer = max(longer, sign * (_matter(pair.original) - _matter(pair.back_translation)))
    return _doubted(longer, size)


def kept_from_neighbours(pair: Comparison, lost: int, *, is_missing: bool) -> float:
    """What is left of the confidence (0 to 1) that so many words of a pair are missing in (or, not
    `is_missing`, were added to) the English, seeing that a sentence beside it has no counterpart.
    """
    bead, k = pair.bead, pair.at
    beside = 0
    for other in (*bead.pairs[max(0, k - 1) : k], *bead.pairs[k + 1 : k + 2]):
        here, there = other.original, other.back_translation
        if not is_missing:
            here, there = there, here
        beside = max(beside, 0 if here else _matter(there))
    return _doubted(beside, lost)


def _doubted(seen: int, size: int) -> float:
    share = min(1.0, seen / size) if size else 0.0
    return 1 - _DOUBT * share if share >= _TELLING else 1.0


def _matter(side: Sequence[Segment]) -> int:
    return sum(word.is_content for segment in side for word in words(segment.text))
