"""Every block of every column as marked-up text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from fidelity.model import Alignment
from fidelity.report.html_cards import Card
from fidelity.report.html_columns import (
    BACK_TRANSLATION,
    ORIGINAL,
    TRANSLATION,
    Column,
    Spot,
    is_its_own,
)
from fidelity.report.html_marks import Highlight, marked_up
from fidelity.report.word_diff import Difference, differences


class Passage(Struct, frozen=True):
    """A block as it is shown in a column."""

    kind: str
    level: int
    text: Markup


def passages_of(
    alignment: Alignment, columns: Iterable[Column], cards: Iterable[Card]
) -> dict[Spot, Passage]:
    """The passage of each block, with the evidence of the cards and the words that differ."""
    highlights, differing = _highlights(cards), _differing(alignment)
    return {
        (column.key, index): Passage(
            block.kind.value,
            block.level,
            marked_up(block, highlights[column.key, index], differing[column.key, index]),
        )
        for column in columns
        for index, block in enumerate(column.blocks)
    }


def _highlights(cards: Iterable[Card]) -> defaultdict[Spot, list[Highlight]]:
    found = defaultdict(list)
    for card in cards:
        for jump in card.jumps:
            found[jump.column.key, jump.evidence.block].append(
                Highlight(
                    start=jump.evidence.start,
                    end=jump.evidence.end,
                    anchor=jump.anchor,
                    number=card.number,
                    rank=card.rank,
                    message=card.finding.message,
                )
            )
    return found


def _differing(alignment: Alignment) -> defaultdict[Spot, list[Difference]]:
    """The words that differ between the original and the English, in the beads that have both."""
    english = TRANSLATION if is_its_own(alignment) else BACK_TRANSLATION
    found = defaultdict(list)
    for bead in alignment.beads:
        for pair in bead.pairs if bead.original and bead.translation else ():
            for key, phrases in zip((ORIGINAL, english), differences(pair), strict=True):
                for phrase in phrases:
                    found[key, phrase.place.block].append(phrase)
    return found
