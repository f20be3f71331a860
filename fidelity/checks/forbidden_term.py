"""The translation has a wording that the project's glossary forbids.

It was decided against: because it means something else, or because readers know another word.

    glossary:     computer,Rechner,must not
    original:     Switch the computer off.
    translation:  Schalten Sie den Rechner aus.
    finding:      “Rechner” (terms.csv:2) must not stand for “computer”

With an English term it is forbidden where the original has that term; without one, anywhere. A
longer wording of the glossary that holds it is none, nor is one that another term of the sentence
requires. Other forms of the word are seen, compounds are not. Blind spot: a form that is also that
of another word.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.model import Alignment, Category, Glossary, Hit, Layer, Severity, Term, TermRule

LAYER = Layer.LEXICAL
CATEGORY = Category.TERMINOLOGY
SEVERITY = Severity.MAJOR

_EXACT = 0.95
_OTHER_FORM = 0.8


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for the first place of each forbidden wording in a bead."""
    glossary = alignment.conventions.glossary
    if glossary is None:
        return
    from fidelity.checks.forbidden_wordings import forbidden_wordings
    from fidelity.checks.terms import noted, told

    for found in forbidden_wordings(alignment):
        origin, sure = found.origin, _EXACT if found.is_exact else _OTHER_FORM
        yield Hit(
            message=f"{told(found.term)} must not {_what(found.term)}",
            confidence=sure * origin.bead.confidence if origin else sure,
            original=origin.place if origin else None,
            translation=found.place,
            suggestion=noted(_instead(found.term, glossary), found.term),
        )


def _what(term: Term) -> str:
    return f"stand for “{term.english}”" if term.english else "be used"


def _instead(term: Term, glossary: Glossary) -> str:
    """What to write, if the glossary says it."""
    wanted = (
        other.wordings[0]
        for other in glossary.terms
        if other.rule is TermRule.MUST and other.wordings and other.english == term.english
    )
    wording = next(wanted, "") if term.english else ""
    return f"write {wording}, in the form that fits" if wording else "use another word"
