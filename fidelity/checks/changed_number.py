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

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from fidelity.checks.comparison import Comparison, paired
from fidelity.checks.foreign_numbers import foreign_hits
from fidelity.checks.number_pairs import (
    in_its_place,
    is_conversion,
    is_firm,
    pairs_of_numbers,
    replaced_repetitions,
    sure_of_change,
)
from fidelity.checks.numbers_in_parts import without_parts
from fidelity.language import ENGLISH
from fidelity.model import Alignment, Category, Hit, Layer, Place, Severity
from fidelity.reading.dates import dates
from fidelity.reading.foreign_numbers import numbers_in
from fidelity.reading.numbers import Number, numbers
from fidelity.reading.sentence import sentence

LAYER = Layer.LEXICAL
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR

_PART_OF_A_NAME = re.compile(r"[^\W\d_][-‐‑]\Z")
"""Before a number that counts nothing: COVID-19, which is also called the coronavirus."""


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each number without its like on the other side."""
    yield from foreign_hits(alignment)
    for pair in paired(alignment):
        behind = numbers_in(pair.translation.text, alignment.translation.lang or ENGLISH)
        lost, gained = _unmatched(pair, behind)
        if pair.original.text == pair.back_translation.text:
            continue
        yield from _identifiers(pair)
        changed = pairs_of_numbers(pair, lost, gained)
        used = {id(number) for ours, theirs in changed for number in (ours, theirs)}
        for ours, theirs in changed:
            yield _changed(pair, ours, theirs, behind)
        for number in lost:
            if id(number) not in used and is_firm(number):
                yield _lost(pair, number)
        for number in gained:
            if id(number) not in used and is_firm(number):
                yield _gained(pair, number)


def _identifiers(pair: Comparison) -> Iterator[Hit]:
    """Names of letters and digits that differ in their digits alone: H5N1, H5N2."""
    ours = pair.original.said.identifiers
    theirs = pair.back_translation.said.identifiers if ours else ()
    if not theirs:
        return
    known, there = (Counter(one.text.casefold() for one in side) for side in (ours, theirs))
    lost = {one.text.casefold(): one for one in ours if (known - there)[one.text.casefold()]}
    gained = [one for one in theirs if one.text.casefold() not in known]
    for mine in lost.values():
        other = next((one for one in gained if one.shape == mine.shape), None)
        if other is not None:
            yield Hit(
                message=f"“{mine.text}” became “{other.text}”",
                confidence=0.8 * pair.bead.confidence,
                original=pair.original.place(mine.start, mine.end),
                translation=pair.translation_place,
                back_translation=pair.back_translation.place(other.start, other.end),
                suggestion=f"write {mine.text} as the original does",
            )


def _unmatched(pair: Comparison, behind: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """The numbers of each side that the other lacks in this sentence, its paragraph, and the
    translation itself.
    """
    ours, theirs = list(pair.original.said.numbers), list(pair.back_translation.said.numbers)
    for number in list(ours):
        twin = next((other for other in theirs if number.agrees_with(other)), None)
        if twin is not None:
            ours.remove(number)
            theirs.remove(twin)
    if not ours and not theirs:
        return [], []
    around_ours, around_theirs = (numbers(text) for text in pair.around)
    ours = [in_its_place(pair, number, theirs) for number in ours]
    replaced = replaced_repetitions(pair, ours, theirs)
    lost = [n for n in ours if n in replaced or not _among(n, around_theirs)]
    gained = [n for n in theirs if n in replaced or not _among(n, around_ours)]
    lost = [n for n in lost if n.values.isdisjoint(sentence(pair.around[1]).implied)]
    gained = [n for n in gained if n.values.isdisjoint(sentence(pair.around[0]).implied)]
    own = pair.original.said.numbers
    said = [n for n in ours if 0 < _often(n, own) <= _often(n, behind)]
    lost, gained = _without_errors_of_the_engine(behind, said, lost, gained)
    lost, gained = (
        _without_dates(pair.original.text, lost),
        _without_dates(pair.back_translation.text, gained),
    )
    if lost and gained:
        lost, gained = without_parts(pair, lost, gained)
    converted = [(a, b) for a in lost for b in gained if is_conversion(pair, a, b)]
    for a, b in converted:
        lost, gained = [n for n in lost if n is not a], [n for n in gained if n is not b]
    return lost, gained


def _without_errors_of_the_engine(
    behind: Sequence[Number], said: Sequence[Number], lost: list[Number], gained: list[Number]
) -> tuple[list[Number], list[Number]]:
    """Leave out what the translation itself has `said`, and as many that it does not say."""
    invented = [n for n in gained if not _among(n, behind)][: len(said)]
    return [n for n in lost if n not in said], [n for n in gained if n not in invented]


def _often(number: Number, others: Sequence[Number]) -> int:
    return sum(number.agrees_with(other) for other in others)


def _among(number: Number, others: Sequence[Number]) -> bool:
    return any(number.agrees_with(other) for other in others)


def _without_dates(text: str, found: list[Number]) -> list[Number]:
    """Days and years that belong to a date are the business of changed-date."""
    spans = [(date.start, date.end) for date in dates(text)]
    return [n for n in found if not any(start <= n.start < end for start, end in spans)]


def _changed(pair: Comparison, ours: Number, theirs: Number, behind: Sequence[Number]) -> Hit:
    mine = pair.original.text[ours.start : ours.end]
    other = pair.back_translation.text[theirs.start : theirs.end]
    sure = sure_of_change(pair, ours, theirs)
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
    is_plain = number.in_digits and not _PART_OF_A_NAME.search(pair.original.text, 0, number.start)
    return Hit(
        message=f"The number “{quote}” is missing",
        confidence=(0.48 if is_plain else 0.3) * pair.bead.confidence,
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
        confidence=(0.49 if number.in_digits else 0.4) * pair.bead.confidence,
        original=pair.original.whole,
        translation=pair.translation_place,
        back_translation=pair.back_translation.place(number.start, number.end),
        suggestion="take it out, or accept it with a reason",
        category=Category.ADDITION,
        severity=Severity.MINOR,
    )
