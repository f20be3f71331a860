"""Where the translation has wordings that a glossary forbids, and the terms that they stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from fidelity.checks.foreign_values import Side
from fidelity.checks.terms import PlacedTerm, placed_terms
from fidelity.language import ENGLISH
from fidelity.model import Alignment, Glossary, Place, Term, TermRule
from fidelity.reading.term_index import Found, TermIndex


class ForbiddenWording(Struct, frozen=True):
    """A wording that must not stand in this place; `origin` is the term of the original that it
    stands for, and None where it must not stand anywhere. `is_exact` where it stands as the
    glossary gives it.
    """

    term: Term
    place: Place
    origin: PlacedTerm | None
    is_exact: bool


@lru_cache(maxsize=1)
def forbidden_wordings(alignment: Alignment) -> tuple[ForbiddenWording, ...]:
    """The first place of each forbidden wording in each bead."""
    glossary = alignment.conventions.glossary
    if glossary is None or not any(t.rule is TermRule.MUST_NOT for t in glossary.terms):
        return ()
    lang = alignment.translation.lang or ENGLISH
    index = _index(glossary, lang)
    asked: defaultdict[int, list[PlacedTerm]] = defaultdict(list)
    for placed in placed_terms(alignment):
        asked[id(placed.bead)].append(placed)
    blocks = alignment.translation.blocks
    return tuple(
        found
        for bead in alignment.beads
        for found in _of_bead(Side(bead.translation, blocks, lang), index, asked[id(bead)])
    )


@lru_cache(maxsize=8)
def _index(glossary: Glossary, lang: str) -> TermIndex[Term]:
    """All wordings of the glossary, also those that are required: they may hold a forbidden one."""
    index: TermIndex[Term] = TermIndex(lang)
    for term in glossary.terms:
        for wording in term.wordings:
            index.add(wording, term, case_sensitive=term.case_sensitive)
    return index


def _of_bead(
    side: Side, index: TermIndex[Term], asked: Sequence[PlacedTerm]
) -> Iterator[ForbiddenWording]:
    first: dict[int, ForbiddenWording] = {}
    for j, text in side.texts:
        for found in _of_block(j, list(index.find(text)), asked):
            first.setdefault(id(found.term), found)
    yield from first.values()


def _of_block(
    block: int, there: Sequence[Found[Term]], asked: Sequence[PlacedTerm]
) -> Iterator[ForbiddenWording]:
    for found in there:
        term = found.payload
        if term.rule is not TermRule.MUST_NOT:
            continue
        here = {
            id(p.term): p for p in reversed(asked) if _is_in(block, found, p.counterpart.places)
        }
        is_required = any(
            (other.start, other.end) == (found.start, found.end)
            and other.payload.rule is not TermRule.MUST_NOT
            and id(other.payload) in here
            for other in there
        )
        if not is_required and (not term.english or id(term) in here):
            place = Place(block, found.start, found.end)
            yield ForbiddenWording(term, place, here.get(id(term)), found.is_exact)


def _is_in(block: int, found: Found[Term], sentences: Sequence[Place]) -> bool:
    return any(s.block == block and s.start <= found.start < s.end for s in sentences)
