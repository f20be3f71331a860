"""A negation was lost or added, so that the sentence says the opposite.

    original:         The minister did not know about the letter.
    back-translation: The minister knew about the letter.
    finding:          “did not know” is no longer negated

Other ways to deny (refused, without, unable, few) and opposite forms (not happy, unhappy) on the
other side speak against it. Double negation as Spanish or Russian have it counts once, and where
the translation's own words negate as often as the original (eighteen languages are known), the
engine is to blame and nothing is reported. Blind spot: a negation that moved from one verb to
another, and opposites without a negation (rose, fell).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fidelity.align.words import Pairs, align_words
from fidelity.checks.comparison import Comparison, Side, comparisons
from fidelity.lazy_pattern import lazy_pattern
from fidelity.model import Alignment, Category, Hit, Layer, Place, Severity
from fidelity.reading.foreign_negation import negated_clauses
from fidelity.reading.lexicon import parts_of_speech
from fidelity.reading.polarity import (
    Negation,
    is_denial,
    is_opposite,
    negations,
    soft_negations,
    soft_phrases,
    softens,
)
from fidelity.reading.words import Word

LAYER = Layer.MEANING
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.CRITICAL

_CLAUSE = 5
"""Words from a negation within which it may bear on a word."""

_FAR = 40
"""Words from a negation within which the list that it denies ends."""

_NEAR = 6
"""Words around a word within which something may deny it without a negation."""

_LIST = lazy_pattern(
    r"(?!.*[;:.()]|.*\b(?:but|because|although|though|while|when|if|so|which|who|that)\b)"
    r".*(?:, | or | and | nor )"
    r"(?!(?:and|or|nor|the|an?|this|that|these|those|i|you|he|she|it|we|they"
    r"|my|your|his|her|its|our|their) )"
    r"(?:(?!is |are |was |were |will |would |can |could |should |may |must )\w+ ){0,3}",
    re.IGNORECASE,
)
"""What stands between a negation and the first words of a later member of the list that it denies;
what has a verb or a subject of its own is no member.
"""

Negations = tuple[Negation, ...]


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each pair of sentences of which one has a negation that nothing in the other
    renders.
    """
    for pair in comparisons(alignment):
        ours, theirs = _negations(pair)
        if len(ours) > len(theirs):
            hit = _flipped(pair, pair.original, pair.back_translation, ours, theirs, lost=True)
        elif len(theirs) > len(ours):
            hit = _flipped(pair, pair.back_translation, pair.original, theirs, ours, lost=False)
        else:
            if ours and (hit := _moved(pair, ours, theirs)):
                yield hit
            continue
        if _is_said_alone(pair, lost=len(ours) > len(theirs)):
            continue
        behind = negated_clauses(pair.translation.text, alignment.translation.lang or "")
        if hit is not None and not _engine_erred(behind, len(ours), len(theirs)):
            yield hit


def _negations(pair: Comparison) -> tuple[Negations, Negations]:
    """The negations of both sides; `not until` is one where both say `until`."""
    ours, theirs = pair.original.said, pair.back_translation.said
    if "until" not in ours.forms or "until" not in theirs.forms:
        return ours.negations, theirs.negations
    return (
        negations(ours.text, ours.words, until_counts=True),
        negations(theirs.text, theirs.words, until_counts=True),
    )


def _is_said_alone(pair: Comparison, *, lost: bool) -> bool:
    """Whether the side with fewer negations has one in a sentence of the paragraph that stands
    alone.
    """
    for other in pair.bead.pairs:
        mine, theirs = other.original, other.back_translation
        alone = theirs if lost and not mine else mine if not lost and not theirs else ()
        if alone and Side(alone).said.negations:
            return True
    return False


def _engine_erred(behind: int | None, ours: int, theirs: int) -> bool:
    """Whether the translation negates as often as the original, unlike its back-translation."""
    if behind is None:
        return False
    return behind >= ours if ours > theirs else behind <= ours


def _flipped(
    pair: Comparison, more: Side, less: Side, many: Negations, few: Negations, *, lost: bool
) -> Hit | None:
    pairs = pair.word_pairs if lost else align_words(more.words, less.words)
    extra = _extra(pairs, many, few)
    if (
        _soft(more, less, pairs, extra)
        or _has_opposite(more, less, extra)
        or _cancels_out(more, less, extra)
        or _is_spread(more, less, pairs, few, extra)
    ):
        return None
    kept = extra.head is not None and extra.head in pairs
    sure = 0.45 if more.words[extra.word].folded == "without" else 0.85 if kept else 0.62
    start, end = _span(more, extra)
    quote = more.text[start:end]
    place, other = more.place(start, end), _counterpart(less, pairs, extra)
    return Hit(
        message=f"“{quote}” is no longer negated"
        if lost
        else f"“{quote}” is negated only in the translation",
        confidence=sure * pair.bead.confidence,
        original=place if lost else other,
        translation=pair.translation_place,
        back_translation=other if lost else place,
        suggestion="make the translation deny what the original denies, and nothing else",
        severity=None if kept else Severity.MAJOR,
    )


