"""A date differs: another month, day, weekday or year.

    original:         The court met on March 3, 2023.
    back-translation: The court met on May 3, 2023.
    finding:          “March 3, 2023” became “May 3, 2023”

Forms make no difference (Dec. 13, 13 December, 2024-12-13, 13 de diciembre, 13 декабря), and a
part that one side leaves out contradicts nothing. Without a back-translation the translation itself
is read, in forty languages. Blind spot: bare years, which changed-number sees, and relative dates
(“last month”).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fidelity.checks.comparison import Comparison, paired
from fidelity.checks.foreign_dates import foreign_hits
from fidelity.language import ENGLISH
from fidelity.model import Alignment, Category, Hit, Layer, Place, Severity
from fidelity.reading.dates import Date, dates
from fidelity.reading.foreign_dates import dates_in

LAYER = Layer.LEXICAL
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each date that another stands for."""
    yield from foreign_hits(alignment)
    for pair in paired(alignment):
        ours, theirs = _unmatched(pair)
        for mine, other in zip(ours, theirs, strict=False):
            behind = dates_in(pair.translation.text, alignment.translation.lang or ENGLISH)
            if _same_kind(mine, other) and not _engine_erred(behind, mine):
                yield _hit(pair, mine, other, behind)


def _unmatched(pair: Comparison) -> tuple[list[Date], list[Date]]:
    """The dates of each side that the other lacks, in the sentence and around it, where both have
    such.
    """
    ours = list(dates(pair.original.text))
    if not ours:  # as in most sentences, so that the other side need not be read
        return [], []
    theirs = list(dates(pair.back_translation.text))
    for date in list(ours):
        twin = next((other for other in theirs if date.agrees_with(other)), None)
        if twin is not None:
            ours.remove(date)
            theirs.remove(twin)
    if not ours or not theirs:
        return [], []
    around_ours, around_theirs = (dates(text) for text in pair.around)
    ours = [date for date in ours if not any(date.agrees_with(other) for other in around_theirs)]
    theirs = [date for date in theirs if not any(date.agrees_with(other) for other in around_ours)]
    return ours, theirs


def _same_kind(one: Date, other: Date) -> bool:
    return (one.weekday is None) == (other.weekday is None)


def _engine_erred(behind: Sequence[Date], date: Date) -> bool:
    """Whether the translation itself says the date: then only the engine can have changed it."""
    return any(date.is_said_by(other) for other in behind)


def _behind(pair: Comparison, other: Date, behind: Sequence[Date]) -> Place | None:
    """The date of the translation itself that the English one stands for, or its sentences."""
    twin = next((date for date in behind if date.agrees_with(other)), None)
    if twin is None:
        return pair.translation_place
    return pair.translation.place(twin.start, twin.end)


def _hit(pair: Comparison, mine: Date, other: Date, behind: Sequence[Date]) -> Hit:
    before = pair.original.text[mine.start : mine.end]
    after = pair.back_translation.text[other.start : other.end]
    return Hit(
        message=f"“{before}” became “{after}”",
        confidence=0.88 * pair.bead.confidence,
        original=pair.original.place(mine.start, mine.end),
        translation=_behind(pair, other, behind),
        back_translation=pair.back_translation.place(other.start, other.end),
        suggestion=f"give the date as {before}, or accept the difference with a reason",
    )
