"""A label above the text (“Guest Essay”, “Opinion”, “Analysis”) is missing.

It tells readers whose voice they hear; without it an opinion reads as the paper's own report.

    original:     <p>Guest Essay</p>
    translation:  nothing above the first paragraph
    finding:      The label is missing: “Guest Essay”

Blind spot: a label that a site adds from its template is not in the file, and is reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.omissions import missing
from fidelity.model import Alignment, BlockKind, Category, Hit, Layer, Severity

LAYER = Layer.STRUCTURAL
CATEGORY = Category.OMISSION
SEVERITY = Severity.MINOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each label without a counterpart."""
    yield from missing(
        alignment,
        BlockKind.LABEL,
        "The label",
        "say what kind of text this is, as the original does",
    )
