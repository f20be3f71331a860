"""The title of the original has no counterpart in the translation.

A title frames all that follows, and it is what search results and link previews show.

    original:     title: The Bridge That Nobody Wanted
    translation:  front matter without a title, and no heading that renders it
    finding:      The title is missing: “The Bridge That Nobody Wanted”

Blind spot: a title that was rewritten freely shares no word with the original and counts as
missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.omissions import missing
from fidelity.model import Alignment, BlockKind, Category, Hit, Layer, Severity

LAYER = Layer.STRUCTURAL
CATEGORY = Category.OMISSION
SEVERITY = Severity.MAJOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit where the title has no counterpart."""
    yield from missing(
        alignment,
        BlockKind.TITLE,
        "The title",
        "give the translation a title that renders the original's",
    )
