"""Names of parameters, which documentation sets in emphasis (`*mode*`), where another one stands in
the translation.

Emphasis is translated elsewhere, so only what other messages keep as it is counts as a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fidelity.model import Alignment, Bead, Place

_NAME = re.compile(r"(?<![\w*])\*([A-Za-z_][\w.]*)\*(?![\w*])")

_Named = dict[str, Place]


def exchanged_names(alignment: Alignment) -> Iterator[tuple[Bead, Place, Place]]:
    """The places of a name that a message lost and of the one that it has in its stead."""
    if not any("*" in block.text for block in alignment.original.blocks):
        return
    beads = [bead for bead in alignment.beads if bead.original and bead.translation]
    sides = [(_ours(bead, alignment), _theirs(bead, alignment)) for bead in beads]
    kept = {name for ours, theirs in sides for name in ours.keys() & theirs.keys()}
    for bead, (ours, theirs) in zip(beads, sides, strict=True):
        lost = [name for name in ours if name in kept and not _says(bead, alignment, name)]
        gained = [name for name in theirs if name in kept and name not in ours]
        if len(lost) == len(gained) == 1:
            yield bead, ours[lost[0]], theirs[gained[0]]


def _ours(bead: Bead, alignment: Alignment) -> _Named:
    blocks = alignment.original.blocks
    return {name: place for i in bead.original for name, place in _names(i, blocks[i].text)}


def _theirs(bead: Bead, alignment: Alignment) -> _Named:
    blocks = alignment.translation.blocks
    return {name: place for j in bead.translation for name, place in _names(j, blocks[j].text)}


def _names(block: int, text: str) -> Iterator[tuple[str, Place]]:
    for match in _NAME.finditer(text) if "*" in text else ():
        yield match[1], Place(block, *match.span())


def _says(bead: Bead, alignment: Alignment, name: str) -> bool:
    """Whether the translation has the name, in emphasis or without."""
    texts = (alignment.translation.blocks[j].text for j in bead.translation)
    return any(
        name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for text in texts
    )
