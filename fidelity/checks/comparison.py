"""What the meaning checks compare: sentences of the original and of the back-translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from fidelity.align.words import Pairs, align_words
from fidelity.checks.synonyms import Synonyms, synonyms, with_synonyms
from fidelity.model import Alignment, Bead, Place, Segment, SegmentPair
from fidelity.reading.kept import kept
from fidelity.reading.sentence import Sentence, sentence
from fidelity.reading.words import Word

_ENOUGH = 0.08
"""Sentences less alike than this are paired by place alone: not even their numbers prove anything.
"""

_LIKE, _SHARED, _FEW = 0.2, 0.34, 4
"""Sentences less alike than this of which so small a share of the words of matter is said on the
other side are worded so differently that no other difference proves anything; of those with few
words of matter that cannot be told.
"""


class Side(Struct, frozen=True, dict=True):
    """One or more sentences of one side, joined by single spaces."""

    segments: Sequence[Segment]

    @kept
    def said(self) -> Sentence:
        """What the sentences say as one text."""
        return sentence(" ".join([segment.text for segment in self.segments]))

    @property
    def text(self) -> str:
        """The sentences as one text."""
        return self.said.text

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the text."""
        return self.said.words

    def place(self, start: int, end: int) -> Place:
        """Where characters of the text stand in their block; cut off at the end of the first one's
        sentence.
        """
        offset = 0
        for segment in self.segments[:-1]:
            if start < offset + len(segment.text):
                break
            offset += len(segment.text) + 1
        else:
            segment = self.segments[-1]
        first = segment.start + start - offset
        return Place(segment.block, first, min(segment.end, segment.start + end - offset))

    @property
    def whole(self) -> Place:
        """The place of all sentences, as far as they stand in one block."""
        first = self.segments[0]
        last = [segment for segment in self.segments if segment.block == first.block][-1]
        return Place(first.block, first.start, last.end)


class Comparison(Struct, frozen=True, dict=True):
    """A pair of sentences that can be compared, the bead that they belong to, their place among its
    pairs, and what it holds besides them.
    """

    bead: Bead
    at: int
    pair: SegmentPair
    original: Side
    back_translation: Side
    translation: Side
    around: tuple[str, str]

    @kept
    def word_pairs(self) -> Pairs:
        """Which words of both sides stand for each other, by their places."""
        return align_words(self.original.words, self.back_translation.words)

    @kept
    def synonyms(self) -> Synonyms:
        """Which words of matter without a counterpart say the same, by their places."""
        return synonyms(self.original.said, self.back_translation.said, self.word_pairs)

    @kept
    def shared(self) -> int:
        """How many words of matter of the original the other side says too."""
        ours, theirs = self.original.said, self.back_translation.said
        said = with_synonyms(self.word_pairs, self.synonyms, ours, theirs)
        return sum(ours.words[i].is_content for i in said)

    @property
    def is_alike(self) -> bool:
        """Whether both sides are worded so much alike that their differences say something."""
        if self.pair.similarity >= _LIKE or self._fewer < _FEW:
            return True
        return self.shared >= _SHARED * self._fewer

    @kept
    def _fewer(self) -> int:
        sides = self.original, self.back_translation
        return min(sum(word.is_content for word in side.words) for side in sides)

    @property
    def translation_place(self) -> Place | None:
        """The sentences of the translation itself."""
        return self.translation.whole if self.translation.segments else None


@lru_cache(maxsize=1)
def comparisons(alignment: Alignment) -> tuple[Comparison, ...]:
    """Every pair of sentences that are so alike that their differences say something, where the
    English can be relied on.
    """
    return tuple(pair for pair in paired(alignment) if pair.is_alike)


@lru_cache(maxsize=1)
def paired(alignment: Alignment) -> tuple[Comparison, ...]:
    """Every pair of sentences whose numbers and dates can be compared, whatever their words."""
    return tuple(pair for pair in _pairs(alignment) if pair.pair.similarity >= _ENOUGH)


def unlike(alignment: Alignment) -> tuple[Comparison, ...]:
    """Every pair of sentences that cannot be compared."""
    return tuple(pair for pair in _pairs(alignment) if not pair.is_alike)


@lru_cache(maxsize=1)
def _pairs(alignment: Alignment) -> tuple[Comparison, ...]:
    return tuple(_read(alignment))


def _read(alignment: Alignment) -> Iterator[Comparison]:
    for bead in alignment.reliable_beads:
        ours = [segment.text for pair in bead.pairs for segment in pair.original]
        theirs = [segment.text for pair in bead.pairs for segment in pair.back_translation]
        around = " ".join(ours), " ".join(theirs)
        for at, pair in enumerate(bead.pairs):
            if pair.original and pair.back_translation:
                sides = Side(pair.original), Side(pair.back_translation), Side(pair.translation)
                yield Comparison(bead, at, pair, *sides, around)
