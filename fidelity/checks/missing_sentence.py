"""A sentence of a paragraph has no counterpart, while the rest of the paragraph has.

    original:     The dam held. Nobody had checked it for nine years. The village slept.
    translation:  La presa aguantó. El pueblo dormía.
    finding:      A sentence is missing: “Nobody had checked it for nine years.”

Blind spot: very short sentences, and a sentence whose words stand elsewhere in the same paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.lone_sentences import lost_sentences
from fidelity.checks.missing_dateline import is_dateline
from fidelity.checks.omissions import shorten
from fidelity.model import (
    Alignment,
    Bead,
    BlockKind,
    Category,
    Hit,
    Layer,
    Place,
    Segment,
    Severity,
)

LAYER = Layer.MEANING
CATEGORY = Category.OMISSION
SEVERITY = Severity.MAJOR

_ELSEWHERE = frozenset({BlockKind.BIO, BlockKind.BYLINE, BlockKind.BOILERPLATE, BlockKind.DATELINE})


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each sentence whose words the counterpart of its paragraph lacks."""
    for bead in alignment.reliable_beads:
        lost = tuple(lost_sentences(alignment, bead))
        gaps = _gaps(bead) if lost else {}
        for sentence, sure in lost:
            block = alignment.original.blocks[sentence.block]
            if block.kind in _ELSEWHERE or is_dateline(block, sentence):
                continue
            yield Hit(
                message=f"A sentence is missing: “{shorten(sentence.text)}”",
                confidence=sure * bead.confidence,
                original=Place(sentence.block, sentence.start, sentence.end),
                translation=gaps[sentence],
                suggestion="translate the sentence, or accept the omission with a reason",
            )


def _gaps(bead: Bead) -> dict[Segment, Place | None]:
    """For each sentence of the original an empty place in the translation, behind that of
    the sentence before.
    """
    gaps: dict[Segment, Place | None] = {}
    before = None
    for pair in bead.pairs:
        gaps |= dict.fromkeys(pair.original, before)
        if pair.translation and pair.original:
            last = pair.translation[-1]
            before = Place(last.block, last.end, last.end)
    return gaps
