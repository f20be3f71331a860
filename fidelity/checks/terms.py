"""Where the terms of a glossary stand in the original, and the sentences that should have them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from fidelity.checks.sentence_counterparts import Counterpart, SentenceCounterparts
from fidelity.language import ENGLISH
from fidelity.model import Alignment, Bead, Glossary, Place, Term
from fidelity.reading.exact_names import ExactName, exact_names
from fidelity.reading.term_index import TermIndex

_SURE = 0.6
"""Beads less sure than this prove nothing."""

_NAME_BEFORE = re.compile(r"\b[A-Z][\w-]* \Z")
_NAME_AFTER = re.compile(r" [A-Z][\w-]*")
"""The word beside it in a name, which has a capital."""

_LONGEST_WORD = 40


class PlacedTerm(Struct, frozen=True):
    """A term in the original, and what should have it in the translation; `shown` is where to
    look.
    """

    term: Term
    place: Place
    counterpart: Counterpart
    whole: Counterpart
    shown: Place
    bead: Bead


def told(term: Term) -> str:
    """The wordings of a term, and the line of the glossary that says so."""
    return f"{' or '.join(f'“{wording}”' for wording in term.wordings)} ({term.source})"


def noted(suggestion: str, term: Term) -> str:
    """What to do, with what the glossary notes."""
    return f"{suggestion}; the glossary notes: {term.note}" if term.note else suggestion


@lru_cache(maxsize=1)
def placed_terms(alignment: Alignment) -> tuple[PlacedTerm, ...]:
    """The terms of the original in beads that are sure enough, where these were translated."""
    glossary = alignment.conventions.glossary
    if glossary is None:
        return ()
    index, reliable = _english_index(glossary), frozenset(map(id, alignment.reliable_beads))
    return tuple(
        placed
        for bead in alignment.beads
        if bead.original and bead.translation and bead.confidence >= _SURE
        for placed in _of_bead(SentenceCounterparts(bead, alignment, id(bead) in reliable), index)
    )


@lru_cache(maxsize=8)
def _english_index(glossary: Glossary) -> TermIndex[Term]:
    index: TermIndex[Term] = TermIndex(ENGLISH)
    for term in glossary.terms:
        if term.english:
            index.add(term.english, term, case_sensitive=term.case_sensitive)
    return index


def _of_bead(counterparts: SentenceCounterparts, index: TermIndex[Term]) -> Iterator[PlacedTerm]:
    bead = counterparts.bead
    for i, text in counterparts.sides.original.texts:
        names = exact_names(counterparts.alignment.original.blocks[i])
        for found in index.find(text):
            place = Place(i, found.start, found.end)
            if any(_is_part(place, name) for name in names):
                continue
            there = counterparts.of(place)
            if there.is_untranslated or not there.texts or _is_in_kept_name(place, text, there):
                continue
            shown = there.places[0] if there.is_sentence else counterparts.beside(place)
            yield PlacedTerm(found.payload, place, there, counterparts.whole, shown, bead)


def _is_part(place: Place, name: ExactName) -> bool:
    """Whether a term is a part of an identifier, such as a path."""
    inside = name.start <= place.start and place.end <= name.end
    return inside and place.end - place.start < name.end - name.start


def _is_in_kept_name(place: Place, text: str, there: Counterpart) -> bool:
    """Whether a term is one word of a name that the translation leaves in English: the Python
    Software Foundation.
    """
    if not text[place.start].isupper():
        return False
    start, end = place.start, place.end
    before = _NAME_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
    after = _NAME_AFTER.match(text, end, end + _LONGEST_WORD)
    joined = (before and before[0] + text[start:end], after and text[start:end] + after[0])
    return any(name and name in there.text for name in joined)
