"""Puts beads in their order, together with what has no counterpart."""

from __future__ import annotations

from fidelity.align.match import Match
from fidelity.align.moves import left_over


def in_order(
    matches: list[Match], rows: int, columns: int, *, is_known: bool = False
) -> list[Match]:
    """The matches with omissions and additions, each addition behind what precedes it."""
    omitted = left_over([match.left for match in matches], rows)
    lonely = left_over([match.right for match in matches], columns)
    by_row = {match.left[0]: match for match in matches}
    by_row.update({i: Match((i, i + 1), (0, 0), 0.0, is_known=is_known) for i in omitted})
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
            ordered.append(_added(i, lonely[added], is_known=is_known))
            added += 1
        ordered.append(match)
    ordered += [_added(rows, j, is_known=is_known) for j in lonely[added:]]
    return ordered


def _added(row: int, column: int, *, is_known: bool) -> Match:
    return Match((row, row), (column, column + 1), 0.0, is_known=is_known)
