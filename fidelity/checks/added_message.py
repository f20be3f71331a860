"""A message of the translation has no counterpart in the original.

Nobody will ever see it: its original was taken out, or its key is misspelt, and then the message
that it was meant for is missing.

    original:     {"save": "Save the file"}
    translation:  {"save": "Guardar el archivo", "svae": "Guardar"}
    finding:      A message was added: “Guardar”

Plural forms that the original does not have are no additions, nor is what has no letters but those
of its placeholders, such as the separators of numbers. Blind spot: keys that a program makes
up while it runs.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.omissions import shorten
from fidelity.model import Alignment, Category, Hit, Layer, Place, Severity
from fidelity.reading.placeholders import is_without_words

LAYER = Layer.STRUCTURAL
CATEGORY = Category.ADDITION
SEVERITY = Severity.MINOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each message of the translation without a counterpart."""
    for bead in alignment.beads:
        for j in bead.translation if not bead.original else ():
            block = alignment.translation.blocks[j]
            if block.unit and not is_without_words(block.text):
                yield Hit(
                    message=f"A message was added: “{shorten(block.text)}”",
                    confidence=bead.confidence,
                    translation=Place(j, 0, len(block.text)),
                    suggestion="take it out, or give it the key of the message that it translates",
                )
