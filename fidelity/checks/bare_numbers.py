"""Numbers in digits, compared between the original and the foreign text itself where there is no
back-translation to rely on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fidelity.model import Alignment, Bead, Block, Hit, Place, Severity
from fidelity.reading.numbers import Number, numbers

_SPELLED_OUT = 12
"""Numbers up to this are as often written in words."""

_SCALED = re.compile(r"[\s-]*(?:hundred|thousand|million|billion|trillion|bn|m|k)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\S+(?:://|@|\.\w{2,}/)\S*")


def bare_hits(alignment: Alignment) -> Iterator[Hit]:
    """A hit for each number of a block that another stands for in the block's counterpart.

    A number that is merely missing or added says little here, since either side may spell it out.
    """
    reliable = frozenset(alignment.reliable_beads)
    for bead in alignment.beads:
        is_pair = len(bead.original) == len(bead.translation) == 1
        if is_pair and bead.confidence >= 0.6 and bead not in reliable:
            yield from _changed(alignment, bead)


def _changed(alignment: Alignment, bead: Bead) -> Iterator[Hit]:
    ours = _placed(bead.original, alignment.original.blocks)
    theirs = _placed(bead.translation, alignment.translation.blocks)
    lost = [one for one in ours if _is_telling(one) and not _among(one, theirs)]
    said = [number for i in bead.original for number in numbers(alignment.original.blocks[i].text)]
    gained = [
        other
        for other in theirs
        if _is_telling(other) and not any(other[0].agrees_with(number) for number in said)
    ]
    if len(lost) != len(gained):
        return
    for (mine, place, quote), (_, there, other) in zip(lost, gained, strict=True):
        yield Hit(
            message=f"“{quote}” became “{other}”",
            confidence=0.75 * bead.confidence,
            original=place,
            translation=there,
            suggestion=f"write {quote} as the original has it, or accept the change with a reason",
            severity=None if mine.in_digits else Severity.MINOR,
        )


_Placed = tuple[Number, Place, str]


def _placed(indices: Sequence[int], blocks: Sequence[Block]) -> list[_Placed]:
    """The numbers in digits of some blocks, without those in code, in addresses, and before words
    such as million.
    """
    return [
        (
            number,
            Place(index, number.start, number.end),
            blocks[index].text[number.start : number.end],
        )
        for index in indices
        if blocks[index].kind.is_prose
        for number in numbers(_prose(blocks[index]))
        if number.in_digits
        and not _SCALED.search(blocks[index].text, number.start, number.end + 12)
    ]


def _prose(block: Block) -> str:
    """The block's text with what is no language blanked out, so that places stay the same."""
    text = _ADDRESS.sub(lambda match: " " * len(match.group()), block.text)
    for mark in block.marks:
        if not mark.kind.is_language:
            text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
    return text


def _is_telling(placed: _Placed) -> bool:
    return placed[0].value > _SPELLED_OUT


def _among(placed: _Placed, others: Sequence[_Placed]) -> bool:
    return any(placed[0].agrees_with(other) for other, _, _ in others)
