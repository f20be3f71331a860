"""Stretches of a sentence that the other side does not say.

Words are aligned; a stretch is a run of words of matter of which hardly one has a partner, and what
stands at its place on the other side is less. An exchange of words (a paraphrase, a slip of the
engine) leaves as many words without a partner on both sides; an omission or an addition on one, and
makes that side the longer.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fidelity.align.words import Pairs
from fidelity.checks.comparison import Comparison, Side, comparisons
from fidelity.checks.gaps import Gap, is_lone_loss, spelled_out
from fidelity.checks.synonyms import with_synonyms
from fidelity.model import Alignment, Bead, Segment
from fidelity.reading.lexicon import lemmas, parts_of_speech
from fidelity.reading.sentence import Sentence
from fidelity.reading.words import Word

_LEAST = 2
"""Words of matter that a stretch loses at least, unless all around it agrees."""

_MOST = 0.7
"""The share of a sentence's words of matter that are lost with it."""

_HINT, _LONE = 1.5, 0.4
"""Evidence from which several words, and a single one, are worth a hint."""

_LONE_MOST = 0.49
"""The most that is said of the loss of a single word: never more than a hint."""

_HOLE_SURE = 0.7
"""How sure the loss of a word is without which the other side is no grammatical sentence."""

_LOST_ALONE, _GAINED_ALONE = frozenset({"n", "v", "a", ""}), frozenset({"a", "r"})
"""Parts of speech of single words whose loss or gain says something: engines drop adverbs, and
add nouns and verbs that say nothing new (help to, goods).
"""

_JOINING = frozenset(
    """additionally furthermore moreover besides likewise meanwhile however nevertheless nonetheless
    therefore thus hence consequently accordingly finally indeed""".split()
)
"""Adverbs that join sentences: what they say, the order of the sentences says as well."""

_IN_PLACE, _ELSEWHERE = -1.5, -0.5
"""What a word with a partner takes from a stretch: one in the order of both texts, and another."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words first to last of a side; `lost` of them are words of matter without a partner, `there`
    is how many such words the other side has at this place, and `kept` how many of the stretch have
    a partner.

    Of both sentences, `noise` is the share of the words of matter elsewhere that have no partner (0
    to 1), and `surplus` by how many words of matter this side is the longer. `leaves_hole` says
    that the grammar of the other side lacks a word at this place.
    """

    first: int
    last: int
    lost: int
    kept: int
    there: int
    noise: float
    surplus: int
    leaves_hole: bool

    @property
    def evidence(self) -> float:
        """By about how many words of matter this side surely says more."""
        return self.lost - self.there - 0.5 * self.kept - 6 * self.noise + 0.2 * self.surplus


@dataclass(frozen=True, slots=True, eq=False)
class Unmatched:
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
        pairs = pair.word_pairs
        back = {j: i for i, j in pairs.items()}
        lost = tuple(stretches(ours, theirs, pairs, _LOST_ALONE, holes=theirs.holes))
        gained = tuple(stretches(theirs, ours, back, _GAINED_ALONE))
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
        if stretch.evidence < (_HINT if stretch.lost > 1 else _LONE) and not stretch.leaves_hole:
            continue
        start, end = side.words[stretch.first].start, side.words[stretch.last].end
        place = side.place(start, end)
        if not any(
            segment.block == place.block and segment.start <= place.start < segment.end
            for segment in whole
        ):
            yield stretch, start, end


def likelihood(evidence: float, sure: float) -> float:
    """How likely it is that so much evidence is a fault: a half where it is `sure`."""
    return max(0.1, min(0.95, 0.5 + 0.13 * (evidence - sure) + (0.02 if evidence >= sure else 0)))


def chance(stretch: Stretch, sure: float, *, lone: float) -> float:
    """How likely it is that a stretch of words is a fault: a half where its evidence is `sure`, or
    `lone` for a single word, which is never more than a hint.
    """
    if stretch.leaves_hole:
        return max(_HOLE_SURE, likelihood(stretch.evidence, sure))
    if stretch.lost == 1:
        return min(_LONE_MOST, likelihood(stretch.evidence, lone))
    return likelihood(stretch.evidence, sure)


def stretches(
    one: Sentence,
    two: Sentence,
    pairs: Pairs,
    kinds: Collection[str],
    *,
    holes: Sequence[int] = (),
) -> Iterator[Stretch]:
    """The stretches of one side that the other does not say, in order: several words, or a single
    one of these kinds (parts of speech) where all around it stands on the other side as well.
    """
    partners = with_synonyms(one, two, pairs)
    ours, theirs, mine, other = one.words, two.words, one.matter, two.matter
    if all(i in partners for i in mine):
        return
    chain = _rising(partners)
    taken = set(partners.values())
    free = [j for j in other if j not in taken]
    worth = [0.0] * len(ours)
    for i in mine:
        worth[i] = 1.0 if i not in partners else _IN_PLACE if i in chain else _ELSEWHERE
    alone = sum(value == 1.0 for value in worth) + len(free)
    for first, last, weight in _heaviest(worth):
        inside = range(first, last + 1)
        lost = sum(worth[i] == 1.0 for i in inside)
        kept = sum(worth[i] < 0 for i in inside)
        gap = Gap.around(first, last, chain, (len(ours), len(theirs)))
        elsewhere = max(1, len(mine) + len(other) - lost - kept)
        noise, surplus = (alone - lost) / elsewhere, len(mine) - len(other)
        leaves_hole = any(gap.low <= k < gap.high for k in holes)
        if (
            weight < _LEAST
            and not leaves_hole
            and not (
                lost == 1
                and surplus > 0
                and is_lone_loss(ours, theirs, first, gap, noise)
                and _kind(ours[first]) in kinds
                and ours[first].folded not in _JOINING
            )
        ):
            continue
        start, end = _with_small_words(first, last, ours, partners)
        there = bisect_left(free, gap.high) - bisect_left(free, gap.low + 1)
        there += spelled_out([ours[i] for i in inside if worth[i] == 1.0], theirs, taken)
        yield Stretch(start, end, lost, kept, there, noise, surplus, leaves_hole)


def _kind(word: Word) -> str:
    """The part of speech that a word mostly is; empty for an unknown one."""
    kind = parts_of_speech(word.folded)[:1]
    # Adjectives have no plural: goods are things.
    is_plural = word.folded.endswith("s") and word.folded not in lemmas(word.folded)
    return "n" if kind == "a" and is_plural else kind


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
    """The longest run of pairs that stand in the same order on both sides."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int] = {}
    for i in sorted(partners):
        k = bisect_left(tails, partners[i])
        tails[k : k + 1] = [partners[i]]
        ends[k : k + 1] = [i]
        if k:
            before[i] = ends[k - 1]
    found: dict[int, int] = {}
    i = ends[-1] if ends else -1
    while i >= 0:
        found[i] = partners[i]
        i = before.get(i, -1)
    return found


def _heaviest(worth: Sequence[float]) -> Iterator[tuple[int, int, float]]:
    """Runs of which no run around them is worth more, and their worth, from left to right."""
    k = 0
    while k < len(worth):
        if worth[k] <= 0:
            k += 1
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
        k = end + 1
