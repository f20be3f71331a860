"""A message of a program, catalogue or bilingual file has no translation.

Readers see the original in the middle of their own language, or a bare key.

    original:     {"save": "Save the file", "undo": "Undo the last step"}
    translation:  {"save": "Guardar el archivo"}
    finding:      A message is not translated: “Undo the last step”

Where many are missing they are one fault, and each is then listed at less weight: a translation
that was just begun is no heap of errors. Plural forms that the language of the translation does not
have are not missed, nor is what has no letters but those of its placeholders. Blind spot: a message
that nobody ever sees.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from fidelity.checks.omissions import shorten
from fidelity.model import Alignment, Category, Hit, Layer, Place, Severity
from fidelity.reading.placeholders import is_without_words

LAYER = Layer.STRUCTURAL
CATEGORY = Category.UNTRANSLATED
SEVERITY = Severity.MAJOR

_MANY = 10


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each message of the original without a counterpart."""
    hits = list(_missing(alignment))
    if len(hits) > _MANY:
        units = {block.unit.key for block in alignment.original.blocks if block.unit}
        yield replace(
            hits[0],
            message=f"{len(hits)} of {len(units)} messages are not translated",
            original=None,
            suggestion="translate them; each is listed by itself",
        )
        hits = [replace(hit, severity=Severity.MINOR) for hit in hits]
    yield from hits


def _missing(alignment: Alignment) -> Iterator[Hit]:
    told = set()
    for bead in alignment.beads:
        for i in bead.original if not bead.translation else ():
            block = alignment.original.blocks[i]
            if block.unit and block.unit.key not in told and not is_without_words(block.text):
                told.add(block.unit.key)
                yield Hit(
                    message=f"A message is not translated: “{shorten(block.text)}”",
                    confidence=bead.confidence,
                    original=Place(i, 0, len(block.text)),
                    suggestion="translate it, or accept the omission with a reason",
                )
