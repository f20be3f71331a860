"""What stands in two documents beside their text, put in pairs: shortcodes, images, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from fidelity.model import Document, Embed, EmbedKind, Place


class PlacedEmbed(Struct, frozen=True):
    """Something beside the text, and where it stands."""

    embed: Embed
    block: int
    number: int

    @property
    def place(self) -> Place:
        """Where it stands, to be quoted as it was written."""
        return Place(self.block, self.embed.start, self.embed.end, embed=self.number)


Pair = tuple[PlacedEmbed | None, PlacedEmbed | None]


def embeds(document: Document, kind: EmbedKind) -> list[PlacedEmbed]:
    """All of one kind, in the order of the document."""
    return [
        PlacedEmbed(embed, index, number)
        for index, block in enumerate(document.blocks)
        if block.embeds
        for number, embed in enumerate(block.embeds)
        if embed.kind is kind
    ]


def in_pairs(
    ours: list[PlacedEmbed], theirs: list[PlacedEmbed], key: Callable[[Embed], str]
) -> Iterator[Pair]:
    """Those with the same key in the same order, then those that moved; what is left has no
    partner.
    """
    from rapidfuzz.distance import Indel

    mine, far = [key(one.embed) for one in ours], [key(one.embed) for one in theirs]
    left, right = list[PlacedEmbed](), list[PlacedEmbed]()
    for step in Indel.opcodes(mine, far):
        if step.tag == "equal":
            yield from zip(
                ours[step.src_start : step.src_end],
                theirs[step.dest_start : step.dest_end],
                strict=True,
            )
        else:
            left += ours[step.src_start : step.src_end]
            right += theirs[step.dest_start : step.dest_end]
    for one in left:
        other = next((it for it in right if key(it.embed) == key(one.embed)), None)
        if other:
            right.remove(other)
        yield one, other
    for other in right:
        yield None, other
