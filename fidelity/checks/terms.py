"""Where the terms of a glossary stand in the original, and the sentences that should have them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fidelity.checks.foreign_values import ForeignBead, Side
from fidelity.language import ENGLISH, is_english
from fidelity.model import Alignment, Bead, Glossary, Place, Term, TermRule
from fidelity.reading.exact_names import ExactName, exact_names
from fidelity.reading.term_index import TermIndex
from fidelity.segment import sentence_spans

_SURE = 0.6
"""Beads less sure than this prove nothing."""

_IN_BEAD = 0.9
"""How sure it is that a wording is missing that the whole counterpart lacks."""

_IN_SENTENCE = 0.45
"""And one that another sentence has: a pronoun may stand for it here."""


@dataclass(frozen=True, slots=True)
class PlacedTerm:
    """A term in the original, and the sentences of the translation that should have it: those that
    stand for its own, if that can be told, or all of the bead. `shown` is where to look.
    """

    term: Term
    bead: Bead
    place: Place
    sentences: tuple[Place, ...]
    shown: Place
    is_sentence: bool


def told(term: Term) -> str:
    """The wordings of a term, and the line of the glossary that says so."""
    return f"{' or '.join(f'“{wording}”' for wording in term.wordings)} ({term.source})"


def noted(suggestion: str, term: Term) -> str:
    """What to do, with what the glossary notes."""
    return f"{suggestion}; the glossary notes: {term.note}" if term.note else suggestion


def lacking(
    alignment: Alignment, rule: TermRule, has: Callable[[Term, str], bool]
) -> Iterator[tuple[PlacedTerm, float]]:
    """Of the terms with a rule the first of each bead whose counterpart has it not, and how sure
    that is; `has` says whether a sentence has a term.
    """
    by_term: dict[tuple[int, int], list[PlacedTerm]] = {}
    for placed in placed_terms(alignment):
        if placed.term.rule is rule and placed.term.wordings:
            by_term.setdefault((id(placed.bead), id(placed.term)), []).append(placed)
    for found in by_term.values():
        term, bead = found[0].term, found[0].bead
        lost = [p for p in found if not any(has(term, s) for s in texts(alignment, p.sentences))]
        if not lost:
            continue
        everywhere = texts(alignment, sentences_of(bead, alignment))
        sure = _IN_SENTENCE if any(has(term, text) for text in everywhere) else _IN_BEAD
        yield lost[0], sure * bead.confidence


def texts(alignment: Alignment, places: Sequence[Place]) -> list[str]:
    """What the translation says in these places."""
    blocks = alignment.translation.blocks
    return [blocks[place.block].text[place.start : place.end] for place in places]


@lru_cache(maxsize=1)
def placed_terms(alignment: Alignment) -> tuple[PlacedTerm, ...]:
    """The terms of the original in beads that are sure enough, and that were translated at all."""
    glossary = alignment.conventions.glossary
    if glossary is None:
        return ()
    index, reliable = _english_index(glossary), frozenset(map(id, alignment.reliable_beads))
    return tuple(
        placed
        for bead in alignment.beads
        if bead.original and bead.translation and bead.confidence >= _SURE
        for placed in _of_bead(bead, index, alignment, has_english=id(bead) in reliable)
    )


@lru_cache(maxsize=8)
def _english_index(glossary: Glossary) -> TermIndex[Term]:
    index: TermIndex[Term] = TermIndex(ENGLISH)
    for term in glossary.terms:
        if term.english:
            index.add(term.english, term, case_sensitive=term.case_sensitive)
    return index


def _of_bead(
    bead: Bead, index: TermIndex[Term], alignment: Alignment, *, has_english: bool
) -> Iterator[PlacedTerm]:
    ours, lang = alignment.original.blocks, alignment.translation.lang or ENGLISH
    sides = ForeignBead(
        bead,
        Side(bead.original, ours, ENGLISH),
        Side(bead.translation, alignment.translation.blocks, lang),
    )
    for i, text in sides.original.texts:
        names = exact_names(ours[i])
        for found in index.find(text):
            place = Place(i, found.start, found.end)
            if any(_is_part(place, name) for name in names):
                continue
            sentences = _by_english(place, bead) if has_english else _by_number(place, sides)
            is_sentence = sentences is not None
            if sentences is None:
                sentences = sentences_of(bead, alignment)
            said = " ".join(texts(alignment, sentences))
            if said.strip() and (lang == ENGLISH or not is_english(said)):
                shown = sentences[0] if is_sentence else _block_beside(place, sides)
                yield PlacedTerm(found.payload, bead, place, sentences, shown, is_sentence)


def _is_part(place: Place, name: ExactName) -> bool:
    """Whether a term is a part of an identifier, such as a path."""
    inside = name.start <= place.start and place.end <= name.end
    return inside and place.end - place.start < name.end - name.start


def _by_english(place: Place, bead: Bead) -> tuple[Place, ...] | None:
    """The sentences whose English stands for the one with a term."""
    for pair in bead.pairs:
        if any(s.block == place.block and s.start <= place.start < s.end for s in pair.original):
            return tuple(Place(s.block, s.start, s.end) for s in pair.translation)
    return None


def _by_number(place: Place, sides: ForeignBead) -> tuple[Place, ...] | None:
    """The sentence with the same number in a block that has as many of them."""
    if len(sides.original.indices) != len(sides.translation.indices):
        return None
    found = sides.counterpart(place, is_ours=True)
    is_all = found.end - found.start == len(sides.translation.blocks[found.block].text)
    return None if is_all else (found,)


def _block_beside(place: Place, sides: ForeignBead) -> Place:
    at = list(sides.original.indices).index(place.block)
    block = sides.translation.indices[min(at, len(sides.translation.indices) - 1)]
    return Place(block, 0, len(sides.translation.blocks[block].text))


def sentences_of(bead: Bead, alignment: Alignment) -> tuple[Place, ...]:
    """The sentences of the translation in a bead."""
    blocks, lang = alignment.translation.blocks, alignment.translation.lang or ENGLISH
    return tuple(
        Place(j, *span) for j in bead.translation for span in sentence_spans(blocks[j].text, lang)
    )
