"""A bound or quantity changed: at least 30 became 30, up to became more than, most became all.

    original:         More than 30 bridges were closed, and most villages lost power.
    back-translation: 30 bridges were closed, and all villages lost power.
    finding:          “More than 30” became “30”; “most” became “all”

The number itself must agree on both sides; changed-number reports the others. Rough words (about,
almost, some) stand for each other. Blind spot: bounds that only a verb expresses (the toll reached
30), and small steps (some, many).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fidelity.checks.comparison import Comparison, comparisons
from fidelity.lazy_pattern import lazy_pattern
from fidelity.model import Alignment, Category, Hit, Layer, Severity
from fidelity.reading.bounds import (
    Amount,
    Bound,
    Limit,
    Quantity,
    limit,
    same_bound,
)
from fidelity.reading.dates import dates
from fidelity.reading.numbers import Number

LAYER = Layer.MEANING
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR

_ORDINAL = re.compile(r"(?:st|rd|th|\dnd|second)\Z", re.IGNORECASE)
_LOOSE = lazy_pattern(r"(?:up\s+to|over|above|as\s|until|till|higher|exceed|under|below)", re.I)
_OTHERWISE = lazy_pattern(
    r"\b(?:maxim|minim|reach|beat|exceed|surpass|outnumber|limit|top(?:s|ped|ping)?\b|peak|within\b"
    r"|(?:no|not|nor)\s+(?:small|few|less|more|larg|great|high|low))",
    re.IGNORECASE,
)
"""Words that bound an amount from elsewhere in the sentence."""

_FIRM = (Bound.LOWER, Bound.UPPER, Bound.AS_MANY)
"""Bounds that somebody may rely on."""

_MORE = re.compile(r"\b(?:more\s+than|over|at\s+least)\b", re.IGNORECASE)


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each number, and each noun, whose bound or quantity differs."""
    for pair in comparisons(alignment):
        yield from _numbers(pair)
        yield from _quantities(pair)


def _numbers(pair: Comparison) -> Iterator[Hit]:
    ours, theirs = pair.original.said.numbers, pair.back_translation.said.numbers
    for mine, other in _twins(ours, theirs):
        if _is_fixed(pair.original.text, mine) or _is_fixed(pair.back_translation.text, other):
            continue
        before, after = limit(pair.original.text, mine), limit(pair.back_translation.text, other)
        if not same_bound(before.bound, after.bound) and not (
            mine.many and _are_rough(before, after)
        ):
            yield _bound_hit(pair, before, after)


def _twins(ours: Sequence[Number], theirs: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Numbers that agree and stand only once on each side, so that there is no doubt which is
    which.
    """
    for mine in ours:
        twins = [other for other in theirs if mine.agrees_with(other)]
        if len(twins) == 1 and sum(twins[0].agrees_with(own) for own in ours) == 1:
            yield mine, twins[0]


def _is_fixed(text: str, number: Number) -> bool:
    """Whether it looks like a year, an ordinal or part of a date rather than an amount."""
    if number.in_digits and 1500 <= number.value <= 2100 and number.value == int(number.value):
        return True
    if min(number.values) >= 1 and _ORDINAL.search(text[number.start : number.end]):
        return True
    return any(date.start <= number.start < date.end for date in dates(text))


def _are_rough(one: Limit, other: Limit) -> bool:
    return {one.bound, other.bound}.isdisjoint(_FIRM)


def _bound_hit(pair: Comparison, before: Limit, after: Limit) -> Hit:
    mine = pair.original.text[before.start : before.end]
    other = pair.back_translation.text[after.start : after.end]
    reversed_ = {before.bound, after.bound} == {Bound.LOWER, Bound.UPPER}
    rough = _are_rough(before, after)
    sure = 0.85 if reversed_ else 0.35 if rough else 0.62
    if before.bound is Bound.EXACT and not rough and _is_loose(pair, other):
        sure = 0.3
    if not rough and any(
        limit.bound is Bound.EXACT and _OTHERWISE.search(side.text)
        for limit, side in ((before, pair.original), (after, pair.back_translation))
    ):
        sure = 0.3
    return Hit(
        message=f"“{mine}” became “{other}”",
        confidence=sure * pair.bead.confidence,
        original=pair.original.place(before.start, before.end),
        translation=pair.translation_place,
        back_translation=pair.back_translation.place(after.start, after.end),
        suggestion=f"keep the bound of “{mine}”",
        severity=Severity.MINOR if rough else None,
    )


def _is_loose(pair: Comparison, bound: str) -> bool:
    """Whether a bound that came up may stand for something else: up to (until), over (across), or
    one that the original gives once for several numbers.
    """
    return bool(_LOOSE.match(bound)) or bool(_MORE.search(pair.original.text))


def _quantities(pair: Comparison) -> Iterator[Hit]:
    ours, theirs = pair.original.said, pair.back_translation.said
    if len(ours.quantifiers) == 1 and len(theirs.quantifiers) == 1:
        yield from _apart(pair, ours.quantifiers[0], theirs.quantifiers[0], far=2)
    if len(ours.degrees) == 1 and len(theirs.degrees) == 1:
        yield from _apart(pair, ours.degrees[0], theirs.degrees[0], far=1)


def _apart(pair: Comparison, mine: Quantity, other: Quantity, *, far: int) -> Iterator[Hit]:
    least = 1 if Amount.NEARLY_ALL in (mine.amount, other.amount) else far
    if mine.distance(other) >= least:
        yield _quantity_hit(pair, mine, other)


def _quantity_hit(pair: Comparison, mine: Quantity, other: Quantity) -> Hit:
    ours, theirs = pair.original.words, pair.back_translation.words
    before, after = ours[mine.word], theirs[other.word]
    step = mine.distance(other)
    heads = mine.word + 1 < len(ours) and other.word + 1 < len(theirs)
    near = heads and ours[mine.word + 1].stem == theirs[other.word + 1].stem
    aligned = pair.word_pairs
    same_place = near or any(
        aligned.get(mine.word + k) in range(other.word, other.word + 5) for k in (1, 2, 3)
    )
    sure = 0.7 if same_place else 0.3
    end = min(mine.word + 1, len(ours) - 1)
    end_other = min(other.word + 1, len(theirs) - 1)
    return Hit(
        message=f"“{before.text}” became “{after.text}”",
        confidence=sure * pair.bead.confidence,
        original=pair.original.place(before.start, ours[end].end),
        translation=pair.translation_place,
        back_translation=pair.back_translation.place(after.start, theirs[end_other].end),
        suggestion=f"say {before.text.lower()}, as the original does",
        severity=None if step > 1 else Severity.MINOR,
    )
