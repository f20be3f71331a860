"""A caption or alternative text of an image is missing.

People who cannot see the picture, and everyone who wonders what it shows, lose it.

    original:     ![A flooded street in the old town](street.jpg)
    translation:  ![](street.jpg)
    finding:      The alternative text is missing: “A flooded street in the old town”

Blind spot: a translation with another picture rightly has another caption; it is reported all the
same.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.omissions import missing, shorten
from fidelity.model import Alignment, BlockKind, Category, Hit, Layer, Place, Severity

LAYER = Layer.STRUCTURAL
CATEGORY = Category.OMISSION
SEVERITY = Severity.MINOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each caption or alternative text without a counterpart."""
    yield from missing(alignment, BlockKind.CAPTION, "The caption", "translate the caption as well")
    yield from _hidden(alignment)
    yield from missing(
        alignment,
        BlockKind.ALT_TEXT,
        "The alternative text",
        "describe the image in the translation as well",
    )


def _hidden(alignment: Alignment) -> Iterator[Hit]:
    """Captions that the translation has as alternative text only, where most readers do not see
    them.
    """
    for bead in alignment.beads:
        kinds = {alignment.translation.blocks[j].kind for j in bead.translation}
        for i in bead.original:
            block = alignment.original.blocks[i]
            if block.kind is BlockKind.CAPTION and kinds == {BlockKind.ALT_TEXT}:
                j = bead.translation[0]
                yield Hit(
                    message=f"The caption is only in the alternative text: “{shorten(block.text)}”",
                    confidence=bead.confidence,
                    original=Place(i, 0, len(block.text)),
                    translation=Place(j, 0, len(alignment.translation.blocks[j].text)),
                    suggestion="show the caption below the image as well",
                )
