"""Stretches of a sentence that the other side does not say.

Words are aligned; a stretch is a run of words of matter of which hardly one has a partner, and what
stands at its place on the other side is less. An exchange of words (a paraphrase, a slip of the
engine) leaves as many words without a partner on both sides; an omission or an addition on one, and
makes that side the longer.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from fidelity.align.words import Pairs
from fidelity.checks.comparison import Comparison, Side, comparisons
from fidelity.checks.gaps import Gap, spelled_out
from fidelity.checks.lone_words import alike, is_alone, of_gain, of_loss
from fidelity.checks.phrases import phrase_ends
from fidelity.checks.stretch import Stretch
from fidelity.checks.synonyms import turned_round, with_synonyms
from fidelity.model import Alignment, Bead, Segment
from fidelity.reading.sentence import Sentence
from fidelity.reading.words import Word

_LEAST = 2
"""Words of matter that a stretch loses at least, unless all around it agrees."""

_MOST = 0.7
"""The share of a sentence's words of matter that are lost with it."""

_QUIET = 0.2
"""The share of other words without a partner up to which the loss of a single word shows."""

_FAR = 10
"""Words from which it makes no difference how many more there are."""

_IN_PLACE, _ELSEWHERE = -1.5, -0.5
"""What a word with a partner takes from a stretch: one in the order of both texts, and another."""


class Unmatched(Struct, frozen=True, eq=False):
    """What each side of a pair of sentences says alone."""

    pair: Comparison
    lost: tuple[Stretch, ...]
    gained: tuple[Stretch, ...]


@lru_cache(maxsize=1)
def unmatched(alignment: Alignment) -> tuple[Unmatched, ...]:
    """What is said on one side alone, for every pair of sentences that can be compared."""
    found = []
    for pair in comparisons(alignment):
        ours, theirs = pair.original.said, pair.back_translation.said
        there = with_synonyms(pair.word_pairs, pair.synonyms, ours, theirs)
        back = {j: i for i, j in pair.word_pairs.items()}
        here = with_synonyms(back, turned_round(pair.synonyms), theirs, ours)
        lost = tuple(stretches(ours, theirs, there, is_loss=True))
        gained = tuple(stretches(theirs, ours, here, is_loss=False))
        if lost or gained:
            found.append(Unmatched(pair, lost, gained))
    return tuple(found)


@lru_cache(maxsize=1)
def _by_bead(alignment: Alignment) -> Mapping[int, Sequence[Unmatched]]:
    grouped: dict[int, list[Unmatched]] = defaultdict(list)
    for found in unmatched(alignment):
        grouped[id(found.pair.bead)].append(found)
    return grouped


def unmatched_in(alignment: Alignment, bead: Bead) -> Sequence[Unmatched]:
    """What is said on one side alone in a bead."""
    return _by_bead(alignment).get(id(bead), ())


def whole_sentences(side: Side, found: Sequence[Stretch]) -> Iterator[tuple[Segment, float]]:
    """Sentences of a side that has several, of which the stretches hold most words of matter, and
    the evidence.
    """
    if len(side.segments) < 2:
        return
    start = 0
    for segment in side.segments:
        end = start + len(segment.text)
        matter = [
            k for k, word in enumerate(side.words) if word.is_content and start <= word.start < end
        ]
        inside = [
            s
            for s in found
            if s.lost >= _LEAST and matter and s.first <= matter[-1] and matter[0] <= s.last
        ]
        covered = sum(any(s.first <= k <= s.last for s in inside) for k in matter)
        if matter and covered >= _MOST * len(matter):
            yield segment, max(s.evidence for s in inside)
        start = end + 1


def told(side: Side, found: Sequence[Stretch]) -> Iterator[tuple[Stretch, int, int]]:
    """The stretches of a side that are worth a hint, and where they begin and end in its text;
    those in sentences that are told as a whole are left out.
    """
    whole = [segment for segment, _ in whole_sentences(side, found)]
    for stretch in found:
        if not stretch.is_worth_a_hint:
            continue
        start, end = side.words[stretch.first].start, side.words[stretch.last].end
        place = side.place(start, end)
        if not any(
            segment.block == place.block and segment.start <= place.start < segment.end
            for segment in whole
        ):
            yield stretch, start, end


