"""A paragraph, heading or list item of the translation has no counterpart in the original.

Inside the text it puts words into the author's mouth. At its beginning or end it usually is the publisher's own (a
lead, a note, a photo credit), which is minor.

    original:     two paragraphs
    translation:  the same two, and between them “Los expertos coinciden en que …”
    finding:      A paragraph was added: “Experts agree that …”

Blind spot: a paragraph that replaces another is reported as added, and the other as missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.omissions import shorten
from fidelity.model import Alignment, BlockKind, Category, Hit, Layer, Place, Severity

LAYER = Layer.STRUCTURAL
CATEGORY = Category.ADDITION
SEVERITY = Severity.MAJOR

_METADATA = frozenset({BlockKind.TITLE, BlockKind.DESCRIPTION})


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each block of the translation without a counterpart."""
    paired = [j for bead in alignment.beads if bead.original for j in bead.translation]
    body = [j for j in paired if alignment.translation.blocks[j].kind not in _METADATA]
    first, last = (min(body), max(body)) if body else (0, -1)
    for bead in alignment.beads:
        if bead.original:
            continue
        for j in bead.translation:
            block = alignment.translation.blocks[j]
            english = alignment.back_translation.texts[j] if alignment.back_translation else block.text
            yield Hit(
                message=f"{_NAMES.get(block.kind, 'A paragraph')} was added: “{shorten(english)}”",
                confidence=bead.confidence,
                translation=Place(j, 0, len(block.text)),
                back_translation=Place(j, 0, len(english)) if alignment.back_translation else None,
                suggestion="take it out, mark it as the editor's, or accept it with a reason",
                severity=SEVERITY if first < j < last and block.kind not in _METADATA else Severity.MINOR,
            )


_NAMES = {
    BlockKind.HEADING: "A heading",
    BlockKind.LIST_ITEM: "A list item",
    BlockKind.TABLE_CELL: "A table cell",
    BlockKind.CODE: "A code block",
    BlockKind.CAPTION: "A caption",
    BlockKind.ALT_TEXT: "An alternative text",
    BlockKind.TITLE: "A title",
    BlockKind.DESCRIPTION: "A description",
}
