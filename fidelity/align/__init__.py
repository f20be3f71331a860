"""Original and translation side by side: blocks, then the sentences inside them.

Words are aligned where they are read.
"""

from __future__ import annotations

from itertools import chain

from fidelity.align.blocks import align_blocks
from fidelity.align.confidence import confidence
from fidelity.align.match import Match
from fidelity.align.sentences import align_sentences, foreign_sentences
from fidelity.model import Alignment, BackTranslation, Bead, Document, Segment, SegmentPair
from fidelity.segment import segments

__all__ = ["align_documents"]


def align_documents(
    original: Document, translation: Document, back_translation: BackTranslation | None
) -> Alignment:
    """Beads that cover every block of both once, with sentence pairs if back-translated."""
    english = back_translation.texts if back_translation else None
    matches, similarity = align_blocks(original, translation, english)
    foreign = {}
    if back_translation is not None:
        foreign = foreign_sentences(translation, back_translation)
    rendered: dict[int, list[Segment]] = {}
    for segment in foreign:
        rendered.setdefault(segment.block, []).append(segment)

    def pairs(match: Match) -> tuple[SegmentPair, ...]:
        blocks = range(*match.left)
        ours = [
            segments(original.blocks[i].text, i, "en")
            for i in blocks
            if original.blocks[i].kind.is_prose
        ]
        theirs = [
            rendered.get(j, []) for j in range(*match.right) if translation.blocks[j].kind.is_prose
        ]
        return align_sentences(
            list(chain.from_iterable(ours)),
            list(chain.from_iterable(theirs)),
            foreign,
            similarity.rarity,
        )

    beads = [
        Bead(
            original=tuple(range(*match.left)),
            translation=tuple(range(*match.right)),
            similarity=match.similarity,
            confidence=confidence(similarity, match),
            moved=match.moved,
            pairs=pairs(match) if english is not None else (),
        )
        for match in matches
    ]
    return Alignment(original, translation, back_translation, tuple(beads))
