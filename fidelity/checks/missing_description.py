"""The description (summary, deck) of the original has no counterpart in the translation.

Readers meet it in search results and previews before they meet the text.

    original:     description: Why a town of 900 people fought for ten years.
    translation:  front matter without a description
    finding:      The description is missing: “Why a town of 900 people fought for ten years.”

Blind spot: a description that was rewritten freely counts as missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.omissions import missing
from fidelity.model import Alignment, BlockKind, Category, Hit, Layer, Severity

LAYER = Layer.STRUCTURAL
CATEGORY = Category.OMISSION
SEVERITY = Severity.MINOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit where the description has no counterpart."""
    yield from missing(
        alignment, BlockKind.DESCRIPTION, "The description", "translate the description as well"
    )
