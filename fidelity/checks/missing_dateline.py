"""The words that say where the text was written or reported are missing.

“She wrote from Vilnius” tells that the author is in exile; “MADRID —” tells that the reporter was
there.

    original:     Anna Kowal is a hydrologist. She wrote from Gdynia, Poland.
    translation:  Anna Kowal es hidróloga.
    finding:      The place of writing is missing: “She wrote from Gdynia, Poland.”

Blind spot: a place whose name has nothing in common in the two languages (Vienna, Bécs) is taken
for missing where no back-translation shows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.align.words import likeness
from fidelity.model import (
    Alignment,
    Bead,
    Block,
    BlockKind,
    Category,
    Hit,
    Layer,
    MarkKind,
    Place,
    Segment,
    Severity,
)
from fidelity.reading.words import words

LAYER = Layer.STRUCTURAL
CATEGORY = Category.OMISSION
SEVERITY = Severity.MINOR

_NO_PLACE = frozenset("he she they mr mrs ms dr by reporting from the a and in".split())


def is_dateline(block: Block, sentence: Segment) -> bool:
    """Whether this sentence of the block says where the text was written."""
    return block.kind is BlockKind.DATELINE or any(
        mark.kind is MarkKind.DATELINE and mark.start < sentence.end and sentence.start < mark.end
        for mark in block.marks
    )


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each place of writing that the translation does not name."""
    for bead in alignment.beads:
        places = [
            place
            for index in bead.original
            for place in _datelines(index, alignment.original.blocks[index])
        ]
        if not places:
            continue
        there = {word.folded for text in _texts(alignment, bead) for word in words(text)}
        for place in places:
            text = alignment.original.blocks[place.block].text
            quote = text[place.start : place.end]
            if not _names_place(quote, there, text[: place.start] + text[place.end :]):
                yield Hit(
                    message=f"The place of writing is missing: “{quote}”",
                    confidence=0.9 if alignment.back_translation else 0.7,
                    original=place,
                    suggestion="say where the text was written",
                )


def _datelines(index: int, block: Block) -> Iterator[Place]:
    if block.kind is BlockKind.DATELINE:
        yield Place(index, 0, len(block.text))
    for mark in block.marks:
        if mark.kind is MarkKind.DATELINE:
            yield Place(index, mark.start, mark.end)


def _texts(alignment: Alignment, bead: Bead) -> list[str]:
    found = [alignment.translation.blocks[j].text for j in bead.translation]
    if alignment.back_translation:
        found += [alignment.back_translation.texts[j] for j in bead.translation]
    return found


def _names_place(dateline: str, there: set[str], rest: str) -> bool:
    """Whether a word of the translation can be the place, and not another word of the block: Nora
    is not Norway.
    """
    names = {word.folded for word in words(dateline) if word.is_capitalised} - _NO_PLACE
    others = there - ({word.folded for word in words(rest)} - names)
    return any(likeness(name, other) >= 0.7 for name in names for other in others)
