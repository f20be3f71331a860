"""Which hits speak of messages that are known to be outdated: these are one fault, and not many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from fidelity.model import Alignment, Bead, Hit, Place


def current(hits: Iterable[Hit], alignment: Alignment) -> Iterator[Hit]:
    """The hits that do not speak of outdated messages."""
    ours, theirs = _outdated(alignment)
    for hit in hits:
        if not (_is_in(hit.original, ours) or _is_in(hit.translation, theirs)):
            yield hit


@lru_cache(maxsize=1)
def _outdated(alignment: Alignment) -> tuple[frozenset[int], frozenset[int]]:
    """The blocks of both sides that belong to outdated messages."""
    beads = [bead for bead in alignment.beads if is_outdated(bead, alignment)]
    return (
        frozenset(i for bead in beads for i in bead.original),
        frozenset(j for bead in beads for j in bead.translation),
    )


def is_outdated(bead: Bead, alignment: Alignment) -> bool:
    """Whether a message of the bead is marked as made of an earlier original, and is another text
    than the original.
    """
    theirs = [alignment.translation.blocks[j] for j in bead.translation]
    if not any(block.unit and block.unit.outdated for block in theirs):
        return False
    ours = [alignment.original.blocks[i] for i in bead.original]
    return [block.text for block in ours] != [block.text for block in theirs]


def _is_in(place: Place | None, blocks: frozenset[int]) -> bool:
    return place is not None and place.block in blocks