def stretches(one: Sentence, two: Sentence, partners: Pairs, *, is_loss: bool) -> Iterator[Stretch]:
    """The stretches of one side that the other does not say, in order: several words, or a single
    one where all around it stands on the other side as well, or which leaves a hole there.
    """
    ours, theirs, mine, other = one.words, two.words, one.matter, two.matter
    lone_words = [i for i in mine if i not in partners]
    if not lone_words:
        return
    chain = _rising(partners)
    taken = set(partners.values())
    free = [j for j in other if j not in taken]
    worth = [0.0] * len(ours)
    for i in mine:
        worth[i] = 1.0 if i not in partners else _IN_PLACE if i in chain else _ELSEWHERE
    alone, surplus = len(lone_words) + len(free), len(mine) - len(other)
    # A hole in the original is the author's slip, and proves no addition.
    holes = two.holes if is_loss else ()
    for first, last, weight in _heaviest(worth, lone_words):
        inside = worth[first : last + 1]
        lost = inside.count(1.0)
        kept = len(inside) - lost - inside.count(0.0)
        noise = (alone - lost) / max(1, len(mine) + len(other) - lost - kept)
        may_be_alone = lost == 1 and noise < _QUIET
        if weight < _LEAST and not may_be_alone and not holes:  # as most of them
            continue
        gap = Gap.around(first, last, chain, (len(ours), len(theirs)))
        leaves_hole = any(gap.low <= k < gap.high for k in holes)
        lone = None
        if weight < _LEAST and not leaves_hole:
            if not may_be_alone or not is_alone(ours, theirs, first, gap):
                continue
            around = alike(chain, first, gap, surplus, len(mine))
            lone = (
                of_loss(ours, theirs, first, gap, around)
                if is_loss
                else of_gain(ours[first], around)
            )
        start, end = _with_small_words(first, last, ours, partners)
        there = bisect_left(free, gap.high) - bisect_left(free, gap.low + 1)
        there += spelled_out([ours[i] for i in lone_words if first <= i <= last], theirs, taken)
        excess = min(_FAR, max(0, end - start + 1 - len(ours) + len(theirs)))
        yield Stretch(
            *(start, end, lost, kept, there, noise, surplus, excess),
            bounds=phrase_ends(one, start, end),
            leaves_hole=leaves_hole,
            lone=lone,
            is_loss=is_loss,
        )


def _with_small_words(
    first: int, last: int, words: Sequence[Word], partners: Mapping[int, int]
) -> tuple[int, int]:
    """The first and last word of a stretch, with the small words around it that have no partner
    either.
    """

    def is_free(k: int) -> bool:
        return 0 <= k < len(words) and k not in partners and not words[k].is_content

    while is_free(first - 1):
        first -= 1
    while is_free(last + 1):
        last += 1
    return first, last


def _rising(partners: Mapping[int, int]) -> dict[int, int]:
    """The longest run of pairs that stand in the same order on both sides, in that order."""
    in_order = {i: partners[i] for i in sorted(partners)}
    there = list(in_order.values())
    if sorted(there) == there:  # as in most sentences
        return in_order
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int] = {}
    for i, j in in_order.items():
        k = bisect_left(tails, j)
        if k == len(tails):
            tails.append(j)
            ends.append(i)
        else:
            tails[k], ends[k] = j, i
        if k:
            before[i] = ends[k - 1]
    found = ends[-1:]
    while found[-1] in before:
        found.append(before[found[-1]])
    return {i: partners[i] for i in reversed(found)}


def _heaviest(
    worth: Sequence[float], lone_words: Sequence[int]
) -> Iterator[tuple[int, int, float]]:
    """Runs of which no run around them is worth more, and their worth, from left to right; each
    begins with a word that has no partner.
    """
    end = -1
    for k in lone_words:
        if k <= end:
            continue
        total = best = 0.0
        end = k
        for n in range(k, len(worth)):
            total += worth[n]
            if total > best:
                best, end = total, n
            if total < 0:
                break
        yield k, end, best
