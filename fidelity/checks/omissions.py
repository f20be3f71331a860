"""Blocks that have no counterpart on the other side; the checks on missing and added matter each
read their share.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from fidelity.model import (
    Alignment,
    Bead,
    Block,
    BlockKind,
    Hit,
    Place,
    Severity,
)
from fidelity.reading.words import fold, prefixes, words


class Lonely(Struct, frozen=True):
    """A block without a counterpart, and how sure the aligner is of that (0 to 1)."""

    index: int
    block: Block
    confidence: float

    @property
    def place(self) -> Place:
        """All of it."""
        return Place(self.index, 0, len(self.block.text))


def omitted(alignment: Alignment, kinds: Collection[BlockKind]) -> Iterator[Lonely]:
    """Blocks of the original, of these kinds, that the translation lacks.

    A block whose words stand in the original a second time as another kind of block, which has a
    counterpart, is not lost: a title that is repeated as the first heading, a caption that repeats
    the alt text. Nor is a cell that repeats: the rows and columns of tables are compared elsewhere.
    Nor is a block whose words stand in a neighbour's counterpart: the last item of a list that
    became a sentence.
    """
    for k, bead in enumerate(alignment.beads):
        if bead.translation:
            continue
        for i in bead.original:
            block = alignment.original.blocks[i]
            if (
                block.kind in kinds
                and not block.unit
                and not _is_a_mark(block)
                and not _stands_twice(alignment, block)
                and not _is_beside(alignment, k)
            ):
                yield Lonely(i, block, bead.confidence)


def _stands_twice(alignment: Alignment, block: Block) -> bool:
    """Whether a block is not lost because its words are kept in another block."""
    kinds = _kept(alignment).get(fold(block.text), set())
    return bool(kinds if block.kind is BlockKind.TABLE_CELL else kinds - {block.kind})


@lru_cache(maxsize=1)
def _kept(alignment: Alignment) -> Mapping[str, set[BlockKind]]:
    """The folded texts of the blocks that have a counterpart, and what kinds of blocks they are."""
    kept: defaultdict[str, set[BlockKind]] = defaultdict(set)
    for bead in alignment.beads:
        for i in bead.original if bead.translation else ():
            block = alignment.original.blocks[i]
            kept[fold(block.text)].add(block.kind)
    return kept


def added(alignment: Alignment) -> Iterator[Lonely]:
    """Blocks of the translation that the original lacks, unless their words stand in a neighbour's
    counterpart.
    """
    for k, bead in enumerate(alignment.beads):
        units = (alignment.translation.blocks[j].unit for j in bead.translation)
        if not bead.original and not any(units) and not _is_beside(alignment, k):
            for j in bead.translation:
                block = alignment.translation.blocks[j]
                if not _is_a_mark(block):
                    yield Lonely(j, block, bead.confidence)


def _is_a_mark(block: Block) -> bool:
    """Whether a block is the full stop that its markup has cut off."""
    return not block.text.strip(" .,;:!?…")


def _is_beside(alignment: Alignment, k: int) -> bool:
    """Whether most words of a lonely bead stand on the other side of the nearest pair of beads, and
    only there.
    """
    if not alignment.back_translation:
        return False
    telling = _telling(" ".join(_sides(alignment, alignment.beads[k])))
    is_omission = not alignment.beads[k].translation
    for pair in _nearest_pairs(alignment)[k]:
        mine, theirs = map(prefixes, _sides(alignment, pair))
        spare = theirs - mine if is_omission else mine - theirs
        if telling and len(telling & spare) >= 0.6 * len(telling):
            return True
    return False


@lru_cache(maxsize=1)
def _nearest_pairs(alignment: Alignment) -> Sequence[Sequence[Bead]]:
    """For each bead the nearest pair of beads behind it and before it, as far as there are any."""
    beads = alignment.beads
    found: list[list[Bead]] = [[] for _ in beads]
    for order in (range(len(beads) - 1, -1, -1), range(len(beads))):
        pair: Bead | None = None
        for k in order:
            if pair:
                found[k].append(pair)
            if beads[k].original and beads[k].translation:
                pair = beads[k]
    return found


def _sides(alignment: Alignment, bead: Bead) -> tuple[str, str]:
    """The text of a bead's blocks in the original and in English."""
    english = alignment.back_translation.texts if alignment.back_translation else ()
    return (
        " ".join(alignment.original.blocks[i].text for i in bead.original),
        " ".join(english[j] for j in bead.translation) if english else "",
    )


def missing(
    alignment: Alignment,
    kind: BlockKind,
    name: str,
    suggestion: str,
    severity: Severity | None = None,
) -> Iterator[Hit]:
    """A hit for each block of this kind that the translation lacks."""
    for lonely in omitted(alignment, {kind}):
        yield Hit(
            message=f"{name} is missing: “{shorten(lonely.block.text)}”{_with_links(lonely.block)}",
            confidence=lonely.confidence,
            original=lonely.place,
            translation=place_before(alignment, lonely.index),
            suggestion=suggestion,
            severity=severity,
        )


def _with_links(block: Block) -> str:
    count = len(block.links)
    return "" if not count else f" (with {count} link{'s' if count > 1 else ''})"


def place_before(alignment: Alignment, original_block: int) -> Place | None:
    """The block of the translation behind which the lost block belongs, as an empty place at its
    end.
    """
    pairs = _ends_of_pairs(alignment)
    at = bisect_left(pairs, (original_block,)) - 1
    if at < 0:
        return None
    before = pairs[at][1]
    end = len(alignment.translation.blocks[before].text)
    return Place(before, end, end)


@lru_cache(maxsize=1)
def _ends_of_pairs(alignment: Alignment) -> Sequence[tuple[int, int]]:
    """The last blocks of every pair of beads that has not moved, in the order of the original."""
    return sorted(
        (bead.original[-1], bead.translation[-1])
        for bead in alignment.beads
        if bead.original and bead.translation and not bead.moved
    )


def _telling(text: str) -> frozenset[str]:
    """The beginnings of a text's longer words of content, and its numbers."""
    content = " ".join(
        word.text for word in words(text) if word.is_content or word.text[0].isdigit()
    )
    return frozenset(key for key in prefixes(content) if len(key) > 3 or key[0].isdigit())


def shorten(text: str, limit: int = 90) -> str:
    """The beginning of a text, cut at a word."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"
