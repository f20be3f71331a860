"""A heading, list item, quotation or table has another form than in the original.

The words are there, but no longer what they were: a heading of another level, two items in one, a
row less.

    original:     ## How it works
    translation:  #### Cómo funciona
    finding:      The heading is of level 4 instead of 2

Where all headings moved by as many levels, it is said once. Blind spot: a list that was rightly
made a sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from fidelity.model import (
    Alignment,
    Bead,
    Block,
    BlockKind,
    Category,
    Document,
    Hit,
    Layer,
    Place,
    Severity,
)

LAYER = Layer.STRUCTURAL
CATEGORY = Category.MARKUP
SEVERITY = Severity.MINOR

_BODY = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.HEADING)
_SURE = 0.5


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each block of another form, and for each table of another size."""
    beads = [b for b in alignment.beads if b.original and b.translation and b.confidence >= _SURE]
    yield from _headings(beads, alignment)
    for bead in beads:
        message = _form(bead, alignment) or _joined(bead, alignment)
        if message:
            yield _hit(message, bead, alignment)
    yield from _tables(alignment)


def _hit(message: str, bead: Bead, alignment: Alignment) -> Hit:
    i, j = bead.original[-1], bead.translation[0]
    return Hit(
        message=message,
        confidence=0.85 * bead.confidence,
        original=Place(i, 0, len(alignment.original.blocks[i].text)),
        translation=Place(j, 0, len(alignment.translation.blocks[j].text)),
        suggestion="give it the form that it has in the original",
    )


def _pair(bead: Bead, alignment: Alignment) -> tuple[Block, Block] | None:
    if len(bead.original) != 1 or len(bead.translation) != 1:
        return None
    return alignment.original.blocks[bead.original[0]], alignment.translation.blocks[
        bead.translation[0]
    ]


def _headings(beads: Sequence[Bead], alignment: Alignment) -> Iterator[Hit]:
    """Headings of another level; one hit where all moved by as many."""
    headings = [
        (bead, pair[1].level - pair[0].level, pair)
        for bead in beads
        if (pair := _pair(bead, alignment))
        and all(block.kind is BlockKind.HEADING and block.level for block in pair)
    ]
    shifts = {shift for _, shift, _ in headings}
    if len(shifts) == 1 and len(headings) > 1 and shifts != {0}:
        (shift,) = shifts
        levels = f"{abs(shift)} level{'s' if abs(shift) > 1 else ''}"
        deeper = "deeper" if shift > 0 else "higher"
        yield _hit(f"All headings are {levels} {deeper}", headings[0][0], alignment)
        return
    for bead, shift, (ours, theirs) in headings:
        if shift:
            message = f"The heading is of level {theirs.level} instead of {ours.level}"
            yield _hit(message, bead, alignment)


def _form(bead: Bead, alignment: Alignment) -> str:
    """What a block of one side became on the other, where it is no longer what it was."""
    pair = _pair(bead, alignment)
    if pair is None or any(block.kind not in _BODY or block.cell for block in pair):
        return ""
    ours, theirs = map(_what, pair)
    if ours == theirs or not _are_as_long(*pair):
        return ""
    return f"{ours.capitalize()} became {theirs}"


def _are_as_long(ours: Block, theirs: Block) -> bool:
    """Whether one can be the other; where a heading faces a long text, they have no counterpart."""
    shorter, longer = sorted((len(ours.text), len(theirs.text)))
    return shorter >= 0.4 * longer


def _what(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return "a heading"
    if block.in_list:
        return "a list item"
    if block.box:
        return "a quotation" if block.box.kind == "quote" else "a paragraph in a box"
    return "a paragraph"


def _joined(bead: Bead, alignment: Alignment) -> str:
    """Items of a list that became fewer."""
    ours = _items(bead.original, alignment.original.blocks)
    theirs = _items(bead.translation, alignment.translation.blocks)
    if len(ours) < 2 or len(theirs) >= len(ours) or not theirs:
        return ""
    return f"{len(ours)} list items became {len(theirs)}"


def _items(indices: Sequence[int], blocks: Sequence[Block]) -> set[tuple[int, int]]:
    places = (blocks[i].in_list for i in indices)
    return {(place.list, place.item) for place in places if place}


def _tables(alignment: Alignment) -> Iterator[Hit]:
    """Tables with fewer or more rows or columns, where there are as many tables."""
    ours, theirs = _sizes(alignment.original), _sizes(alignment.translation)
    if len(ours) != len(theirs):
        return
    for (rows, columns, i), (other_rows, other_columns, j) in zip(ours, theirs, strict=True):
        told = [
            f"{there} {name}{'s' if there != 1 else ''} instead of {here}"
            for name, here, there in (
                ("row", rows, other_rows),
                ("column", columns, other_columns),
            )
            if here != there
        ]
        if told:
            yield Hit(
                message=f"The table has {' and '.join(told)}",
                confidence=0.85,
                original=Place(i, 0, len(alignment.original.blocks[i].text)),
                translation=Place(j, 0, len(alignment.translation.blocks[j].text)),
                suggestion="see which row or column is missing, or has no counterpart",
            )


def _sizes(document: Document) -> list[tuple[int, int, int]]:
    """Rows, columns and the first block of each table, in their order."""
    cells: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for index, block in enumerate(document.blocks):
        if block.cell:
            cells[block.cell.table].append((block.cell.row, block.cell.column, index))
    return [
        (max(row for row, _, _ in found) + 1, max(c for _, c, _ in found) + 1, found[0][2])
        for _, found in sorted(cells.items())
    ]
