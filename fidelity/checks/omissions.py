"""What has no counterpart on the other side; the checks on missing and added matter each read their
share.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from fidelity.model import (
    Alignment,
    Bead,
    Block,
    BlockKind,
    Hit,
    Place,
    Segment,
    SegmentPair,
    Severity,
)
from fidelity.reading.quotes import may_quote
from fidelity.reading.words import fold, prefixes, words


@dataclass(frozen=True, slots=True)
class Lonely:
    """A block without a counterpart, and how sure the aligner is of that (0 to 1)."""

    index: int
    block: Block
    confidence: float

    @property
    def place(self) -> Place:
        """All of it."""
        return Place(self.index, 0, len(self.block.text))


def omitted(alignment: Alignment, kinds: Collection[BlockKind]) -> Iterator[Lonely]:
    """Blocks of the original, of these kinds, that the translation lacks.

    A block whose words stand in the original a second time, where they have a counterpart, is not
    lost: a title that is repeated as the first heading, a caption that repeats the alt text. Nor is
    one whose words stand in a neighbour's counterpart: the last item of a list that became a
    sentence.
    """
    kept = {
        fold(alignment.original.blocks[i].text)
        for bead in alignment.beads
        if bead.translation
        for i in bead.original
    }
    for k, bead in enumerate(alignment.beads):
        if bead.translation:
            continue
        for i in bead.original:
            block = alignment.original.blocks[i]
            if (
                block.kind in kinds
                and not block.unit
                and fold(block.text) not in kept
                and not _is_beside(alignment, k)
            ):
                yield Lonely(i, block, bead.confidence)


def added(alignment: Alignment) -> Iterator[Lonely]:
    """Blocks of the translation that the original lacks, unless their words stand in a neighbour's
    counterpart.
    """
    for k, bead in enumerate(alignment.beads):
        units = (alignment.translation.blocks[j].unit for j in bead.translation)
        if not bead.original and not any(units) and not _is_beside(alignment, k):
            for j in bead.translation:
                yield Lonely(j, alignment.translation.blocks[j], bead.confidence)


def _is_beside(alignment: Alignment, k: int) -> bool:
    """Whether most words of a lonely bead stand on the other side of the nearest pair of beads, and
    only there.
    """
    telling = _telling(" ".join(_sides(alignment, alignment.beads[k])), alone=True)
    is_omission = not alignment.beads[k].translation
    for beads in (alignment.beads[k + 1 :], alignment.beads[:k][::-1]):
        pair = next((bead for bead in beads if bead.original and bead.translation), None)
        if pair is None or not alignment.back_translation:
            continue
        mine, theirs = map(prefixes, _sides(alignment, pair))
        spare = theirs - mine if is_omission else mine - theirs
        if telling and len(telling & spare) >= 0.6 * len(telling):
            return True
    return False


def _sides(alignment: Alignment, bead: Bead) -> tuple[str, str]:
    """The text of a bead's blocks in the original and in English."""
    english = alignment.back_translation.texts if alignment.back_translation else ()
    return (
        " ".join(alignment.original.blocks[i].text for i in bead.original),
        " ".join(english[j] for j in bead.translation) if english else "",
    )


def missing(
    alignment: Alignment,
    kind: BlockKind,
    name: str,
    suggestion: str,
    severity: Severity | None = None,
) -> Iterator[Hit]:
    """A hit for each block of this kind that the translation lacks."""
    for lonely in omitted(alignment, {kind}):
        yield Hit(
            message=f"{name} is missing: “{shorten(lonely.block.text)}”{_with_links(lonely.block)}",
            confidence=lonely.confidence,
            original=lonely.place,
            translation=place_before(alignment, lonely.index),
            suggestion=suggestion,
            severity=severity,
        )


def _with_links(block: Block) -> str:
    count = len(block.links)
    return "" if not count else f" (with {count} link{'s' if count > 1 else ''})"


