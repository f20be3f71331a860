"""What stands elsewhere in the translation than in the original.

The units that found no partner in their place, and pairs of units in place that are doubtful, are
weighed against each other without regard to order; the likeliest pairs are taken first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import product

from fidelity.align.anchors import candidates
from fidelity.align.match import Match
from fidelity.align.relatedness import Relatedness
from fidelity.align.similarity import Similarity, Span

Pair = tuple[int, int]

_COMPANY = 3.0
"""What a neighbour that has surely moved along adds to the odds, at the most."""

_ALL = 4_000
"""So many pairs are all weighed; of more only those that share rare keys."""


def with_moves(similarity: Similarity, path: Sequence[Match], related: Relatedness) -> list[Match]:
    """The pairs of a path, doubtful ones in place exchanged for better ones elsewhere."""
    doubtful, sure = list[Match](), list[Match]()
    for match in path:
        (doubtful if related.is_doubtful(match) else sure).append(match)
    rows = left_over([match.left for match in sure], len(similarity.left))
    columns = left_over([match.right for match in sure], len(similarity.right))
    if not rows or not columns:
        return list(path)
    offers = [(related.in_place(match), match) for match in doubtful]
    offers += _elsewhere(similarity, path, related, (rows, columns))
    return sorted([*sure, *_best(offers)], key=lambda match: match.left)


def _elsewhere(
    similarity: Similarity,
    path: Sequence[Match],
    related: Relatedness,
    pool: tuple[Sequence[int], Sequence[int]],
) -> Iterator[tuple[float, Match]]:
    """The likely pairs of units that stand elsewhere, and their odds.

    What has moved takes its neighbours along: a pair is the likelier the likelier the pair before
    it or behind it is.
    """
    standing = {(match.left[0], match.right[0]) for match in path if match.is_single}
    odds = _odds(similarity, related, pool, standing)
    for (i, j), own in odds.items():
        if own + _COMPANY <= 0:
            continue
        company = max(odds.get((i - 1, j - 1), 0.0), odds.get((i + 1, j + 1), 0.0))
        total = own + min(_COMPANY, max(0.0, company))
        if total > 0:
            yield total, Match((i, i + 1), (j, j + 1), similarity.pair(i, j), moved=True)


def _odds(
    similarity: Similarity,
    related: Relatedness,
    pool: tuple[Sequence[int], Sequence[int]],
    standing: Set[Pair],
) -> dict[Pair, float]:
    """The odds of the pairs of units that may belong together, and of those in whose company these
    may take others along.
    """

    def weighed(pairs: Iterable[Pair]) -> dict[Pair, float]:
        return {pair: related.elsewhere(*pair) for pair in pairs if pair not in standing}

    rows, columns = pool
    if len(rows) * len(columns) > _ALL:
        return weighed((i, j) for i, j, _ in candidates(similarity, rows, columns))
    odds = weighed(related.likely(rows, columns))
    ahead = [pair for pair, own in odds.items() if own > 0]
    beside = {(i + k, j + k) for i, j in ahead for k in (-1, 1)}.difference(odds)
    return odds | weighed(beside.intersection(product(rows, columns)) if beside else ())


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
