"""Numbers compared between the original and the translation itself, in its own language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from fidelity.checks.foreign_values import ForeignBead, Placed, Side, foreign_beads, paired
from fidelity.language import ENGLISH, is_english
from fidelity.model import Alignment, Category, Hit, Severity
from fidelity.reading.hints import hinted
from fidelity.reading.numbers import Number
from fidelity.reading.units import comes_to_one, converted, is_money, unit_of
from fidelity.reading.vocabulary import vocabulary

_SPELLED_OUT = 12
"""Numbers up to this go in and out of words and idioms too easily to be missed."""

_EXACT, _ROUNDED = 0.03, 0.12
"""How far a conversion is off: as little as digits allow, and as much as people round."""

_AROUND = 80
_MANY = 400
"""A table of more numbers than this is not compared number by number."""

Found = Placed[Number]


def foreign_hits(alignment: Alignment) -> Iterator[Hit]:
    """A hit for each number that the other side of its bead does not say in any way."""
    for bead in foreign_beads(alignment):
        yield from _hits(bead)


def _hits(bead: ForeignBead) -> Iterator[Hit]:
    ours, theirs = _undated(bead.original), _undated(bead.translation)
    if not ours and not theirs:
        return
    lost = _without(ours, bead.translation)
    gained = [one for one in _without(theirs, bead.original) if not _is_left_in_english(one)]
    pairs = paired(lost, gained, lambda one, other: _likeness(bead, one, other))
    pairs += _mistyped(bead, [one for one in gained if all(one is not two for _, two in pairs)])
    for mine, other in [*pairs, *_signs(bead, lost, theirs)]:
        yield _replaced(bead, mine, other)
    spoken_for = {id(one) for pair in pairs for one in pair}
    for mine in lost:
        if id(mine) not in spoken_for and _is_missed(mine, bead.original, bead.translation):
            yield _missing(bead, mine)
    for other in gained:
        if id(other) not in spoken_for and _is_missed(other, bead.translation, bead.original):
            yield _added(bead, other)
    yield from _other_units(bead, ours, theirs)


def _undated(side: Side) -> list[Found]:
    """Its numbers without the days and years of dates, which are the business of changed-date."""
    if not side.numbers:
        return []
    dated = {
        (date.place.block, position)
        for date in side.dates
        for position in range(date.place.start, date.place.end)
    }
    return [one for one in side.numbers if (one.place.block, one.place.start) not in dated]


def _is_left_in_english(found: Found) -> bool:
    """Whether a word stands in a sentence that was not translated: `once` is eleven in Spanish."""
    if found.value.in_digits:
        return False
    start, end = found.place.start, found.place.end
    return is_english(found.block.text[max(0, start - _AROUND) : end + _AROUND])


def _mistyped(bead: ForeignBead, gained: Sequence[Found]) -> list[tuple[Found, Found]]:
    """Digits that look like the day or year of a date, or like a number that the original says
    several times, which the translation lacks.
    """
    if not gained:
        return []
    ours = bead.original.numbers
    lost = [*_without(ours, bead.translation), *_rarer(ours, bead.translation.numbers)]
    return paired(lost, gained, _looks_like)


def _looks_like(mine: Found, other: Found) -> float:
    one, two = (re.sub(r"\D", "", found.quote) for found in (mine, other))
    alike = Indel.normalized_similarity(one, two) if one and len(one) == len(two) else 0.0
    return alike if alike >= 0.5 else 0.0


def _rarer(ours: Sequence[Found], theirs: Sequence[Found]) -> list[Found]:
    """Digits that the original says more often than the translation, which says them as well."""
    if len(ours) + len(theirs) > _MANY:
        return []
    said = [one for one in ours if one.value.in_digits]
    there = [other for other in theirs if other.value.in_digits]
    return [one for one in said if 0 < _count(one, there) < _count(one, said)]


def _count(one: Found, others: Sequence[Found]) -> int:
    return sum(one.value.agrees_with(other.value) for other in others)


def _without(found: Sequence[Found], there: Side) -> list[Found]:
    """The numbers of one side that the other neither says nor hints at."""
    plain = (other.value for other in there.numbers if not other.value.many)
    exact = {value for number in plain for value in number.values}
    lone = [
        one
        for one in found
        if one.value.is_sure
        and (one.value.many or one.value.values.isdisjoint(exact))
        and not any(one.value.agrees_with(other.value) for other in there.numbers)
    ]
    if not lone:
        return []
    said = hinted(there.whole, there.lang)
    return [one for one in lone if one.value.values.isdisjoint(said)]


def _signs(
    bead: ForeignBead, lost: Sequence[Found], theirs: Sequence[Found]
) -> Iterator[tuple[Found, Found]]:
    """Numbers below zero that lost their minus."""
    if not vocabulary(bead.translation.lang).is_complete:
        return
    for mine in lost:
        plain = {-value for value in mine.value.values}
        is_range = mine.block.text[: mine.place.start].rstrip()[-1:].isdigit()
        if max(plain) > 0 and not is_range:
            twin = next((o for o in theirs if not plain.isdisjoint(o.value.values)), None)
            if twin is not None:
                yield mine, twin


def _unit(found: Found, side: Side) -> str:
    return unit_of(found.block.text, found.place.start, found.place.end, side.lang)


def _is_firm(number: Number) -> bool:
    """Whether it is more than an article or an idiom."""
    return number.in_digits or number.many or min(number.values) > 3


def _likeness(bead: ForeignBead, mine: Found, other: Found) -> float:
    """How likely the one was written for the other, from 0 to 1: what they count, and how they
    look.
    """
    one, two = mine.value, other.value
    if one.many != two.many or not _is_firm(one) or not _is_firm(two):
        return 0.0
    unit, into = _unit(mine, bead.original), _unit(other, bead.translation)
    if unit and into and unit != into:
        related = converted(1, unit, into) is not None or (is_money(unit) and is_money(into))
        return 1.0 if related else 0.0
    near = 0.6 if any(_is_near(a, b) for a in one.values for b in two.values) else 0.0
    written = Indel.normalized_similarity(_digits(mine), _digits(other))
    alike = max(near, written if written >= 0.5 else 0.0)
    return min(1.0, alike + (0.3 if unit and unit == into else 0.0))


def _is_near(one: float, other: float) -> bool:
    """Whether two numbers are of one order of magnitude."""
    low, high = sorted((abs(one), abs(other)))
    return low > 0 and high <= 10 * low


def _digits(found: Found) -> str:
    """The digits that tell: those of 3.2 million and of 3.2 billion are the same."""
    return re.sub(r"e.*|\D", "", f"{found.value.value:.9e}").rstrip("0")


def _is_missed(found: Found, here: Side, there: Side) -> bool:
    """Whether its absence from the other side, and from what stands beside it, tells something."""
    number = found.value
    if number.many or min(number.values) <= _SPELLED_OUT:
        return False
    if not all(side.lang == ENGLISH or vocabulary(side.lang).is_complete for side in (here, there)):
        return False
    if comes_to_one(number.value, _unit(found, here)):
        return False
    return number.values.isdisjoint(hinted(there.beside, there.lang))


def _replaced(bead: ForeignBead, mine: Found, other: Found) -> Hit:
    unit, into = _unit(mine, bead.original), _unit(other, bead.translation)
    if unit and into and unit != into:
        return _conversion(bead, mine, other, unit, into)
    digits = mine.value.in_digits + other.value.in_digits
    sure = (0.6, 0.7, 0.8)[digits]
    return Hit(
        message=f"“{mine.quote}” became “{other.quote}”",
        confidence=sure * bead.bead.confidence,
        original=mine.place,
        translation=other.place,
        suggestion=f"write {mine.quote} as the original has it, or accept the change with a reason",
    )


def _conversion(bead: ForeignBead, mine: Found, other: Found, unit: str, into: str) -> Hit:
    """A number that was given in another unit: right as far as it can be told, or wrong."""
    what = f"“{_with_unit(mine, unit)}” became “{_with_unit(other, into)}”"
    meant = converted(mine.value.value, unit, into)
    off = abs(other.value.value - meant) / max(abs(meant), 1e-9) if meant is not None else None
    severity, sure, message = Severity.MINOR, 0.6, f"{what}, in another currency"
    suggestion = "verify the conversion, and accept it with a reason"
    if off is not None and meant is not None:
        message = f"{what}, which is converted"
        if off <= _EXACT:
            severity, sure = Severity.NEUTRAL, 0.9
        elif off > _ROUNDED:
            severity, sure = Severity.MAJOR, 0.75
            message = f"{what}, but that would be {meant:.3g}"
            suggestion = "correct the conversion, or keep the original's unit"
    return Hit(
        message=message,
        confidence=sure * bead.bead.confidence,
        original=mine.place,
        translation=other.place,
        suggestion=suggestion,
        severity=severity,
    )


def _with_unit(found: Found, unit: str) -> str:
    """The quote with the word for its unit, if that stands right behind it."""
    behind = re.match(r"[\s\u00a0-]*[^\s\d.,;:()]+", found.block.text[found.place.end :])
    is_ahead = found.block.text[: found.place.start].rstrip()[-1:] in "$€£¥₽₴"
    return found.quote if is_ahead or not behind else found.quote + behind.group()


def _other_units(
    bead: ForeignBead, ours: Sequence[Found], theirs: Sequence[Found]
) -> Iterator[Hit]:
    """The same number of something else: 5 miles, 5 kilometres."""
    if len(ours) + len(theirs) > _MANY:
        return
    for mine in ours:
        unit = _unit(mine, bead.original)
        twins = [o for o in theirs if unit and mine.value.agrees_with(o.value)]
        units = [_unit(other, bead.translation) for other in twins]
        if not twins or not all(units) or unit in units:
            continue
        other, into = twins[0], units[0]
        if any(o is not mine and _unit(o, bead.original) == into for o in ours):
            continue
        if converted(1, unit, into) is None and not (is_money(unit) and is_money(into)):
            continue
        yield Hit(
            message=f"“{_with_unit(mine, unit)}” became “{_with_unit(other, into)}”",
            confidence=0.75 * bead.bead.confidence,
            original=mine.place,
            translation=other.place,
            suggestion="convert the number too, or keep the unit",
        )


def _missing(bead: ForeignBead, mine: Found) -> Hit:
    return Hit(
        message=f"The number “{mine.quote}” is missing",
        confidence=(0.5 if mine.value.in_digits else 0.35) * bead.bead.confidence,
        original=mine.place,
        translation=bead.counterpart(mine.place, is_ours=True),
        suggestion=f"say {mine.quote}, or accept the omission with a reason",
        category=Category.OMISSION,
        severity=Severity.MINOR,
    )


def _added(bead: ForeignBead, other: Found) -> Hit:
    return Hit(
        message=f"The number “{other.quote}” was added",
        confidence=(0.45 if other.value.in_digits else 0.35) * bead.bead.confidence,
        original=bead.counterpart(other.place, is_ours=False),
        translation=other.place,
        suggestion="take it out, or accept it with a reason",
        category=Category.ADDITION,
        severity=Severity.MINOR,
    )
