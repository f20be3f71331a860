"""A term was translated, or written otherwise, that the project's glossary keeps as it is.

Names of products and the like are looked for as they are written.

    glossary:     Harbour Watch,,do not translate
    original:     Open Harbour Watch and sign in.
    translation:  Öffnen Sie die Hafenwacht und melden Sie sich an.
    finding:      “Harbour Watch” is not to be translated (terms.csv:2)

It must stand letter by letter, with an ending at most (`GitHubs`); its case counts, unless the
glossary says `no` under `case-sensitive`. Where the paragraph has it, and only the sentence lacks
it, that is a hint. Blind spot: a term that was kept, in a sentence of another meaning.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.model import Alignment, Category, Hit, Layer, Severity, Term, TermRule

LAYER = Layer.LEXICAL
CATEGORY = Category.TERMINOLOGY
SEVERITY = Severity.MAJOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each term of a bead that its counterpart has not kept."""
    if alignment.conventions.glossary is None:
        return
    from fidelity.checks.lacking_terms import lacking
    from fidelity.checks.terms import noted
    from fidelity.reading.wordings import keeps

    def has(term: Term, sentence: str) -> bool:
        return keeps(term.english, sentence, case_sensitive=term.case_sensitive)

    for placed, sure in lacking(alignment, TermRule.KEEP, has):
        term = placed.term
        yield Hit(
            message=f"“{term.english}” is not to be translated ({term.source})",
            confidence=sure,
            original=placed.place,
            translation=placed.shown,
            suggestion=noted(f"write {term.english} as the original does", term),
        )
