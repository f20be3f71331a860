"""Which link of the translation stands for which link of the original; the link checks read what is
left.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct, field
from rapidfuzz.distance import Indel

from fidelity.model import Alignment, Bead, Block, Link, Place
from fidelity.reading.hrefs import KEYED, Likeness, key, likeness, page
from fidelity.reading.words import fold

_KNOWN_AGAIN = 0.7
"""How alike, letter by letter, two titles or linked words are that are taken for one."""


class PlacedLink(Struct, frozen=True):
    """A link, the block that holds it, and the words that it stands on."""

    link: Link
    block: int
    anchor: str
    is_translated: bool

    @property
    def place(self) -> Place:
        """Where those words stand."""
        return Place(self.block, self.link.start, self.link.end)


class LinkPairs(Struct, frozen=True):
    """The links of one bead: those that lead to the same page, with the rule that says so, and
    those without a partner: dropped, added, or leading elsewhere from the same place.
    """

    bead: Bead
    dropped: tuple[PlacedLink, ...]
    added: tuple[PlacedLink, ...]
    changed: tuple[tuple[PlacedLink, PlacedLink], ...]
    paired: tuple[tuple[PlacedLink, PlacedLink, Likeness], ...] = ()


@lru_cache(maxsize=1)
def link_pairs(alignment: Alignment) -> tuple[LinkPairs, ...]:
    """Per bead with links, those with and without a partner; a link that only moved to another
    block has one.

    Occurrences count: an address that stands twice in the original and once in the translation is
    dropped once.
    """
    beads = alignment.beads
    ours = [_links(bead.original, alignment.original.blocks, False) for bead in beads]
    theirs = [_links(bead.translation, alignment.translation.blocks, True) for bead in beads]
    partners = _Partners(alignment.conventions.moved_links)
    for left, right in zip(ours, theirs, strict=True):
        if left and right:
            partners.find_by_key(left, right)
            partners.find_by_likeness(left, right)
    partners.find_by_key(
        [link for left in ours for link in left], [link for right in theirs for link in right]
    )
    return tuple(
        _left_over(bead, left, right, partners)
        for bead, left, right in zip(beads, ours, theirs, strict=True)
        if left or right
    )


def _links(
    indices: Sequence[int], blocks: Sequence[Block], is_translated: bool
) -> list[PlacedLink]:
    return [
        PlacedLink(link, index, blocks[index].anchor(link), is_translated)
        for index in indices
        for link in blocks[index].links
    ]


class _Partners(Struct):
    """Links of both sides that lead to the same page, the surest first, each used once."""

    moved: Mapping[str, str]
    of: dict[PlacedLink, tuple[PlacedLink, Likeness]] = field(default_factory=dict)
    taken: set[PlacedLink] = field(default_factory=set)

    def find_by_key(self, left: Sequence[PlacedLink], right: Sequence[PlacedLink]) -> None:
        for rule in KEYED:
            left, right = self._free(left), self._free(right)
            if not left or not right:
                return
            self._find(left, right, rule, {})
        if self.moved:
            left, right = self._free(left), self._free(right)
            self._find(left, right, Likeness.MOVED, self.moved)

    def _find(
        self,
        left: Sequence[PlacedLink],
        right: Sequence[PlacedLink],
        rule: Likeness,
        moved: Mapping[str, str],
    ) -> None:
        told_by = Likeness.LANGUAGE if moved else rule
        by_key: defaultdict[str, deque[PlacedLink]] = defaultdict(deque)
        for other in right:
            by_key[key(other.link.href, told_by)].append(other)
        for link in left:
            waiting = by_key.get(key(_moved(link.link.href, moved), told_by))
            if waiting:
                self._marry(link, waiting.popleft(), rule)

    def find_by_likeness(self, left: Sequence[PlacedLink], right: Sequence[PlacedLink]) -> None:
        localised: list[tuple[PlacedLink, PlacedLink]] = []
        for link in self._free(left):
            for other in self._free(right):
                rule = likeness(link.link.href, other.link.href)
                if rule is Likeness.LOCALISED:
                    localised.append((link, other))
                elif rule is not Likeness.OTHER:
                    self._marry(link, other, rule)
                    break
        for link, other in sorted(localised, key=_affinity, reverse=True):
            if self.taken.isdisjoint((link, other)):
                self._marry(link, other, Likeness.LOCALISED)

    def _free(self, links: Iterable[PlacedLink]) -> list[PlacedLink]:
        return [link for link in links if link not in self.taken]

    def _marry(self, link: PlacedLink, other: PlacedLink, rule: Likeness) -> None:
        self.of[link] = other, rule
        self.taken |= {link, other}


def _affinity(couple: tuple[PlacedLink, PlacedLink]) -> float:
    """How well the titles of two pages, or the words linked to them, are known again, 0 to 1: any
    page of a site in one language may be any of its pages in another.
    """
    mine, other = couple
    words = zip((_title(mine), mine.anchor), (_title(other), other.anchor), strict=True)
    alike = max(Indel.normalized_similarity(fold(one), fold(two)) for one, two in words)
    return alike if alike >= _KNOWN_AGAIN else 0.0


def _title(link: PlacedLink) -> str:
    return page(link.link.href).partition("#")[0].rpartition("/")[2]


def _moved(href: str, moved: Mapping[str, str]) -> str:
    """Where an address leads now: the longest beginning that has moved counts."""
    for before in sorted(moved, key=len, reverse=True):
        if href.startswith(before):
            return moved[before] + href[len(before) :]
    return href


def _left_over(
    bead: Bead, left: Sequence[PlacedLink], right: Sequence[PlacedLink], partners: _Partners
) -> LinkPairs:
    ours = [link for link in left if link not in partners.taken]
    theirs = [link for link in right if link not in partners.taken]
    paired = min(len(ours), len(theirs))
    return LinkPairs(
        bead,
        dropped=tuple(ours[paired:]),
        added=tuple(theirs[paired:]),
        changed=tuple(zip(ours[:paired], theirs[:paired], strict=True)),
        paired=tuple((link, *partners.of[link]) for link in left if link in partners.of),
    )
