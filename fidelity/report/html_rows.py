"""The alignment as rows of the page: the texts of each bead side by side, with their findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from msgspec import Struct

from fidelity.model import Alignment, Bead, BlockKind, Report
from fidelity.report.html_cards import Card, cards_of
from fidelity.report.html_columns import ORIGINAL, TRANSLATION, Column, Spot, columns_of
from fidelity.report.html_passages import Passage, passages_of

_UNSURE = 0.8
"""A pairing of which the aligner is less sure than this is shown as doubtful."""


class Row(Struct, frozen=True):
    """A bead: the passages that it has in each column."""

    number: int
    kind: str
    notes: tuple[str, ...]
    cells: tuple[tuple[Column, tuple[Passage, ...]], ...]
    cards: tuple[Card, ...]


class Sheet(Struct, frozen=True):
    """Everything that stands side by side, and all findings in the order of the page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    cards: tuple[Card, ...]


def sheet_of(report: Report) -> Sheet:
    """The rows and the findings of a report."""
    alignment = report.alignment
    columns = columns_of(alignment)
    home = _homes(alignment)
    cards = cards_of(report.findings, columns, home)
    by_row = {row: tuple(group) for row, group in groupby(cards, key=lambda card: card.row)}
    passages = passages_of(alignment, columns, cards)
    rows = tuple(
        Row(
            number=number,
            kind=_kind(bead, alignment),
            notes=(*_notes(bead, home), *_unreliable(bead, alignment)),
            cells=tuple(
                (column, tuple(passages[column.key, index] for index in column.indices(bead)))
                for column in columns
            ),
            cards=by_row.get(number, ()),
        )
        for number, bead in enumerate(alignment.beads, start=1)
    )
    return Sheet(columns, rows, cards)


def _homes(alignment: Alignment) -> dict[Spot, int]:
    """The number of the row in which each block stands."""
    rows = list(enumerate(alignment.beads, start=1))
    home = {(ORIGINAL, index): row for row, bead in rows for index in bead.original}
    return home | {(TRANSLATION, index): row for row, bead in rows for index in bead.translation}


def _kind(bead: Bead, alignment: Alignment) -> str:
    """What the blocks of a bead are, where they are anything but paragraphs."""
    blocks = [alignment.original.blocks[index] for index in bead.original]
    blocks += [alignment.translation.blocks[index] for index in bead.translation]
    kinds = dict.fromkeys(block.kind.value.replace("-", " ") for block in blocks)
    if set(kinds) == {BlockKind.PARAGRAPH.value}:
        return ""
    names = dict.fromkeys(block.unit.name for block in blocks if block.unit and block.unit.name)
    return " / ".join(names or kinds)


def _notes(bead: Bead, home: Mapping[Spot, int]) -> Iterator[str]:
    if not bead.original or not bead.translation:
        return
    if bead.moved:
        before = home.get((TRANSLATION, min(bead.translation) - 1))
        where = f"after row {before}" if before else "at the beginning"
        yield f"Moved: in the translation this stands {where}."
    if bead.confidence < _UNSURE:
        yield f"Unsure pairing ({bead.confidence:.0%} sure): these may not belong together."


def _unreliable(bead: Bead, alignment: Alignment) -> Iterator[str]:
    """Why the meaning of this bead was not compared, each reason once."""
    english = alignment.back_translation
    doubts = english.unreliable if english else ()
    for why in dict.fromkeys(doubts[j] for j in bead.translation if doubts and doubts[j]):
        yield f"The back-translation is unreliable ({why}): meaning was not compared here."
