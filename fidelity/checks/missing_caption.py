"""A caption or alternative text of an image is missing.

People who cannot see the picture, and everyone who wonders what it shows, lose it.

    original:     ![A flooded street in the old town](street.jpg)
    translation:  ![](street.jpg)
    finding:      The alternative text is missing: “A flooded street in the old town”

Blind spot: a translation with another picture rightly has another caption; it is reported all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.omissions import missing
from fidelity.model import Alignment, BlockKind, Category, Hit, Layer, Severity

LAYER = Layer.STRUCTURAL
CATEGORY = Category.OMISSION
SEVERITY = Severity.MINOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each caption or alternative text without a counterpart."""
    yield from missing(alignment, BlockKind.CAPTION, "The caption", "translate the caption as well")
    yield from missing(
        alignment, BlockKind.ALT_TEXT, "The alternative text", "describe the image in the translation as well"
    )
