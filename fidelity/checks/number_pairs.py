"""Which numbers of two sentences stand for each other, though they differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from fidelity.checks.comparison import Comparison, Side
from fidelity.language import ENGLISH
from fidelity.reading.numbers import Number
from fidelity.reading.units import converted, unit_of

_VAGUE = frozenset("both half second first once twice double single pair couple".split())
"""Words that say a number only by the way."""

_RANGE = re.compile(r"\s*(?:to|or|and|[-–—])\s*\w")
_CONVERSIONS = (1.609, 2.54, 30.48, 0.3048, 0.4536, 28.35, 3.785, 0.4047, 2.59)
"""Miles, inches, feet (cm and m), pounds, ounces, gallons, acres, square miles in metric units."""


def is_conversion(pair: Comparison, one: Number, other: Number) -> bool:
    """Whether two numbers are one measure in two units; both must have a unit, and not the same."""
    if not one.value or not other.value:
        return False
    if _is_half_of_range(pair, one, other):
        return True
    if one.many or other.many:
        return False
    mine = unit_of(pair.original.text, one.start, one.end, ENGLISH)
    theirs = unit_of(pair.back_translation.text, other.start, other.end, ENGLISH)
    if mine == theirs:
        return False
    into = converted(one.value, mine, theirs) if mine and theirs else None
    if into is not None:
        return abs(into - other.value) <= 0.05 * abs(into)
    rate = max(one.value / other.value, other.value / one.value)
    return any(abs(rate - max(c, 1 / c)) / max(c, 1 / c) < 0.02 for c in _CONVERSIONS)


def _is_half_of_range(pair: Comparison, one: Number, other: Number) -> bool:
    """Whether two to three million is two million to three million."""
    low, side = (one, pair.original) if one.value < other.value else (other, pair.back_translation)
    rate = max(one.value, other.value) / low.value
    return rate in (1e2, 1e3, 1e6, 1e9) and bool(_RANGE.match(side.text, low.end))


def is_firm(number: Number) -> bool:
    """Whether its mere absence tells something: digits, and number words beyond what articles and
    idioms render.
    """
    return number.in_digits or number.many or number.value > 3


def replaced_repetitions(
    pair: Comparison, ours: Sequence[Number], theirs: Sequence[Number]
) -> list[Number]:
    """Numbers that the other side has elsewhere, while here another one stands in their place."""
    return [n for a, b in product(ours, theirs) if _same_place(pair, a, b) for n in (a, b)]


def in_its_place(pair: Comparison, number: Number, gained: Sequence[Number]) -> Number:
    """Of the places where the original says a number more often than the translation, the one where
    the translation has another number.
    """
    for other in pair.original.said.numbers:
        if other.agrees_with(number) and any(_same_place(pair, other, new) for new in gained):
            return other
    return number


def pairs_of_numbers(
    pair: Comparison, lost: Sequence[Number], gained: Sequence[Number]
) -> list[tuple[Number, Number]]:
    """Numbers that took the place of others: between the same words first, then those of a kind in
    their order.
    """
    likely = sorted(
        product(lost, gained),
        key=lambda both: (-_same_place(pair, *both), -_same_kind(pair, *both)),
    )
    found: list[tuple[Number, Number]] = []
    used: set[int] = set()
    for ours, theirs in likely:
        if not used & {id(ours), id(theirs)}:
            found.append((ours, theirs))
            used |= {id(ours), id(theirs)}
    return sorted(found, key=lambda both: both[0].start)


def _same_kind(pair: Comparison, ours: Number, theirs: Number) -> int:
    alike = ours.in_digits == theirs.in_digits
    vague = _is_vague(pair.original, ours) or _is_vague(pair.back_translation, theirs)
    return alike - 2 * vague


def _is_vague(side: Side, number: Number) -> bool:
    return side.text[number.start : number.end].lower() in _VAGUE


def _same_place(pair: Comparison, ours: Number, theirs: Number) -> int:
    """How many of the words before and after two numbers are counterparts; the ends of sentences
    are as well.
    """
    pairs = pair.word_pairs
    one, other = _words(pair.original, ours), _words(pair.back_translation, theirs)
    if one is None or other is None:
        return 0
    last = len(pair.original.words) - 1, len(pair.back_translation.words) - 1
    before = one[0] == other[0] == 0 or pairs.get(one[0] - 1, -2) == other[0] - 1
    after = (one[1], other[1]) == last or pairs.get(one[1] + 1, -2) == other[1] + 1
    return int(before) + int(after)


def _words(side: Side, number: Number) -> tuple[int, int] | None:
    """The first and last word of a number."""
    inside = [
        k
        for k, word in enumerate(side.words)
        if number.start < word.end and word.start < number.end
    ]
    return (inside[0], inside[-1]) if inside else None


def sure_of_change(pair: Comparison, ours: Number, theirs: Number) -> float:
    """How sure it is that one number became the other."""
    if ours.in_digits and theirs.in_digits:
        return 0.9
    if ours.value == theirs.value:  # a thousand, thousands
        return 0.45
    if _is_vague(pair.original, ours) or _is_vague(pair.back_translation, theirs):
        return 0.45
    if is_firm(ours) and is_firm(theirs):
        return 0.8
    return 0.7 if _same_place(pair, ours, theirs) else 0.52
