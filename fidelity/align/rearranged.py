"""Puts right what place paired in lists that stand in another order in the translation.

Items that are plainly a pair are put together, as moved; what nothing but its place speaks for is
left where it is, and not trusted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from fidelity.align.match import Match
from fidelity.align.moves import left_over
from fidelity.align.order import in_order
from fidelity.align.similarity import Similarity
from fidelity.align.sorted_anew import SortedAnew, sorted_anew
from fidelity.model import Block

_AT_RANDOM = 0.3
"""How far pairs are to be trusted that are what is left of a list."""


def rearranged(
    ours: Sequence[Block], theirs: Sequence[Block], matches: list[Match], similarity: Similarity
) -> tuple[list[Match], dict[Match, float]]:
    """The beads in order, and how far those are to be trusted (0 to 1) that are in doubt;
    `similarity` is that of the blocks as they are written.
    """
    lists = [*sorted_anew(ours, theirs, matches, similarity)]
    if not lists:
        return matches, {}
    apart = _apart(lists, ours, theirs, matches)
    columns = {*apart.values()}
    kept = [
        match
        for match in matches
        if match.is_paired
        and apart.keys().isdisjoint(range(*match.left))
        and columns.isdisjoint(range(*match.right))
    ]
    kept += [
        Match((i, i + 1), (j, j + 1), similarity.pair(i, j), moved=True) for i, j in apart.items()
    ]
    rest, parted = _left_over(lists, ours, theirs, kept, similarity)
    kept = [match for match in kept if match not in parted] + rest
    matches = in_order(kept, len(ours), len(theirs))
    return matches, {**_trust(lists, matches), **dict.fromkeys(rest, _AT_RANDOM)}


def _left_over(
    lists: Sequence[SortedAnew],
    ours: Sequence[Block],
    theirs: Sequence[Block],
    matches: Sequence[Match],
    similarity: Similarity,
) -> tuple[list[Match], set[Match]]:
    """What is left of a list, in its order, where as much is left on both sides: it is more likely
    the same than missing here and added there. Where that is so once two blocks are parted that
    were taken for one, these are parted; they are the second answer.
    """
    rows = {*left_over([match.left for match in matches], len(ours))}
    columns = {*left_over([match.right for match in matches], len(theirs))}
    found, parted = list[Match](), set[Match]()
    for one in lists:
        left = [i for item in one.ours for i in item]
        right = [j for item in one.theirs for j in item]
        inside = {*left}
        joined = {m for m in matches if not m.is_single and m.left[0] in inside}
        for apart in (set[Match](), joined):
            more = {i for m in apart for i in range(*m.left)}
            others = {j for m in apart for j in range(*m.right)}
            free = [i for i in left if i in rows or i in more]
            places = [j for j in right if j in columns or j in others]
            if [ours[i].kind for i in free] == [theirs[j].kind for j in places]:
                rows.difference_update(free)
                columns.difference_update(places)
                parted |= apart
                found += [
                    Match((i, i + 1), (j, j + 1), similarity.pair(i, j), moved=True)
                    for i, j in zip(free, places, strict=True)
                ]
                break
    return found, parted


def _apart(
    lists: Sequence[SortedAnew],
    ours: Sequence[Block],
    theirs: Sequence[Block],
    matches: Sequence[Match],
) -> dict[int, int]:
    """The blocks of items that are plainly a pair and stand apart, each with its counterpart as far
    as both are of one kind; of items whose first blocks are a pair already, what has none yet.
    """
    together = {(match.left[0], match.right[0]) for match in matches if match.is_paired}
    rows = {*left_over([match.left for match in matches if match.is_paired], len(ours))}
    columns = {*left_over([match.right for match in matches if match.is_paired], len(theirs))}
    found = dict[int, int]()
    taken = set[int]()
    for one in lists:
        for n, m in sorted(one.pairs):
            left, right = one.ours[n], one.theirs[m]
            are_apart = (left.start, right.start) not in together
            for i, j in zip(left, right, strict=False):
                is_free = are_apart or (i in rows and j in columns)
                if is_free and ours[i].kind is theirs[j].kind and i not in found and j not in taken:
                    found[i] = j
                    taken.add(j)
    return found


def _trust(lists: Sequence[SortedAnew], matches: Sequence[Match]) -> dict[Match, float]:
    """How far the beads are to be trusted that stand in their place in a list, and in no items that
    are plainly a pair.
    """
    of_row = {i: match for match in matches for i in range(*match.left)}
    of_column = {j: match for match in matches for j in range(*match.right)}
    found: dict[Match, float] = {}
    for one in lists:
        rows = range(one.ours[0].start, one.ours[-1].stop)
        columns = range(one.theirs[0].start, one.theirs[-1].stop)
        partner = {i: one.theirs[m] for n, m in one.pairs for i in one.ours[n]}
        plain = {j for _, m in one.pairs for j in one.theirs[m]}
        for match in (
            *map(of_row.__getitem__, rows),
            *map(of_column.__getitem__, columns),
        ):
            if not match.moved and not _is_plain(match, partner, plain):
                found[match] = min(one.trust, found.get(match, 1.0))
    return found


def _is_plain(match: Match, partner: Mapping[int, range], plain: AbstractSet[int]) -> bool:
    """Whether a bead stands in items that are plainly a pair."""
    left, right = range(*match.left), range(*match.right)
    if match.is_paired:
        return all(j in partner.get(i, ()) for i in left for j in right)
    return partner.keys() >= {*left} and plain >= {*right}
