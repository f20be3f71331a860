"""A number differs between original and translation, or is only on one side.

    original:         The fire destroyed 40 homes.
    back-translation: The fire destroyed 14 homes.
    finding:          “40” became “14”

Digits and words, digit groups of any language, `3.2 million` and 3,200,000, ordinals and 5 p.m. /
17:00 agree. Without a back-translation the translation itself is read: digits of every script,
number words of forty languages (with their cases in ten), centuries, percent, units and currencies.
Another unit is reported, a conversion that fits is only told. A number that the translation itself
says is never reported, whatever the engine made of it. A change by ten times or more is critical
where the English shows it. Blind spot: small numbers in words that are merely left out (“the two
brothers”, “the brothers”), and a sum or share that was rightly computed anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fidelity.checks.comparison import Comparison, comparisons
from fidelity.checks.foreign_numbers import foreign_hits
from fidelity.language import ENGLISH
from fidelity.model import Alignment, Category, Hit, Layer, Place, Severity
from fidelity.reading.dates import dates
from fidelity.reading.foreign_numbers import numbers_in
from fidelity.reading.numbers import Number, implied, numbers

LAYER = Layer.LEXICAL
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR

_CONVERSIONS = (1.609, 2.54, 30.48, 0.3048, 0.4536, 28.35, 3.785, 0.4047, 2.59)
"""Miles, inches, feet (cm and m), pounds, ounces, gallons, acres, square miles in metric units."""


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each number without its like on the other side."""
    yield from foreign_hits(alignment)
    for pair in comparisons(alignment):
        behind = numbers_in(pair.translation.text, alignment.translation.lang or ENGLISH)
        lost, gained = _unmatched(pair, behind)
        changed = list(zip(lost, gained, strict=False))
        for ours, theirs in changed:
            yield _changed(pair, ours, theirs, behind)
        for number in lost[len(changed) :]:
            if _is_firm(number):
                yield _lost(pair, number)
        for number in gained[len(changed) :]:
            if _is_firm(number):
                yield _gained(pair, number)


def _unmatched(pair: Comparison, behind: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """The numbers of each side that the other lacks in this sentence, its paragraph, and the
    translation itself.
    """
    ours, theirs = list(numbers(pair.original.text)), list(numbers(pair.back_translation.text))
    for number in list(ours):
        twin = next((other for other in theirs if number.agrees_with(other)), None)
        if twin is not None:
            ours.remove(number)
            theirs.remove(twin)
    around_ours, around_theirs = (numbers(text) for text in pair.around)
    lost = [
        n
        for n in ours
        if not _among(n, around_theirs) and n.values.isdisjoint(implied(pair.around[1]))
    ]
    gained = [
        n
        for n in theirs
        if not _among(n, around_ours) and n.values.isdisjoint(implied(pair.around[0]))
    ]
    lost, gained = _without_errors_of_the_engine(behind, lost, gained)
    lost, gained = (
        _without_dates(pair.original.text, lost),
        _without_dates(pair.back_translation.text, gained),
    )
    converted = [(a, b) for a in lost for b in gained if _is_conversion(a, b)]
    for a, b in converted:
        lost, gained = [n for n in lost if n is not a], [n for n in gained if n is not b]
    return lost, gained


def _without_errors_of_the_engine(
    behind: Sequence[Number], lost: list[Number], gained: list[Number]
) -> tuple[list[Number], list[Number]]:
    """Leave out what the translation itself says, and as many numbers that it does not say."""
    kept = [n for n in lost if not _among(n, behind)]
    invented = [n for n in gained if not _among(n, behind)][: len(lost) - len(kept)]
    return kept, [n for n in gained if n not in invented]


def _among(number: Number, others: Sequence[Number]) -> bool:
    return any(number.agrees_with(other) for other in others)


def _without_dates(text: str, found: list[Number]) -> list[Number]:
    """Days and years that belong to a date are the business of changed-date."""
    spans = [(date.start, date.end) for date in dates(text)]
    return [n for n in found if not any(start <= n.start < end for start, end in spans)]


def _is_conversion(one: Number, other: Number) -> bool:
    if not one.value or not other.value or one.many or other.many:
        return False
    rate = max(one.value / other.value, other.value / one.value)
    return any(abs(rate - max(c, 1 / c)) / max(c, 1 / c) < 0.02 for c in _CONVERSIONS)


def _is_firm(number: Number) -> bool:
    """Whether its mere absence tells something: digits, and number words beyond what articles and
    idioms render.
    """
    return number.in_digits or number.many or number.value > 3


def _changed(pair: Comparison, ours: Number, theirs: Number, behind: Sequence[Number]) -> Hit:
    mine = pair.original.text[ours.start : ours.end]
    other = pair.back_translation.text[theirs.start : theirs.end]
    sure = (
        0.9
        if ours.in_digits and theirs.in_digits
        else 0.8
        if _is_firm(ours) and _is_firm(theirs)
        else 0.5
    )
    return Hit(
        message=f"“{mine}” became “{other}”",
        confidence=sure * pair.bead.confidence,
        original=pair.original.place(ours.start, ours.end),
        translation=_behind(pair, theirs, behind),
        back_translation=pair.back_translation.place(theirs.start, theirs.end),
        suggestion=f"write {mine} as the original does, or accept the difference with a reason",
        severity=Severity.CRITICAL if sure > 0.7 and _by_magnitude(ours, theirs) else None,
    )


def _behind(pair: Comparison, theirs: Number, behind: Sequence[Number]) -> Place | None:
    """The number of the translation itself that the English one stands for, or its sentences."""
    twin = next((number for number in behind if number.agrees_with(theirs)), None)
    if twin is None:
        return pair.translation_place
    return pair.translation.place(twin.start, twin.end)


def _by_magnitude(one: Number, other: Number) -> bool:
    low, high = sorted((abs(one.value), abs(other.value)))
    return low > 0 and high / low >= 10 and not _is_year(one) and not _is_year(other)


def _is_year(number: Number) -> bool:
    return 1000 <= number.value <= 2100


def _lost(pair: Comparison, number: Number) -> Hit:
    quote = pair.original.text[number.start : number.end]
    return Hit(
        message=f"The number “{quote}” is missing",
        confidence=(0.6 if number.in_digits else 0.4) * pair.bead.confidence,
        original=pair.original.place(number.start, number.end),
        translation=pair.translation_place,
        back_translation=pair.back_translation.whole,
        suggestion=f"say {quote}, or accept the omission with a reason",
        category=Category.OMISSION,
        severity=Severity.MINOR,
    )


def _gained(pair: Comparison, number: Number) -> Hit:
    quote = pair.back_translation.text[number.start : number.end]
    return Hit(
        message=f"The number “{quote}” was added",
        confidence=(0.55 if number.in_digits else 0.35) * pair.bead.confidence,
        original=pair.original.whole,
        translation=pair.translation_place,
        back_translation=pair.back_translation.place(number.start, number.end),
        suggestion="take it out, or accept it with a reason",
        category=Category.ADDITION,
        severity=Severity.MINOR,
    )
