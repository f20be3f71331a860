"""What stands elsewhere in the translation than in the original.

The units that found no partner in their place, and pairs of units in place that are doubtful, are
weighed against each other without regard to order; the likeliest pairs are taken first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from fidelity.align.anchors import candidates
from fidelity.align.match import Match
from fidelity.align.options import Options
from fidelity.align.relatedness import Relatedness
from fidelity.align.similarity import Similarity, Span

_DOUBTFUL = 0.3
"""The similarity below which a pair in its place is weighed against pairs elsewhere."""

_ALL = 4_000
"""So many pairs are all weighed; of more only those that share rare keys."""


def with_moves(
    similarity: Similarity, path: Sequence[Match], related: Relatedness, options: Options
) -> list[Match]:
    """The pairs of a path, doubtful ones in place exchanged for better ones elsewhere."""
    doubtful = [match for match in path if _is_doubtful(match)]
    sure = [match for match in path if not _is_doubtful(match)]
    rows = left_over([match.left for match in sure], len(similarity.left))
    columns = left_over([match.right for match in sure], len(similarity.right))
    if not rows or not columns:
        return list(path)
    offers = [(related.in_place(match), match) for match in doubtful]
    standing = {(match.left, match.right) for match in path}
    for i, j, score in _pairs(similarity, rows, columns):
        match = Match((i, i + 1), (j, j + 1), score, moved=True)
        if (match.left, match.right) not in standing and score > 0:
            offers.append((_odds(match, similarity, related, options), match))
    taken = _best([(odds, match) for odds, match in offers if odds > 0 or not match.moved])
    return sorted([*sure, *taken], key=lambda match: match.left)


def _is_doubtful(match: Match) -> bool:
    return match.is_single and match.similarity < _DOUBTFUL


def _odds(match: Match, similarity: Similarity, related: Relatedness, options: Options) -> float:
    if similarity.same_language:
        return related.elsewhere(match)
    return 10 * (match.similarity - options.move_floor)


def _pairs(
    similarity: Similarity, rows: Sequence[int], columns: Sequence[int]
) -> Iterator[tuple[int, int, float]]:
    if len(rows) * len(columns) > _ALL:
        yield from candidates(similarity, rows, columns)
        return
    for i, j in product(rows, columns):
        yield i, j, similarity.pair(i, j)


def _best(offers: Sequence[tuple[float, Match]]) -> Iterator[Match]:
    """The likeliest pairs, each unit in one of them."""
    rows: set[int] = set()
    columns: set[int] = set()
    for _, match in sorted(offers, key=lambda offer: (-offer[0], offer[1].left, offer[1].right)):
        i, j = match.left[0], match.right[0]
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            yield match


def left_over(spans: Sequence[Span], count: int) -> list[int]:
    """The units of a side that are in none of the spans."""
    covered = {index for span in spans for index in range(*span)}
    return [index for index in range(count) if index not in covered]
