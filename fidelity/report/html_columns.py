"""The texts that stand side by side on the page: the original, the translation and its English."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from fidelity.model import Alignment, Bead, Block, Evidence, Finding

ORIGINAL, TRANSLATION, BACK_TRANSLATION = "original", "translation", "back-translation"
"""The keys of the columns."""

_ITSELF = "none"
"""The engine of a translation that is English: it is its own back-translation."""

Spot = tuple[str, int]
"""A block: the key of its column, and its index."""


class Column(Struct, frozen=True):
    """One text, block by block; its key names it in anchors."""

    key: str
    name: str
    lang: str
    blocks: Sequence[Block]

    def indices(self, bead: Bead) -> tuple[int, ...]:
        """Which of its blocks belong to a bead."""
        return bead.original if self.key == ORIGINAL else bead.translation


def columns_of(alignment: Alignment) -> tuple[Column, ...]:
    """Two columns, or three where the back-translation is another text than the translation."""
    original, translation = alignment.original, alignment.translation
    columns = (
        Column(ORIGINAL, "Original", original.lang or "en", original.blocks),
        Column(TRANSLATION, "Translation", translation.lang or "", translation.blocks),
    )
    if alignment.back_translation is None or is_its_own(alignment):
        return columns
    english = tuple(
        replace(block, text=text, links=(), marks=())
        for block, text in zip(translation.blocks, alignment.back_translation.texts, strict=True)
    )
    return (*columns, Column(BACK_TRANSLATION, "Back-translation", "en", english))


def is_its_own(alignment: Alignment) -> bool:
    """Whether the translation is its own back-translation."""
    english = alignment.back_translation
    return english is not None and english.engine.name == _ITSELF


def evidence_in(columns: Sequence[Column], finding: Finding) -> dict[str, Evidence]:
    """Where a finding shows, by the key of the column.

    Where the translation is its own back-translation, the two places are one, and the closer one
    is taken.
    """
    translation, english = finding.translation, finding.back_translation
    if len(columns) == 2 and english and (not translation or _is_within(english, translation)):
        translation = english
    found = {
        ORIGINAL: finding.original,
        TRANSLATION: translation,
        BACK_TRANSLATION: english if len(columns) == 3 else None,
    }
    return {key: evidence for key, evidence in found.items() if evidence}


def _is_within(inner: Evidence, outer: Evidence) -> bool:
    return inner.block == outer.block and outer.start <= inner.start and inner.end <= outer.end
