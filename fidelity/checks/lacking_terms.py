"""Which terms of a glossary the translation lacks where the original has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fidelity.checks.terms import PlacedTerm, placed_terms
from fidelity.model import Alignment, Term, TermRule

_IN_BEAD = 0.9
"""How sure it is that a wording is missing that the whole counterpart lacks."""

_IN_SENTENCE = 0.45
"""And one that another sentence has: a pronoun may stand for it here."""


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
        term = found[0].term
        doubted = [p for p in found if not _has_it_in_its_sentence(p, has)]
        if not doubted:
            continue
        bead = doubted[0].bead
        if not any(has(term, sentence) for sentence in doubted[0].whole.texts):
            yield doubted[0], _IN_BEAD * bead.confidence
        elif lost := [p for p in doubted if p.counterpart.is_sentence]:
            yield lost[0], _IN_SENTENCE * bead.confidence


def _has_it_in_its_sentence(placed: PlacedTerm, has: Callable[[Term, str], bool]) -> bool:
    there = placed.counterpart
    return there.is_sentence and any(has(placed.term, sentence) for sentence in there.texts)
