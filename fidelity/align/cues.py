"""Which subtitles belong together: those that are on screen at the same time.

One cue may have become two, or two of them one; times that are all off by as much are put right. A
sentence that runs over several cues keeps them together, since another language parts it elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from fidelity.align.match import Match
from fidelity.align.order import in_order
from fidelity.align.similarity import Similarity, Span
from fidelity.model import Block, Cue, Document

_BIN, _FURTHEST = 250, 60_000
"""Milliseconds: by how much one cue may be off another, and all of them together."""
_SAMPLE, _NEAREST = 400, 100
"""Cues that are looked at to tell how far the times are off, and as many around each."""
_EARLIER = 10
"""Cues that may have begun before one and still be on screen with it."""
_AGREEING = 0.4
"""The share of these that must be off by the same time."""
_OVERLAP = 0.5
"""The share of the shorter cue that both are on screen."""
_PAUSE, _LONGEST = 2000, 6
"""A sentence goes on after a shorter pause than this, and over no more cues."""
_ENDS = tuple('.!?…:;"”»’)]♪。！？」』।؟')
_LEADS = " .…-–—"
_BETTER = 0.05
"""What a neighbour must add to the likeness of lengths to belong to a cue."""


class _Pair(Struct, frozen=True):
    left: Span
    right: Span


def cue_matches(
    original: Document, translation: Document, similarity: Similarity
) -> list[Match] | None:
    """Beads of cues that are shown together; None where not all blocks are cues in the order of
    their times, or where the times of the documents have nothing in common.
    """
    ours, theirs = _cues(original.blocks), _cues(translation.blocks)
    offset = _offset(ours, theirs) if ours and theirs else None
    if offset is None:
        return None
    theirs = [Cue(cue.start - offset, cue.end - offset) for cue in theirs]
    shown = _with_neighbours(_together(ours, theirs), (len(ours), len(theirs)), similarity)
    known = [
        Match(pair.left, pair.right, similarity.of(pair.left, pair.right).similarity, is_known=True)
        for pair in _whole_sentences(shown, original, translation)
    ]
    return in_order(known, len(ours), len(theirs))


def _cues(blocks: Sequence[Block]) -> list[Cue]:
    """The cue of each block; nothing where one has none, or they are out of order."""
    cues = [block.cue for block in blocks if block.cue]
    in_time = all(one.start <= other.start for one, other in pairwise(cues))
    return cues if in_time and len(cues) == len(blocks) else []


def _offset(ours: Sequence[Cue], theirs: Sequence[Cue]) -> int | None:
    """How much later the cues of the translation are than those of the original; None where they
    have no time in common.
    """
    fewer, more, sign = (ours, theirs, 1) if len(ours) <= len(theirs) else (theirs, ours, -1)
    sample = fewer[:: 1 + len(fewer) // _SAMPLE]
    starts = [cue.start for cue in more]
    off = Counter(
        round((start - cue.start) / _BIN) for cue in sample for start in _near(cue.start, starts)
    )
    agreeing = {bin_: off[bin_ - 1] + count + off[bin_ + 1] for bin_, count in off.items()}
    best = max(agreeing, key=lambda bin_: (agreeing[bin_], -abs(bin_)), default=None)
    if best is None or agreeing[best] < _AGREEING * len(sample):
        return None
    return sign * best * _BIN if abs(best) > 1 else 0


def _near(start: int, starts: Sequence[int]) -> Iterator[int]:
    at = bisect_left(starts, start)
    for other in starts[max(0, at - _NEAREST) : at + _NEAREST]:
        if abs(other - start) <= _FURTHEST:
            yield other


def _together(ours: Sequence[Cue], theirs: Sequence[Cue]) -> list[_Pair]:
    """The cues that are on screen together, as spans that do not overlap."""
    pairs: list[_Pair] = []
    starts = [cue.start for cue in theirs]
    for i, cue in enumerate(ours):
        first, last = bisect_left(starts, cue.start), bisect_left(starts, cue.end)
        near = range(max(0, first - _EARLIER), min(last, first + _NEAREST))
        shown = [j for j in near if _are_together(cue, theirs[j])]
        if not shown:
            continue
        pair = _Pair((i, i + 1), (shown[0], shown[-1] + 1))
        if pairs and pair.right[0] < pairs[-1].right[1]:
            pair = _joined(pairs.pop(), pair)
        pairs.append(pair)
    return pairs


def _are_together(one: Cue, other: Cue) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    return shared > 0 and shared >= _OVERLAP * shorter


def _joined(one: _Pair, other: _Pair) -> _Pair:
    return _Pair(
        (one.left[0], other.left[1]),
        (min(one.right[0], other.right[0]), max(one.right[1], other.right[1])),
    )


def _with_neighbours(
    pairs: Sequence[_Pair], counts: tuple[int, int], similarity: Similarity
) -> Iterator[_Pair]:
    """The pairs, each with the lonely cue behind it where that belongs to it by its length."""
    for pair, after in pairwise([*pairs, _Pair((counts[0],) * 2, (counts[1],) * 2)]):
        (start, end), (low, high) = pair.left, pair.right
        likeness = similarity.of(pair.left, pair.right).letters
        if end < after.left[0]:
            longer = _Pair((start, end + 1), pair.right)
        elif high < after.right[0]:
            longer = _Pair(pair.left, (low, high + 1))
        else:
            yield pair
            continue
        is_better = similarity.of(longer.left, longer.right).letters > likeness + _BETTER
        yield longer if is_better else pair


def _whole_sentences(
    pairs: Iterator[_Pair], original: Document, translation: Document
) -> Iterator[_Pair]:
    """The pairs, joined where a sentence goes on from one to the next."""
    before: _Pair | None = None
    for pair in pairs:
        if before and _goes_on(before, pair, original, translation):
            before = _joined(before, pair)
            continue
        if before:
            yield before
        before = pair
    if before:
        yield before


def _goes_on(one: _Pair, other: _Pair, original: Document, translation: Document) -> bool:
    are_neighbours = (one.left[1], one.right[1]) == (other.left[0], other.right[0])
    if not are_neighbours or other.left[1] - one.left[0] > _LONGEST:
        return False
    last, first = original.blocks[one.left[1] - 1], original.blocks[other.left[0]]
    if first.cue and last.cue and first.cue.start - last.cue.end > _PAUSE:
        return False
    theirs = translation.blocks[one.right[1] - 1], translation.blocks[other.right[0]]
    return _runs_over(last, first) or _runs_over(*theirs, by_end=False)


def _runs_over(one: Block, other: Block, *, by_end: bool = True) -> bool:
    """Whether a sentence of one cue goes on in the other; not every language sets a full stop."""
    is_open = not one.text.endswith(_ENDS) if by_end else one.text.endswith(",")
    return is_open or other.text.lstrip(_LEADS)[:1].islower()
