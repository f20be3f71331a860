"""A sentence of the translation has no counterpart in the original.

    original:     The dam held. The village slept.
    translation:  La presa aguantó. El alcalde mintió a todos. El pueblo dormía.
    finding:      A sentence was added: “The mayor lied to everyone.”

Blind spot: very short sentences, and an added sentence that repeats the words of its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.lone_sentences import gained_sentences
from fidelity.checks.omissions import shorten
from fidelity.model import Alignment, Category, Hit, Layer, Place, Segment, Severity

LAYER = Layer.MEANING
CATEGORY = Category.ADDITION
SEVERITY = Severity.MAJOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each sentence whose words the counterpart of its paragraph lacks."""
    for bead in alignment.reliable_beads:
        for sentence, behind, sure in gained_sentences(alignment, bead):
            yield Hit(
                message=f"A sentence was added: “{shorten(sentence.text)}”",
                confidence=sure * bead.confidence,
                translation=_span(behind),
                back_translation=Place(sentence.block, sentence.start, sentence.end),
                suggestion="take it out, mark it as the editor's, or accept it with a reason",
            )


def _span(segments: tuple[Segment, ...]) -> Place | None:
    if not segments:
        return None
    last = [segment for segment in segments if segment.block == segments[0].block][-1]
    return Place(segments[0].block, segments[0].start, last.end)
