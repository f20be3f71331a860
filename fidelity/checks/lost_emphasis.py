"""A word on which the sense hangs was emphasised, and its sentence has no emphasis any more.

    original:     Do **not** open the lid.
    translation:  No abra la tapa.
    finding:      “not” is emphasised in the original, and nothing is here

Only words such as not, never, only, must, all, before are looked at; emphasis elsewhere is for the
translator to choose. Blind spot: languages that emphasise by the order of words.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.model import Alignment, Block, Category, Hit, Layer, MarkKind, Place, Severity
from fidelity.reading.words import fold

LAYER = Layer.STRUCTURAL
CATEGORY = Category.MARKUP
SEVERITY = Severity.MINOR

_TELLING = frozenset(
    """not never no none nobody nothing only must always all every each any both before after until
    unless except without cannot don't won't should may least most first last""".split()
)
_EMPHASIS = (MarkKind.EMPHASIS, MarkKind.STRONG)
_LONGEST = 4


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each emphasised word of weight whose counterpart has no emphasis."""
    for bead in alignment.beads:
        theirs = [alignment.translation.blocks[j] for j in bead.translation]
        if not theirs or any(_stretches(block) for block in theirs):
            continue
        for i in bead.original:
            block = alignment.original.blocks[i]
            for start, end in _stretches(block):
                words = fold(block.text[start:end]).split()
                if len(words) <= _LONGEST and _TELLING.intersection(words):
                    yield Hit(
                        message=f"“{block.text[start:end]}” is emphasised in the original, and "
                        "nothing is here",
                        confidence=0.7 * bead.confidence,
                        original=Place(i, start, end),
                        translation=Place(bead.translation[0], 0, len(theirs[0].text)),
                        suggestion="emphasise the words that say the same",
                    )


def _stretches(block: Block) -> list[tuple[int, int]]:
    """What is emphasised in a block, unless all of it is."""
    return [
        (mark.start, mark.end)
        for mark in block.marks
        if mark.kind in _EMPHASIS and mark.end - mark.start < len(block.text)
    ]
