"""Messages were translated from an earlier original: their translators marked them as fuzzy, or as
to be looked through.

Until someone has looked at them, most programs show the original in their place. What they say
differently is not counted as a fault.

    original:     #, fuzzy
                  msgid "Files are kept for nine days."
    translation:  msgstr "Los archivos se guardan siete días."
    finding:      1 message is outdated, or was not yet looked through (line 12)

Blind spot: a translation that is outdated and not marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fidelity.checks.omissions import shorten
from fidelity.checks.outdated import is_outdated
from fidelity.model import Alignment, Block, Category, Hit, Layer, Place, Severity

LAYER = Layer.STRUCTURAL
CATEGORY = Category.OUTDATED
SEVERITY = Severity.MINOR

_SHOWN = 8


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield one hit for all outdated messages, and one for information at each of them."""
    beads = [bead for bead in alignment.beads if is_outdated(bead, alignment)]
    if not beads:
        return
    blocks = [alignment.translation.blocks[bead.translation[0]] for bead in beads]
    are = "messages are" if len(beads) > 1 else "message is"
    yield Hit(
        message=f"{len(beads)} {are} outdated, or not yet looked through ({_lines(blocks)})",
        confidence=1.0,
        suggestion="compare each with its original, and take the mark away",
    )
    for bead, block in zip(beads, blocks, strict=True):
        yield Hit(
            message=f"Outdated, or not yet looked through: “{shorten(block.text)}”",
            confidence=bead.confidence,
            original=_whole(alignment.original.blocks, bead.original),
            translation=_whole(alignment.translation.blocks, bead.translation),
            severity=Severity.NEUTRAL,
        )


def _whole(blocks: Sequence[Block], indices: Sequence[int]) -> Place | None:
    return Place(indices[0], 0, len(blocks[indices[0]].text)) if indices else None


def _lines(blocks: Sequence[Block]) -> str:
    lines = [str(line) for line in dict.fromkeys(block.line for block in blocks)]
    more = f" and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
    return f"line{'s' * (len(lines) > 1)} {', '.join(lines[:_SHOWN])}{more}"
