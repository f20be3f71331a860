"""Dates compared between the original and the translation itself, in its own language."""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.foreign_values import ForeignBead, Placed, Side, foreign_beads, paired
from fidelity.model import Alignment, Hit
from fidelity.reading.dates import Date
from fidelity.reading.hints import hinted


def foreign_hits(alignment: Alignment) -> Iterator[Hit]:
    """A hit for each date that another stands for."""
    for bead in foreign_beads(alignment):
        if ours := _without(bead.original, bead.translation):
            theirs = _without(bead.translation, bead.original)
            for mine, other in paired(ours, theirs, _likeness):
                yield _hit(bead, mine, other)


def _without(side: Side, there: Side) -> list[Placed[Date]]:
    """The dates of one side with which none of the other agrees; sure ones alone accuse."""
    return [
        date
        for date in side.dates
        if date.value.is_sure
        and not any(date.value.agrees_with(other.value) for other in there.dates)
        and not _is_in_other_words(date.value, there)
    ]


def _is_in_other_words(date: Date, there: Side) -> bool:
    """Whether the other side says day and year as plain numbers, in a form that is not read."""
    said = {float(part) for part in (date.day, date.year) if part is not None}
    if not said:
        return False
    dated = {n for d in there.dates for n in (d.value.day, d.value.year)}
    return said <= hinted(there.whole, there.lang) and date.day not in dated


def _likeness(mine: Placed[Date], other: Placed[Date]) -> float:
    """The share of what both say that is the same; nothing where they say different kinds of
    thing.
    """
    one, two = mine.value, other.value
    said = [
        (a, b)
        for a, b in (
            (one.month, two.month),
            (one.day, two.day),
            (one.year, two.year),
            (one.weekday, two.weekday),
        )
        if a is not None and b is not None
    ]
    return (1 + sum(a == b for a, b in said)) / (1 + len(said)) if said else 0.0


def _hit(bead: ForeignBead, mine: Placed[Date], other: Placed[Date]) -> Hit:
    return Hit(
        message=f"“{mine.quote}” became “{other.quote}”",
        confidence=0.85 * bead.bead.confidence,
        original=mine.place,
        translation=other.place,
        suggestion=f"give the date as {mine.quote}, or accept the difference with a reason",
    )
