"""Code differs from that of the original, and not only in its comments and in what it says.

Readers copy it; what it does must not change.

    original:     retry(times=3)  # try again
    translation:  retry(times=5)  # noch einmal
    finding:      The code changed: “retry(times=3)” became “retry(times=5)”

Comments, and strings that are words for people, may be translated, and white space may differ. So
may what readers fill in (`/path/to/mill`, `[quit message]`, `en_US`). Names that were exchanged one
for one are minor. Blind spot: the language of the code is not known, and its comments are told by
the signs that most languages use; code that grew or shrank by lines is reported by the first of
them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fidelity.checks.omissions import shorten
from fidelity.model import Alignment, Bead, Block, BlockKind, Category, Hit, Layer, Place, Severity
from fidelity.reading.code import CodeChange, CodeDifference, compare_code

LAYER = Layer.STRUCTURAL
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each block of code that does something else than its counterpart."""
    for bead in alignment.beads:
        ours = _code(bead.original, alignment.original.blocks)
        theirs = _code(bead.translation, alignment.translation.blocks)
        if not ours or not theirs:
            continue
        found = compare_code(
            _joined(ours, alignment.original.blocks), _joined(theirs, alignment.translation.blocks)
        )
        if found.change in (CodeChange.NAMES, CodeChange.CODE):
            yield _hit(found, bead, alignment, ours[0], theirs[0])


def _code(indices: Sequence[int], blocks: Sequence[Block]) -> list[int]:
    return [i for i in indices if blocks[i].kind is BlockKind.CODE]


def _joined(indices: Sequence[int], blocks: Sequence[Block]) -> str:
    return "\n".join(blocks[i].text for i in indices)


def _hit(found: CodeDifference, bead: Bead, alignment: Alignment, ours: int, theirs: int) -> Hit:
    original = _place(ours, alignment.original.blocks[ours], found.ours)
    translation = _place(theirs, alignment.translation.blocks[theirs], found.theirs)
    if found.change is CodeChange.NAMES:
        renamed = ", ".join(f"{one} became {other}" for one, other in found.renamed[:5])
        return Hit(
            message=f"Names in the code changed: {renamed}",
            confidence=0.6 * bead.confidence,
            original=original,
            translation=translation,
            suggestion="leave the names, or see that the text calls them the same",
            severity=Severity.MINOR,
        )
    return Hit(
        message=f"The code changed: {_told(found)}",
        confidence=0.9 * bead.confidence,
        severity=None if len(bead.original) == len(bead.translation) else Severity.MINOR,
        original=original,
        translation=translation,
        suggestion="take the code of the original over, and translate its comments only",
    )


def _told(found: CodeDifference) -> str:
    if not found.ours:
        return f"“{shorten(found.theirs)}” was added"
    if not found.theirs:
        return f"“{shorten(found.ours)}” is missing"
    return f"“{shorten(found.ours)}” became “{shorten(found.theirs)}”"


def _place(index: int, block: Block, line: str) -> Place:
    """The line in which the difference is, or all of the block."""
    at = block.text.find(line) if line else -1
    return Place(index, at, at + len(line)) if at >= 0 else Place(index, 0, len(block.text))
