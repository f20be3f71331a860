"""Which sentences of a bead belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from fidelity.align.options import Options
from fidelity.align.rarity import Rarity
from fidelity.align.sequence import align
from fidelity.align.similarity import Similarity, View
from fidelity.model import BackTranslation, Document, Rendering, Segment, SegmentPair
from fidelity.reading.words import folded_and_keys
from fidelity.segment import segments

_OPTIONS = Options()
BEYOND_DOUBT = 0.4
"""How alike two texts are that cannot have been put in each other's place."""


def align_sentences(
    original: Sequence[Segment],
    english: Sequence[Segment],
    foreign: Mapping[Segment, tuple[Segment, ...]],
    rarity: Rarity,
    alike: float = 0.0,
) -> tuple[SegmentPair, ...]:
    """Pairs of sentences that say the same, in reading order; those without their like stand alone.

    `foreign` gives the sentences of the translation behind each sentence of the back-translation,
    `rarity` the weight of each word beginning in both documents, and `alike` how alike both sides
    are as a whole, if that is known: of a single sentence on either side nothing more is asked.
    """
    if alike >= BEYOND_DOUBT and len(original) == len(english) == 1:
        said = tuple(dict.fromkeys(foreign[english[0]]))
        return (SegmentPair((original[0],), (english[0],), said, alike),)
    similarity = Similarity([_view(s) for s in original], [_view(s) for s in english], rarity)
    pairs = []
    for match in align(similarity, _OPTIONS):
        ours, theirs = original[slice(*match.left)], english[slice(*match.right)]
        behind = dict.fromkeys(chain.from_iterable(foreign[segment] for segment in theirs))
        pairs.append(SegmentPair(tuple(ours), tuple(theirs), tuple(behind), match.similarity))
    return tuple(pairs)


def foreign_sentences(
    document: Document, back_translation: BackTranslation
) -> dict[Segment, tuple[Segment, ...]]:
    """For each sentence of the back-translation the sentences of the translation that it renders.

    Where the engine did not say, a block with as many sentences in both is matched one to one;
    otherwise the whole block stands behind each.
    """
    found: dict[Segment, tuple[Segment, ...]] = {}
    told = back_translation.renderings or ((),) * len(document.blocks)
    lang = document.lang or "en"
    for index, (block, text) in enumerate(
        zip(document.blocks, back_translation.texts, strict=True)
    ):
        rendered = segments(text, index, "en")
        if told[index]:
            found |= {s: _told(s, block.text, told[index]) for s in rendered}
        else:
            found |= zip(rendered, _guessed(block.text, index, lang, len(rendered)), strict=True)
    return found


def _told(sentence: Segment, text: str, renderings: Sequence[Rendering]) -> tuple[Segment, ...]:
    return tuple(
        Segment(sentence.block, r.start, r.end, text[r.start : r.end])
        for r in renderings
        if r.english_start < sentence.end and sentence.start < r.english_end
    )


def _guessed(text: str, index: int, lang: str, count: int) -> list[tuple[Segment, ...]]:
    behind = segments(text, index, lang)
    if len(behind) == count:
        return [(sentence,) for sentence in behind]
    return [(Segment(index, 0, len(text), text),)] * count


def _view(segment: Segment) -> View:
    folded, keys = folded_and_keys(segment.text)
    return View(keys, folded)
