"""Numbers that one side writes in two parts: 17 pounds 1 ounce is 7.74 kg, and an engine writes
300,948 as 300, 948.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fidelity.checks.comparison import Comparison, Side
from fidelity.language import ENGLISH
from fidelity.reading.numbers import Number
from fidelity.reading.units import converted, unit_of

_UNIT = re.compile(r"[\s-]*[^\W\d_]+\.?,?\s+(?:and\s+)?")
"""What stands between the parts of a measure: a unit."""

_APART = re.compile(r"[,.]?\s")
_ROUNDED = 0.05
"""How far people round what they convert."""


def without_parts(
    pair: Comparison, lost: Sequence[Number], gained: Sequence[Number]
) -> tuple[list[Number], list[Number]]:
    """What is lost and gained, without what the other side writes in another number of parts; of a
    measure that differs the larger part stands for both.
    """
    sides = ((pair.original, lost), (pair.back_translation, gained))
    said = set[int]()
    for (here, own), (there, wanted) in (sides, sides[::-1]):
        for numbers in (*_measures(here, there, own, wanted), *_groups(here, wanted)):
            said.update(map(id, numbers))
    return [n for n in lost if id(n) not in said], [n for n in gained if id(n) not in said]


def _measures(
    side: Side, other: Side, own: Sequence[Number], wanted: Sequence[Number]
) -> Iterator[tuple[Number, ...]]:
    """The parts of the measures of a side, and the number of the other that says them at once."""
    for one, rest in pairwise(side.said.numbers):
        if not _UNIT.fullmatch(side.text, one.end, rest.start):
            continue
        unit, part = _unit(side, one), _unit(side, rest)
        more = converted(rest.value, part, unit) if unit and part else None
        if more is None or more >= 1:
            continue
        twin = next((n for n in wanted if _is_said_by(one.value + more, unit, other, n)), None)
        if twin is not None:
            yield one, rest, twin
        elif any(number is one for number in own):
            yield (rest,)


def _is_said_by(value: float, unit: str, other: Side, number: Number) -> bool:
    into = converted(value, unit, _unit(other, number))
    return into is not None and abs(into - number.value) <= _ROUNDED * into


def _unit(side: Side, number: Number) -> str:
    return unit_of(side.text, number.start, number.end, ENGLISH)


def _groups(side: Side, wanted: Sequence[Number]) -> Iterator[tuple[Number, ...]]:
    """The groups of digits of a side that are one number of the other, and that number."""
    for one, rest in pairwise(side.said.numbers):
        digits = side.text[rest.start : rest.end]
        is_group = len(digits) == 3 and digits.isdecimal()
        if not is_group or not _APART.fullmatch(side.text, one.end, rest.start):
            continue
        for number in wanted:
            if one.value * 1000 + rest.value in number.values:
                yield one, rest, number
