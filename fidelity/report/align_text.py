"""An alignment as text for the terminal: a line for each bead, the original on the left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from fidelity.model import Alignment, Bead, Block

_SIGNS = {"paired": "=", "moved": "~", "omitted": "-", "added": "+"}
_DOUBTFUL = 0.8
"""Beads that are less sure than this say so."""


def render(alignment: Alignment, notes: Sequence[str], *, width: int = 100) -> str:
    """The beads in the order of the original; each side with the lines where its blocks begin."""
    counts = Counter(map(_kind, alignment.beads))
    told = ", ".join(f"{counts[kind]} {kind}" for kind in _SIGNS if counts[kind])
    head = (
        f"{alignment.original.path or 'original'}  →  {alignment.translation.path or 'translation'}"
    )
    lines = [head, *notes, told, "", *_beads(alignment, max(60, width))]
    return "\n".join(lines) + "\n"


def _kind(bead: Bead) -> str:
    if not bead.translation:
        return "omitted"
    if not bead.original:
        return "added"
    return "moved" if bead.moved else "paired"


def _beads(alignment: Alignment, width: int) -> Iterator[str]:
    ours, theirs = alignment.original.blocks, alignment.translation.blocks
    numbers = [_lines(bead.original, ours) for bead in alignment.beads]
    others = [_lines(bead.translation, theirs) for bead in alignment.beads]
    left, right = (max(map(len, column), default=0) for column in (numbers, others))
    text = (width - left - right - 11) // 2
    for number, bead, other in zip(numbers, alignment.beads, others, strict=True):
        sure = f"{bead.confidence:>4.0%}" if bead.confidence < _DOUBTFUL else "    "
        yield (
            f"{number:>{left}} {_SIGNS[_kind(bead)]} {other:<{right}} {sure}  "
            f"{_cut(_text(bead.original, ours), text):<{text}}  "
            f"{_cut(_text(bead.translation, theirs), text)}"
        ).rstrip()


def _lines(indices: Sequence[int], blocks: Sequence[Block]) -> str:
    return ",".join(str(blocks[index].line) for index in indices)


def _text(indices: Sequence[int], blocks: Sequence[Block]) -> str:
    return " | ".join(" ".join(blocks[index].text.split()) for index in indices)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
