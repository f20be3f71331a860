"""Aligning two sequences of units: which belong together, which have no counterpart, which moved.

Anchors lead (`anchors`), a path through them chooses the beads (`path`), what is not related after
all is parted (`relatedness`), and what is left over on both sides is paired without regard to order
(`moves`). Comparing text with text through machine translation follows Bleualign (Sennrich & Volk
2010), aligning coarse to fine in time that grows with the texts Vecalign (Thompson & Koehn 2019).
"""

from __future__ import annotations

from fidelity.align.anchors import anchors
from fidelity.align.match import Match
from fidelity.align.moves import with_moves
from fidelity.align.options import Options
from fidelity.align.order import in_order
from fidelity.align.path import best_path
from fidelity.align.relatedness import relatedness
from fidelity.align.similarity import Similarity


def align(similarity: Similarity, options: Options) -> list[Match]:
    """Beads that cover every unit of both sides once, in the order of the left side."""
    related = relatedness(similarity)
    if (only := _only_pair(similarity, options)) and not related.was_replaced(only):
        return [only]
    path = best_path(similarity, anchors(similarity, options.anchor_floor), options)
    matches = with_moves(similarity, path, related)
    # What was replaced by something else is no pair.
    kept = [match for match in matches if match.moved or not related.was_replaced(match)]
    return in_order(kept, len(similarity.left), len(similarity.right))


def _only_pair(similarity: Similarity, options: Options) -> Match | None:
    """The pair of a single unit on either side, if it is beyond doubt: there is nothing to search.

    It is what a settled anchor would be.
    """
    left, right = similarity.left, similarity.right
    if not len(left) == len(right) == 1:
        return None
    like = similarity.of((0, 1), (0, 1))
    alike = 1.0 if left.is_same(0, right, 0) else like.similarity if like.keys else 0.0
    return Match((0, 1), (0, 1), alike) if alike >= options.settled else None
