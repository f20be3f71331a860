"""Which link of the translation stands for which link of the original; the link checks read what is
left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fidelity.model import Alignment, Bead, Block, Link, Place
from fidelity.reading.hrefs import Sameness, sameness


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A link, the block that holds it, and the words that it stands on."""

    link: Link
    block: int
    anchor: str
    is_translated: bool

    @property
    def place(self) -> Place:
        """Where those words stand."""
        return Place(self.block, self.link.start, self.link.end)


@dataclass(frozen=True, slots=True)
class LinkPairs:
    """The links of one bead without a partner: dropped, added, or leading elsewhere from the same
    place.
    """

    bead: Bead
    dropped: tuple[PlacedLink, ...]
    added: tuple[PlacedLink, ...]
    changed: tuple[tuple[PlacedLink, PlacedLink], ...]


@lru_cache(maxsize=1)
def link_pairs(alignment: Alignment) -> tuple[LinkPairs, ...]:
    """Per bead, the links without a partner; a link that only moved to another block has one.

    Occurrences count: an address that stands twice in the original and once in the translation is
    dropped once.
    """
    beads = alignment.beads
    ours = [_links(bead.original, alignment.original.blocks, False) for bead in beads]
    theirs = [_links(bead.translation, alignment.translation.blocks, True) for bead in beads]
    partners: set[PlacedLink] = set()
    for left, right in zip(ours, theirs, strict=True):
        partners |= _partners(left, right, partners)
    everywhere = [link for right in theirs for link in right]
    for left in ours:
        partners |= _partners(left, everywhere, partners)
    return tuple(
        _left_over(bead, _without(left, partners), _without(right, partners))
        for bead, left, right in zip(beads, ours, theirs, strict=True)
    )


def _links(
    indices: Sequence[int], blocks: Sequence[Block], is_translated: bool
) -> list[PlacedLink]:
    return [
        PlacedLink(link, index, blocks[index].anchor(link), is_translated)
        for index in indices
        for link in blocks[index].links
    ]


def _partners(
    left: Sequence[PlacedLink], right: Sequence[PlacedLink], taken: set[PlacedLink]
) -> set[PlacedLink]:
    """Links of both sides that lead to the same page, the surest first, each used once."""
    found: set[PlacedLink] = set()
    for wanted in (Sameness.SAME, Sameness.LOCALISED):
        for link in _without(left, taken | found):
            for other in _without(right, taken | found):
                if sameness(link.link.href, other.link.href) is wanted:
                    found |= {link, other}
                    break
    return found


def _without(links: Iterable[PlacedLink], taken: set[PlacedLink]) -> list[PlacedLink]:
    return [link for link in links if link not in taken]


def _left_over(bead: Bead, ours: list[PlacedLink], theirs: list[PlacedLink]) -> LinkPairs:
    paired = min(len(ours), len(theirs))
    return LinkPairs(
        bead,
        dropped=tuple(ours[paired:]),
        added=tuple(theirs[paired:]),
        changed=tuple(zip(ours[:paired], theirs[:paired], strict=True)),
    )
