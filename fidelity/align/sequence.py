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

_REPLACED = 0.5
"""The odds (as a logarithm) below which two units in one place are an omission and an addition."""


def align(similarity: Similarity, options: Options) -> list[Match]:
    """Beads that cover every unit of both sides once, in the order of the left side."""
    path = best_path(similarity, anchors(similarity, options.anchor_floor), options)
    related = relatedness(similarity)
    matches = with_moves(similarity, path, related)
    # What was replaced by something else is no pair.
    kept = [match for match in matches if match.moved or related.in_place(match) > _REPLACED]
    return in_order(kept, len(similarity.left), len(similarity.right))
