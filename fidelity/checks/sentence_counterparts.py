"""Which sentences of the translation stand for a place of the original, with or without English."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from fidelity.checks.foreign_values import ForeignBead, Side
from fidelity.language import ENGLISH, is_english
from fidelity.model import Alignment, Bead, Place
from fidelity.segment import sentence_spans


class Counterpart(Struct, frozen=True):
    """Sentences of the translation, and their text: those that stand for a sentence, or where that
    cannot be told, all of a bead.
    """

    places: tuple[Place, ...]
    texts: tuple[str, ...]
    is_sentence: bool
    is_untranslated: bool

    @property
    def text(self) -> str:
        """All that they say."""
        return " ".join(self.texts)


class SentenceCounterparts(Struct, frozen=True, eq=False, dict=True):
    """The counterparts of one bead with two sides; `has_english` says that its sentences are
    aligned by a back-translation that can be relied on.
    """

    bead: Bead
    alignment: Alignment
    has_english: bool

    @cached_property
    def sides(self) -> ForeignBead:
        """Both sides in their own language."""
        ours, theirs = self.alignment.original.blocks, self.alignment.translation.blocks
        return ForeignBead(
            self.bead,
            Side(self.bead.original, ours, ENGLISH),
            Side(self.bead.translation, theirs, self._lang),
        )

    @cached_property
    def whole(self) -> Counterpart:
        """All sentences of the translation in the bead."""
        blocks = self.alignment.translation.blocks
        places = (
            Place(j, *span)
            for j in self.bead.translation
            for span in sentence_spans(blocks[j].text, self._lang)
        )
        return self._told(tuple(places), is_sentence=False)

    def of(self, place: Place) -> Counterpart:
        """The sentences that stand for the one of a place, or all."""
        places = self._by_english(place) if self.has_english else self._by_number(place)
        return self.whole if places is None else self._told(places, is_sentence=True)

    def beside(self, place: Place) -> Place:
        """The block that stands where the block of a place does."""
        ours, theirs = self.bead.original, self.bead.translation
        block = theirs[min(ours.index(place.block), len(theirs) - 1)]
        return Place(block, 0, len(self.alignment.translation.blocks[block].text))

    @property
    def _lang(self) -> str:
        return self.alignment.translation.lang or ENGLISH

    def _told(self, places: tuple[Place, ...], *, is_sentence: bool) -> Counterpart:
        blocks = self.alignment.translation.blocks
        texts = tuple(blocks[p.block].text[p.start : p.end] for p in places)
        is_untranslated = self._lang != ENGLISH and is_english(" ".join(texts))
        return Counterpart(places, texts, is_sentence, is_untranslated)

    def _by_english(self, place: Place) -> tuple[Place, ...] | None:
        """The sentences whose English stands for the one of a place."""
        for pair in self.bead.pairs:
            if any(
                s.block == place.block and s.start <= place.start < s.end for s in pair.original
            ):
                return tuple(Place(s.block, s.start, s.end) for s in pair.translation)
        return None

    def _by_number(self, place: Place) -> tuple[Place, ...] | None:
        """The sentence with the same number in a block that has as many of them."""
        if len(self.bead.original) != len(self.bead.translation):
            return None
        found = self.sides.counterpart(place, is_ours=True)
        is_all = found.end - found.start == len(self.sides.translation.blocks[found.block].text)
        return None if is_all else (found,)
