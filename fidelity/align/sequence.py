"""Aligning two sequences of units: which belong together, which have no counterpart, which moved.

Anchors lead (`anchors`), a path through them chooses the beads (`path`), what is not related after
all is parted (`relatedness`), and what is left over on both sides is paired without regard to order
(`moves`). Comparing text with text through machine translation follows Bleualign (Sennrich & Volk
2010), aligning coarse to fine in time that grows with the texts Vecalign (Thompson & Koehn 2019).
"""

from __future__ import annotations

from fidelity.align.anchors import anchors
from fidelity.align.match import Match
from fidelity.align.moves import left_over, with_moves
from fidelity.align.options import Options
from fidelity.align.path import best_path
from fidelity.align.relatedness import relatedness
from fidelity.align.similarity import Similarity


def align(similarity: Similarity, options: Options) -> list[Match]:
    """Beads that cover every unit of both sides once, in the order of the left side."""
    path = best_path(similarity, anchors(similarity, options.anchor_floor), options)
    related = relatedness(similarity)
    matches = with_moves(similarity, path, related)
    # A block that was replaced by another is no pair.
    kept = [match for match in matches if match.moved or related.in_place(match) > 0]
    return _in_order(kept, len(similarity.left), len(similarity.right))


def _in_order(matches: list[Match], rows: int, columns: int) -> list[Match]:
    """The matches with omissions and additions, each addition behind what precedes it."""
    omitted = left_over([match.left for match in matches], rows)
    lonely = left_over([match.right for match in matches], columns)
    by_row = {match.left[0]: match for match in matches}
    by_row.update({i: Match((i, i + 1), (0, 0), 0.0) for i in omitted})
    ordered: list[Match] = []
    added = 0
    for i in sorted(by_row):
        match = by_row[i]
        while (
            match.is_paired
            and not match.moved
            and added < len(lonely)
            and lonely[added] < match.right[0]
        ):
            ordered.append(Match((i, i), (lonely[added], lonely[added] + 1), 0.0))
            added += 1
        ordered.append(match)
    ordered += [Match((rows, rows), (j, j + 1), 0.0) for j in lonely[added:]]
    return ordered
