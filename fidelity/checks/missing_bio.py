"""The note that says who the author is, or a sentence of it, is missing.

Readers weigh an argument by who makes it.

    original:     Anna Kowal is a hydrologist at the University of Lodz.
    translation:  no such note
    finding:      The author's bio is missing: “Anna Kowal is a hydrologist at the University of
                  Lodz.”

Blind spot: without a back-translation a bio that lost one of its sentences passes.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.lone_sentences import lost_sentences
from fidelity.checks.missing_dateline import is_dateline
from fidelity.checks.omissions import missing, shorten
from fidelity.model import Alignment, BlockKind, Category, Hit, Layer, Place, Severity

LAYER = Layer.STRUCTURAL
CATEGORY = Category.OMISSION
SEVERITY = Severity.MINOR

_SUGGESTION = "say who the author is, as the original does"


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each bio, or sentence of one, without a counterpart."""
    yield from missing(alignment, BlockKind.BIO, "The author's bio", _SUGGESTION)
    for bead in alignment.reliable_beads:
        for sentence, sure in lost_sentences(alignment, bead):
            block = alignment.original.blocks[sentence.block]
            if block.kind is BlockKind.BIO and not is_dateline(block, sentence):
                yield Hit(
                    message=f"A sentence of the bio is missing: “{shorten(sentence.text)}”",
                    confidence=sure,
                    original=Place(sentence.block, sentence.start, sentence.end),
                    suggestion=_SUGGESTION,
                )
