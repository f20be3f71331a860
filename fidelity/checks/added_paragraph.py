"""A paragraph, heading or list item of the translation has no counterpart in the original.

Inside the text it puts words into the author's mouth. At its beginning or end it usually is the
publisher's own (a lead, a note, a photo credit), which is minor. Who translated it may be said
anywhere, and is told neutrally.

    original:     two paragraphs
    translation:  the same two, and between them “Los expertos coinciden en que …”
    finding:      A paragraph was added: “Experts agree that …”

Blind spot: a paragraph that replaces another is reported as added, and the other as missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.omissions import added, shorten
from fidelity.model import Alignment, BlockKind, Category, Hit, Layer, Place, Severity
from fidelity.reading.credits import is_credit

LAYER = Layer.STRUCTURAL
CATEGORY = Category.ADDITION
SEVERITY = Severity.MAJOR

_METADATA = frozenset({BlockKind.TITLE, BlockKind.DESCRIPTION})
_PUBLISHERS = _METADATA | {
    BlockKind.ALT_TEXT,
    BlockKind.LABEL,
    BlockKind.BYLINE,
    BlockKind.BIO,
    BlockKind.DATELINE,
    BlockKind.BOILERPLATE,
}
"""What a publisher puts around a text, wherever it stands."""


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each block of the translation without a counterpart."""
    paired = [j for bead in alignment.beads if bead.original for j in bead.translation]
    body = [j for j in paired if alignment.translation.blocks[j].kind not in _METADATA]
    first, last = (min(body), max(body)) if body else (0, -1)
    english = alignment.back_translation.texts if alignment.back_translation else None
    for lonely in added(alignment):
        j, block = lonely.index, lonely.block
        text = english[j] if english else block.text
        if not any(map(str.isalnum, text)):
            continue  # a tick in a table, a line of dashes
        inside = first < j < last and block.kind not in _PUBLISHERS
        credit = is_credit(block.text)
        name = "A translator's credit" if credit else _NAMES.get(block.kind, "A paragraph")
        yield Hit(
            message=f"{name} was added: “{shorten(text)}”",
            confidence=lonely.confidence,
            translation=lonely.place,
            back_translation=Place(j, 0, len(text)) if english else None,
            suggestion="nothing, unless it is wrong"
            if credit
            else "take it out, mark it as the editor's, or accept it with a reason",
            severity=Severity.NEUTRAL if credit else SEVERITY if inside else Severity.MINOR,
        )


_NAMES = {
    BlockKind.HEADING: "A heading",
    BlockKind.LIST_ITEM: "A list item",
    BlockKind.TABLE_CELL: "A table cell",
    BlockKind.CODE: "A code block",
    BlockKind.CUE: "A subtitle",
    BlockKind.CAPTION: "A caption",
    BlockKind.ALT_TEXT: "An alternative text",
    BlockKind.TITLE: "A title",
    BlockKind.DESCRIPTION: "A description",
    BlockKind.LABEL: "A label",
    BlockKind.BYLINE: "A byline",
    BlockKind.BIO: "An author's bio",
    BlockKind.DATELINE: "A place of writing",
    BlockKind.BOILERPLATE: "A publisher's line",
}
