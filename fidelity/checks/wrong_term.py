"""A term was translated otherwise than the project's glossary says.

Who reads two words for one thing looks for two things.

    glossary:     cluster,Verbund,must
    original:     The cluster has three nodes.
    translation:  Der Haufen hat drei Knoten.
    finding:      “cluster” must be “Verbund” (terms.csv:2)

`glossary` in the configuration names the glossary, or `--glossary`. Of several wordings any will
do, in any form, within a compound, or as an adjective made of it; of terms that overlap, the
longest counts. Code, addresses and beads that may be wrong are left alone. Where the paragraph has
the wording, and only the sentence lacks it, a pronoun may stand for it: that is a hint. A term that
is wrong in many places is one finding, which lists them; a wording that is forbidden is told by
forbidden-term. Blind spot: forms that share little with the word, and a wording that stands there
for something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.language import ENGLISH
from fidelity.model import Alignment, Category, Hit, Layer, Severity, Term, TermRule

LAYER = Layer.LEXICAL
CATEGORY = Category.TERMINOLOGY
SEVERITY = Severity.MAJOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each term of a bead whose counterpart has none of its wordings."""
    if alignment.conventions.glossary is None:
        return
    from fidelity.checks.forbidden_wordings import forbidden_wordings
    from fidelity.checks.lacking_terms import lacking
    from fidelity.checks.terms import noted, told
    from fidelity.reading.wordings import has_wording

    lang = alignment.translation.lang or ENGLISH

    def has(term: Term, sentence: str) -> bool:
        return any(has_wording(wording, sentence, lang) for wording in term.wordings)

    forbidden = {
        (id(found.origin.bead), found.term.english.casefold())
        for found in forbidden_wordings(alignment)
        if found.origin
    }
    for placed, sure in lacking(alignment, TermRule.MUST, has):
        term = placed.term
        if (id(placed.bead), term.english.casefold()) in forbidden:
            continue
        yield Hit(
            message=f"“{term.english}” must be {told(term)}",
            confidence=sure,
            original=placed.place,
            translation=placed.shown,
            suggestion=noted(f"write {term.wordings[0]}, in the form that fits", term),
        )
