"""A paragraph, heading, list item, quotation, table cell or subtitle is missing.

    original:     three paragraphs
    translation:  the first and the third
    finding:      A paragraph is missing: “The second says why …”

Blind spot: a paragraph that was condensed into a neighbour is merged with it, and its lost
sentences are reported instead. Without a back-translation, or where it cannot be relied on, only
kinds, lengths and shared words tell, and the confidence is lower.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.omissions import missing
from fidelity.model import Alignment, BlockKind, Category, Hit, Layer, Severity

LAYER = Layer.STRUCTURAL
CATEGORY = Category.OMISSION
SEVERITY = Severity.MAJOR

_NAMES = {
    BlockKind.PARAGRAPH: "A paragraph",
    BlockKind.HEADING: "A heading",
    BlockKind.LIST_ITEM: "A list item",
    BlockKind.QUOTE: "A quotation",
    BlockKind.TABLE_CELL: "A table cell",
    BlockKind.CUE: "A subtitle",
}


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each block of the body without a counterpart."""
    for kind, name in _NAMES.items():
        yield from missing(
            alignment, kind, name, "translate it, or accept the omission with a reason"
        )
