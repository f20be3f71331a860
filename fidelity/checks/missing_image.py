"""An image, a video or the reference to a note is missing.

    original:     ![The mill](/img/mill.png)
    translation:  a page without it
    finding:      The image /img/mill.png is missing

An image may lie in a folder of the language, or be another in its place (a screenshot of the other
language), which is for information. Its other sizes and formats (`srcset`) are compared, too: what
one paragraph lacks of them is one minor finding. A note may be labelled otherwise. Blind spot: what
an image shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.embed_pairs import PlacedEmbed, embeds, in_pairs
from fidelity.model import Alignment, Category, Embed, EmbedKind, Hit, Layer, Severity
from fidelity.reading.hrefs import Sameness, sameness

LAYER = Layer.STRUCTURAL
CATEGORY = Category.OMISSION
SEVERITY = Severity.MAJOR

_NAMES = {
    EmbedKind.IMAGE: "The image",
    EmbedKind.SOURCE: "The other size or format of an image",
    EmbedKind.MEDIA: "The medium",
    EmbedKind.NOTE: "The reference to note",
}


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each image, medium or reference that the translation lacks."""
    lost_blocks = {i for bead in alignment.beads if not bead.translation for i in bead.original}
    for kind, name in _NAMES.items():
        ours, theirs = embeds(alignment.original, kind), embeds(alignment.translation, kind)
        missing, added = [], []
        for one, other in in_pairs(ours, theirs, _key):
            if one is None and other is not None:
                added.append(other)
            elif one is not None and other is None and one.block not in lost_blocks:
                missing.append(one)
        if kind is EmbedKind.SOURCE:
            missing = _first_of_each_block(missing)
        yield from _hits(missing, added, name)
        lost_blocks |= {one.block for one in missing if kind is EmbedKind.IMAGE}


def _key(embed: Embed) -> str:
    """The file of an image, wherever it lies; the label of a note."""
    return embed.target.split("?")[0].rstrip("/").rpartition("/")[2]


def _hits(missing: list[PlacedEmbed], added: list[PlacedEmbed], name: str) -> Iterator[Hit]:
    for one in missing:
        other = _instead(one, added)
        if other:
            added.remove(other)
            if one.embed.kind is EmbedKind.NOTE:
                continue
        yield Hit(
            message=f"{name} {one.embed.target} "
            + (f"became {other.embed.target}" if other else "is missing"),
            confidence=0.9,
            original=one.place,
            translation=other.place if other else None,
            suggestion="set it where it belongs",
            severity=_severity(one, other),
        )


def _first_of_each_block(found: list[PlacedEmbed]) -> list[PlacedEmbed]:
    firsts: dict[int, PlacedEmbed] = {}
    for one in found:
        firsts.setdefault(one.block, one)
    return list(firsts.values())


def _severity(one: PlacedEmbed, other: PlacedEmbed | None) -> Severity | None:
    if other:
        return Severity.NEUTRAL
    return Severity.MINOR if one.embed.kind is EmbedKind.SOURCE else None


def _instead(one: PlacedEmbed, added: list[PlacedEmbed]) -> PlacedEmbed | None:
    """Another one in its place: the same by the rules of links, else the first that was added."""
    same = (it for it in added if sameness(one.embed.target, it.embed.target) is not Sameness.OTHER)
    return next(same, added[0] if added else None)
