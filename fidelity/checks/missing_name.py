"""A person or place that the original names is not named in the translation, or another one is.

    original:     Mayor Ilse Brandt spoke in Vienna.
    translation:  La alcaldesa Ilse Brandt habló en Praga.
    finding:      “Vienna” became “Praga”

The translation itself is read, without an engine: names are compared by their sound across Latin,
Cyrillic and Greek letters, in any case and by any standard of transliteration; countries, cities
and rulers by what each language calls them (London, Londres, Лондон). Where there is a
back-translation, changed-name compares it instead. Blind spot: names at the start of a sentence
that stand nowhere else, bodies and works whose names are translated, acronyms, and languages whose
script shows no names (Chinese, Japanese, Arabic ...).
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.foreign_values import ForeignBead, Placed, foreign_beads, paired
from fidelity.checks.names_between import Names, names_between
from fidelity.model import Alignment, Category, Hit, Layer, Severity
from fidelity.reading.foreign_names import UNREADABLE, ForeignName
from fidelity.reading.names import Name

LAYER = Layer.LEXICAL
CATEGORY = Category.OMISSION
SEVERITY = Severity.MINOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each name that the translation lacks or exchanged."""
    if alignment.translation.lang in UNREADABLE:
        return
    beads = foreign_beads(alignment)
    if not beads:
        return
    between = names_between(alignment, beads)
    for bead in beads:
        if between.of(bead):
            yield from _hits(bead, between)


def _hits(bead: ForeignBead, between: Names) -> Iterator[Hit]:
    for mine, other in between.other_surnames(bead):
        yield _changed(bead, mine, other, 0.7)
    for mine, other in between.misspelt(bead):
        yield _misspelt(bead, mine, other)
    lost, places = between.lost(bead), between.lost_places(bead)
    if not lost and not places:
        return
    gained = between.gained(bead)
    pairs = paired(lost, gained, lambda a, b: _likeness(a, b) if between.fits(a, b) else 0.0)
    for mine, other in pairs:
        yield _changed(bead, mine, other, 0.65)
    free = [o for o in gained if between.is_foreign_place(o) and all(o is not b for _, b in pairs)]
    for mine, other in paired(places, free, _likeness):
        yield _changed(bead, mine, other, 0.6)
    for mine in lost:
        if all(mine is not one for one, _ in pairs) and not between.is_beside(bead, mine):
            yield _missing(bead, mine)


def _likeness(mine: Placed[Name], other: Placed[ForeignName]) -> float:
    """One word is exchanged for one, several for several."""
    return 1.0 if len(mine.value.core) == len(other.value.words) else 0.7


def _changed(bead: ForeignBead, mine: Placed[Name], other: Placed[ForeignName], sure: float) -> Hit:
    return Hit(
        message=f"“{mine.quote}” became “{other.quote}”",
        confidence=sure * bead.bead.confidence,
        original=mine.place,
        translation=other.place,
        suggestion=f"name {mine.quote}, or accept the difference with a reason",
        category=Category.MISTRANSLATION,
        severity=Severity.MAJOR,
    )


def _misspelt(bead: ForeignBead, mine: Placed[Name], other: Placed[ForeignName]) -> Hit:
    return Hit(
        message=f"“{mine.quote}” is spelled “{other.quote}”",
        confidence=0.5 * bead.bead.confidence,
        original=mine.place,
        translation=other.place,
        suggestion=f"write {mine.quote}, or accept the spelling with a reason",
        category=Category.NAME_FORMAT,
    )


def _missing(bead: ForeignBead, mine: Placed[Name]) -> Hit:
    return Hit(
        message=f"The name “{mine.quote}” is missing",
        confidence=(0.45 if len(mine.value.core) > 1 else 0.35) * bead.bead.confidence,
        original=mine.place,
        translation=bead.counterpart(mine.place, is_ours=True),
        suggestion=f"name {mine.quote}, or accept the omission with a reason",
    )
