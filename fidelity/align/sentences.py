"""Which sentences of a bead belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from fidelity.align.sequence import Options, align
from fidelity.align.similarity import Similarity, View
from fidelity.model import Document, Segment, SegmentPair
from fidelity.reading.words import fold, prefixes
from fidelity.segment import segments

_OPTIONS = Options()


def align_sentences(
    original: Sequence[Segment],
    english: Sequence[Segment],
    foreign: Mapping[Segment, tuple[Segment, ...]],
    weights: Mapping[str, float],
) -> tuple[SegmentPair, ...]:
    """Pairs of sentences that say the same, in reading order; those without their like stand alone.

    `foreign` gives the sentences of the translation behind each sentence of the back-translation,
    `weights` the inverse-frequency weight of each word beginning in both documents.
    """
    similarity = Similarity([_view(s) for s in original], [_view(s) for s in english], weights)
    pairs = []
    for match in align(similarity, _OPTIONS):
        ours, theirs = original[slice(*match.left)], english[slice(*match.right)]
        behind = dict.fromkeys(chain.from_iterable(foreign[segment] for segment in theirs))
        pairs.append(SegmentPair(tuple(ours), tuple(theirs), tuple(behind), match.similarity))
    return tuple(pairs)


def foreign_sentences(
    document: Document, english: Sequence[str], lang: str
) -> dict[Segment, tuple[Segment, ...]]:
    """For each sentence of the back-translation the sentences of the translation that it renders.

    A block with as many sentences in both is matched one to one; otherwise the whole block stands
    behind each.
    """
    found: dict[Segment, tuple[Segment, ...]] = {}
    for index, (block, text) in enumerate(zip(document.blocks, english, strict=True)):
        rendered = segments(text, index, "en")
        behind = segments(block.text, index, lang)
        whole = (Segment(index, 0, len(block.text), block.text),)
        for k, segment in enumerate(rendered):
            found[segment] = (behind[k],) if len(behind) == len(rendered) else whole
    return found


def _view(segment: Segment) -> View:
    return View(prefixes(segment.text), fold(segment.text))
