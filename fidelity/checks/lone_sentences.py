"""Sentences that have no counterpart on the other side of their bead; the checks on missing and
added sentences, biographies and quotations read them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fidelity.checks.absorbed import kept_apart
from fidelity.checks.stretch import likelihood
from fidelity.checks.unmatched import unmatched_in, whole_sentences
from fidelity.model import Alignment, Bead, Block, Segment, SegmentPair
from fidelity.reading.quotes import may_quote
from fidelity.reading.words import words

_SURE = 1.5
"""Evidence from which a whole sentence among others is likelier lost than not."""

_SOME_WORDS, _UNTELLING = 2, 0.4
"""Spaces in a sentence without words of matter from which it is looked at, and how sure it is
lost.
"""


def lost_sentences(alignment: Alignment, bead: Bead) -> Iterator[tuple[Segment, float]]:
    """Sentences of the bead's original side whose words its back-translation lacks, and how sure
    that is.
    """
    if not bead.translation:
        return
    lone = [k for k, p in enumerate(bead.pairs) if p.original and not p.back_translation]
    for _, segment, sure in _left_alone(alignment, bead, lone, are_lost=True):
        yield segment, sure
    for found in unmatched_in(alignment, bead):
        for segment, evidence in whole_sentences(found.pair.original, found.lost):
            yield segment, likelihood(evidence, _SURE)


def gained_sentences(
    alignment: Alignment, bead: Bead
) -> Iterator[tuple[Segment, tuple[Segment, ...], float]]:
    """Sentences of the bead's back-translation whose words its original lacks, with the translation
    behind them.
    """
    if not bead.original:
        return
    lone = [k for k, p in enumerate(bead.pairs) if p.back_translation and not p.original]
    for k, segment, sure in _left_alone(alignment, bead, lone, are_lost=False):
        yield segment, bead.pairs[k].translation, sure
    for found in unmatched_in(alignment, bead):
        for segment, evidence in whole_sentences(found.pair.back_translation, found.gained):
            yield segment, found.pair.pair.translation, likelihood(evidence, _SURE)


def _sides(bead: Bead) -> tuple[list[Segment], list[Segment]]:
    """All sentences of the original, and of the back-translation."""
    return (
        [segment for pair in bead.pairs for segment in pair.original],
        [segment for pair in bead.pairs for segment in pair.back_translation],
    )


def _left_alone(
    alignment: Alignment, bead: Bead, lone: Sequence[int], *, are_lost: bool
) -> Iterator[tuple[int, Segment, float]]:
    """Those without a counterpart that are no other quotation and no other plural form, with the
    place of their pair.
    """
    if not lone:  # as in most beads
        return
    original, english = _sides(bead)
    side, other = (original, english) if are_lost else (english, original)
    blocks = (alignment.original if are_lost else alignment.translation).blocks
    quoted, paired = _replaced_quotations(bead), _paired_blocks(bead, are_lost=are_lost)
    for k, segment, sure in _without_counterpart(bead, lone, side, other):
        is_form = _is_plural_form(blocks[segment.block]) and segment.block not in paired
        if bead.pairs[k] not in quoted and not is_form:
            yield k, segment, sure * kept_apart(bead, k)


def _is_plural_form(block: Block) -> bool:
    """Whether it is one of several plural forms, of which other languages have more or fewer."""
    return bool(block.unit and block.unit.form)


def _paired_blocks(bead: Bead, *, are_lost: bool) -> set[int]:
    """The blocks of one side of which any sentence has a counterpart."""
    both = [pair for pair in bead.pairs if pair.original and pair.back_translation]
    return {s.block for p in both for s in (p.original if are_lost else p.back_translation)}


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
    bead: Bead, lone: Sequence[int], side: Sequence[Segment], other: Sequence[Segment]
) -> Iterator[tuple[int, Segment, float]]:
    """Sentences that the aligner left alone (in the pairs at these places), unless the other side
    has their words more often than the rest of this side does.
    """
    here = Counter(key for segment in side for key in _keys(segment.text))
    there = Counter(key for segment in other for key in _keys(segment.text))
    sentences = (
        (k, s) for k in lone for s in (*bead.pairs[k].original, *bead.pairs[k].back_translation)
    )
    for k, sentence in sentences:
        own = Counter(_keys(sentence.text))
        matter, small = {*_keys(sentence.text, is_matter=True)}, sentence.text.count(" ")
        if not matter and small >= _SOME_WORDS:
            yield k, sentence, _UNTELLING
        if not matter or not small:  # Yes. Indeed.
            continue
        found = sum(there[key] > here[key] - own[key] for key in matter) / len(matter)
        if found < 0.6:
            yield k, sentence, min(0.95, 0.45 + 0.07 * len(matter) - 0.4 * found)


def _keys(text: str, *, is_matter: bool = False) -> list[str]:
    """The beginnings of a text's words, numbers whole."""
    return [
        word.folded if word.folded[0].isdigit() else word.folded[:4]
        for word in words(text)
        if word.is_content or word.folded[0].isdigit() or not is_matter
    ]


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
