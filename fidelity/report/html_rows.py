"""The alignment as rows of the page: each bead's texts, and the findings that show in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fidelity.model import Alignment, Bead, BlockKind, Evidence, Finding, Place, Report
from fidelity.report.html_columns import Column, columns_of, evidence_in, is_its_own
from fidelity.report.html_marks import Highlight, marked_up
from fidelity.report.word_diff import differences

if TYPE_CHECKING:
    from markupsafe import Markup

_UNSURE = 0.5
"""A pairing of which the aligner is less sure than this is shown as doubtful."""

_Spot = tuple[str, int]
"""A block: the key of its column, and its index."""


@dataclass(frozen=True, slots=True)
class Jump:
    """Where a finding shows in one column."""

    anchor: str
    column: Column
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Card:
    """A finding with the number that stands at its places, and its row (0: the document as a whole)."""

    number: int
    row: int
    finding: Finding
    jumps: tuple[Jump, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A block as it is shown in a cell."""

    kind: str
    level: int
    text: Markup


@dataclass(frozen=True, slots=True)
class Row:
    """A bead: one cell of passages for each column."""

    number: int
    kind: str
    notes: tuple[str, ...]
    cells: tuple[tuple[Passage, ...], ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that stands side by side, and all findings in the order of the page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    cards: tuple[Card, ...]


def sheet(report: Report) -> Sheet:
    """The rows of a report."""
    alignment = report.alignment
    columns = columns_of(alignment)
    home = _homes(alignment)
    cards = tuple(_cards(report.findings, columns, home))
    passages = _passages(columns, _highlights(cards), _differing(alignment))
    rows = tuple(
        Row(
            number=number,
            kind=_kind(bead, alignment),
            notes=tuple(_notes(bead, home)),
            cells=tuple(
                tuple(passages[column.key, index] for index in column.indices(bead))
                for column in columns
            ),
            cards=tuple(card for card in cards if card.row == number),
        )
        for number, bead in enumerate(alignment.beads, start=1)
    )
    return Sheet(columns, rows, cards)


def _homes(alignment: Alignment) -> dict[_Spot, int]:
    """The number of the row in which each block stands."""
    rows = list(enumerate(alignment.beads, start=1))
    home = {("original", index): row for row, bead in rows for index in bead.original}
    return home | {("translation", index): row for row, bead in rows for index in bead.translation}


def _cards(
    findings: Iterable[Finding], columns: Sequence[Column], home: Mapping[_Spot, int]
) -> Iterator[Card]:
    ordered = sorted(findings, key=lambda finding: _row(finding, home))
    for number, finding in enumerate(ordered, start=1):
        by_key = evidence_in(columns, finding)
        jumps = tuple(
            Jump(f"{column.key}-{number}", column, by_key[column.key])
            for column in columns
            if column.key in by_key
        )
        yield Card(number, _row(finding, home), finding, jumps)


def _row(finding: Finding, home: Mapping[_Spot, int]) -> int:
    if finding.original:
        return home["original", finding.original.block]
    place = finding.translation or finding.back_translation
    return home["translation", place.block] if place else 0


def _highlights(cards: Iterable[Card]) -> dict[_Spot, list[Highlight]]:
    found = defaultdict(list)
    for card in cards:
        for jump in card.jumps:
            found[jump.column.key, jump.evidence.block].append(
                Highlight(
                    start=jump.evidence.start,
                    end=jump.evidence.end,
                    anchor=jump.anchor,
                    number=card.number,
                    severity=card.finding.severity,
                    message=card.finding.message,
                )
            )
    return found


def _differing(alignment: Alignment) -> dict[_Spot, list[Place]]:
    """The words that differ, in the beads that have both sides."""
    english = "translation" if is_its_own(alignment) else "back-translation"
    found = defaultdict(list)
    for bead in alignment.beads:
        for pair in bead.pairs if bead.original and bead.translation else ():
            for key, places in zip(("original", english), differences(pair), strict=True):
                for place in places:
                    found[key, place.block].append(place)
    return found


def _passages(
    columns: Iterable[Column],
    highlights: Mapping[_Spot, Sequence[Highlight]],
    differing: Mapping[_Spot, Sequence[Place]],
) -> dict[_Spot, Passage]:
    return {
        (column.key, index): Passage(
            block.kind.value,
            block.level,
            marked_up(
                block,
                highlights.get((column.key, index), ()),
                differing.get((column.key, index), ()),
            ),
        )
        for column in columns
        for index, block in enumerate(column.blocks)
    }


def _kind(bead: Bead, alignment: Alignment) -> str:
    """What the blocks of a bead are, where they are anything but paragraphs."""
    blocks = [alignment.original.blocks[i] for i in bead.original]
    blocks += [alignment.translation.blocks[j] for j in bead.translation]
    kinds = dict.fromkeys(block.kind.value.replace("-", " ") for block in blocks)
    return "" if set(kinds) == {BlockKind.PARAGRAPH.value} else " / ".join(kinds)


def _notes(bead: Bead, home: Mapping[_Spot, int]) -> Iterator[str]:
    if bead.moved:
        before = home.get(("translation", min(bead.translation) - 1)) if bead.translation else None
        where = f"after row {before}" if before else "at the beginning"
        yield f"Moved: in the translation this stands {where}."
    if bead.original and bead.translation and bead.confidence < _UNSURE:
        yield f"Unsure pairing ({bead.confidence:.0%}): these two may not belong together."