def place_before(alignment: Alignment, original_block: int) -> Place | None:
    """The block of the translation behind which the lost block belongs, as an empty place at its
    end.
    """
    before = [
        bead.translation[-1]
        for bead in alignment.beads
        if bead.translation
        and not bead.moved
        and bead.original
        and bead.original[-1] < original_block
    ]
    if not before:
        return None
    end = len(alignment.translation.blocks[before[-1]].text)
    return Place(before[-1], end, end)


def lost_sentences(bead: Bead) -> Iterator[tuple[Segment, float]]:
    """Sentences of the bead's original side whose words its back-translation lacks, and how sure
    that is.
    """
    if not bead.translation:
        return
    english = " ".join(segment.text for pair in bead.pairs for segment in pair.back_translation)
    quoted = _replaced_quotations(bead)
    for pair in bead.pairs:
        if pair in quoted:
            continue
        if pair.original and (not pair.back_translation or len(pair.original) > 1):
            yield from _without_counterpart(pair.original, english, alone=not pair.back_translation)


def gained_sentences(bead: Bead) -> Iterator[tuple[Segment, tuple[Segment, ...], float]]:
    """Sentences of the bead's back-translation whose words its original lacks, with the translation
    behind them.
    """
    if not bead.original:
        return
    original = " ".join(segment.text for pair in bead.pairs for segment in pair.original)
    quoted = _replaced_quotations(bead)
    for pair in bead.pairs:
        if pair in quoted:
            continue
        if pair.back_translation and (not pair.original or len(pair.back_translation) > 1):
            for segment, sure in _without_counterpart(
                pair.back_translation, original, alone=not pair.original
            ):
                yield segment, pair.translation, sure


def _replaced_quotations(bead: Bead) -> set[SegmentPair]:
    """The sentences that changed-quotation reports."""
    return {
        pair
        for couple in replaced(bead)
        if all(is_quotation(pair) for pair in couple)
        for pair in couple
    }


def is_quotation(pair: SegmentPair) -> bool:
    """Whether the sentences of a pair hold quoted words."""
    return any(may_quote(segment.text) for segment in (*pair.original, *pair.back_translation))


def _without_counterpart(
    sentences: tuple[Segment, ...], other_side: str, *, alone: bool
) -> Iterator[tuple[Segment, float]]:
    there = prefixes(other_side)
    for sentence in sentences:
        telling = _telling(sentence.text, alone=alone)
        lost = len(telling - there)
        if lost < (_least(sentence.text) if alone else 4):
            continue
        found = 1 - lost / len(telling)
        if found < (0.6 if alone else 0.25):
            yield sentence, min(0.95, (0.55 if alone else 0.45) + 0.05 * len(telling) - 0.4 * found)


def _least(text: str) -> int:
    """So many telling words a sentence by itself must lose; one is enough where a long one has no
    others.
    """
    return 1 if text.count(" ") >= 5 else 2


def _telling(text: str, *, alone: bool) -> frozenset[str]:
    """The beginnings of a text's longer words of content, and its numbers."""
    content = " ".join(
        word.text for word in words(text) if word.is_content or word.text[0].isdigit()
    )
    return frozenset(
        key for key in prefixes(content if alone else text) if len(key) > 3 or key[0].isdigit()
    )


def replaced(bead: Bead) -> Iterator[tuple[SegmentPair, SegmentPair]]:
    """Sentences without a counterpart that stand in the same gap: one was put in the place of the
    other.
    """
    if not bead.original or not bead.translation:
        return
    for one, other in pairwise(bead.pairs):
        if (
            one.original
            and not one.back_translation
            and other.back_translation
            and not other.original
        ):
            yield one, other
        elif (
            other.original
            and not other.back_translation
            and one.back_translation
            and not one.original
        ):
            yield other, one


def shorten(text: str, limit: int = 90) -> str:
    """The beginning of a text, cut at a word."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"