def _moved(pair: Comparison, ours: Negations, theirs: Negations) -> Hit | None:
    """Both deny as often, but something else: the word that one side denies is affirmed on the
    other, and the other way round.
    """
    mine, other = pair.original, pair.back_translation
    pairs = pair.word_pairs
    back = {j: i for i, j in pairs.items()}
    lost = _affirmed(ours, pairs, theirs)
    gained = _affirmed(theirs, back, ours)
    if lost is None or gained is None:
        return None
    start, end = _span(mine, lost)
    first, last = _span(other, gained)
    said, says = mine.text[start:end], other.text[first:last]
    return Hit(
        message=f"“{said}” is affirmed, and “{says}” denied",
        confidence=0.62 * pair.bead.confidence,
        original=mine.place(start, end),
        translation=pair.translation_place,
        back_translation=other.place(first, last),
        suggestion="make the translation deny what the original denies, and nothing else",
        severity=Severity.MAJOR,
    )


def _affirmed(negated: Negations, pairs: Pairs, others: Negations) -> Negation | None:
    """A negation whose head stands on the other side, where nothing denies it and no negation is
    nearer than a clause.
    """
    for negation in negated:
        at = pairs.get(negation.head) if negation.head is not None else None
        if at is not None and not any(
            other.head == at or abs(other.word - at) <= _CLAUSE for other in others
        ):
            return negation
    return None


def _soft(more: Side, less: Side, pairs: Pairs, extra: Negation) -> bool:
    """Whether the side with fewer negations has more that may render one; where the word that is
    denied stands there, near that word.
    """
    if soft_negations(less.text, less.words) <= soft_negations(more.text, more.words):
        return False
    at = pairs.get(extra.head) if extra.head is not None else None
    if soft_phrases(less.text) > soft_phrases(more.text):
        return True
    if at is None or less.words[at].stem != more.words[extra.head or 0].stem:
        return True
    shared = set(pairs.values())
    near = range(max(0, at - _NEAR), min(len(less.words), at + _NEAR + 1))
    return any(
        softens(less.words[j]) and j not in shared and _bears_on(less.words, j, at) for j in near
    )


def _bears_on(words: Sequence[Word], j: int, at: int) -> bool:
    """Whether a word may deny another: it `stopped the staff from paying`, while `illegal spirits
    may contain` says nothing of containing, nor `many different eyes` of many.
    """
    low, high = sorted((j, at))
    between = sum(word.is_content for word in words[low + 1 : high])
    if not parts_of_speech(words[j].folded).startswith("a"):
        return between <= 1
    if j < at:
        return between == 0
    is_attribute = j + 1 < len(words) and words[j + 1].is_content
    return between <= 1 and not is_attribute


def _extra(pairs: Pairs, many: Negations, few: Negations) -> Negation:
    """The negation without a counterpart: its word and head are not negated over there."""
    heads = {negation.head for negation in few} | {negation.word for negation in few}
    free = [
        n
        for n in many
        if n.word not in pairs and (n.head is None or pairs.get(n.head) not in heads)
    ]
    return (free or [n for n in many if n.word not in pairs] or list(many))[0]


def _has_opposite(more: Side, less: Side, extra: Negation) -> bool:
    """Whether a word after the negation stands on the other side in its opposite form."""
    near = more.words[extra.word + 1 : extra.word + 6]
    there = {word.stem for word in less.words}
    return any(
        is_opposite(word, other)
        for word in near
        if word.is_content and word.stem not in there
        for other in less.words
        if other.is_content
    )


def _is_spread(more: Side, less: Side, pairs: Pairs, few: Negations, extra: Negation) -> bool:
    """Whether the side with fewer negations denies a list as a whole (never sing, dance or play),
    and the other each of its members.
    """
    at = _first_partner(more, pairs, extra)
    if at is None:
        return False
    return any(
        at - _FAR < negation.word < at
        and _LIST.fullmatch(less.text, less.words[negation.word].end, less.words[at].start)
        for negation in few
    )


def _first_partner(side: Side, pairs: Pairs, negation: Negation) -> int | None:
    """The partner of the first word of matter around a negation that has one."""
    around = range(max(0, negation.word - 1), min(negation.word + _CLAUSE, len(side.words)))
    return next((pairs[k] for k in around if k in pairs and side.words[k].is_content), None)


def _cancels_out(more: Side, less: Side, extra: Negation) -> bool:
    """Whether the negation denies a denial (did not doubt) that the other side does not have."""
    if extra.head is None:
        return False
    head = more.words[extra.head]
    return is_denial(head) and all(word.stem != head.stem for word in less.words)


def _span(side: Side, negation: Negation) -> tuple[int, int]:
    """The negation with the word before it and the words up to its head."""
    words = side.words
    first = max(0, negation.word - 1)
    last = negation.head if negation.head is not None else negation.word
    return words[first].start, words[last].end


def _counterpart(side: Side, pairs: Pairs, negation: Negation) -> Place:
    j = pairs.get(negation.head) if negation.head is not None else None
    if j is None:
        return side.whole
    words = side.words
    return side.place(words[max(0, j - 2)].start, words[j].end)
