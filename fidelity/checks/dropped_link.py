"""A link of the original is missing from the translation.

Readers lose their way to the source, and nothing on the page shows it.

    original:     A [court](https://court.example/ruling) stopped the work.
    translation:  Un tribunal paró las obras.
    finding:      The link on “court” to https://court.example/ruling is missing; it belongs on
                  “court”

Where other links to the same page are left, the message counts them; if one of them is in the same
paragraph, the fault is minor. What is written as a link and is none is for broken-markup.

Links of a block that is missing altogether are counted there. A translation without any link, of an
original with five or more, is one fault and not as many: each link is then listed for information,
with its place. Blind spot: where there is no back-translation, the place where the link belongs is
only known to the paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from fidelity.checks.link_pairs import PlacedLink, link_pairs
from fidelity.checks.link_place import Belongs, belongs
from fidelity.model import Alignment, Bead, BlockKind, Category, Hit, Layer, Severity
from fidelity.reading.near_links import near_links

LAYER = Layer.STRUCTURAL
CATEGORY = Category.LINK
SEVERITY = Severity.MAJOR


_MANY = 5


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each link without a partner whose block has a counterpart."""
    hits = list(_dropped(alignment))
    lost = [hit for hit in hits if hit.severity is None]
    if len(lost) >= _MANY and not any(block.links for block in alignment.translation.blocks):
        yield Hit(
            message=f"The translation has no links: all {len(lost)} of the original are missing",
            confidence=0.97,
            suggestion="set the links again; each is listed with the words that it belongs on",
        )
        hits = [replace(hit, severity=Severity.NEUTRAL) for hit in hits]
    yield from hits


def _dropped(alignment: Alignment) -> Iterator[Hit]:
    total, kept = _occurrences(alignment)
    for found in link_pairs(alignment):
        if not found.bead.translation or not found.dropped:
            continue
        written = _written(alignment, found.bead)
        near = {link.link.href for link, _, _ in found.paired}
        for link in found.dropped:
            href = link.link.href
            if href in written:
                continue
            there = belongs(alignment, found.bead, link)
            boilerplate = alignment.original.blocks[link.block].kind is BlockKind.BOILERPLATE
            yield Hit(
                message=_message(link, there, kept[href], total[href]),
                confidence=0.97 * found.bead.confidence,
                original=link.place,
                translation=there.translation,
                back_translation=there.back_translation,
                suggestion=f"link {_words(there)} to {link.link.href}",
                severity=_severity(boilerplate, again=href in near),
            )


def _occurrences(alignment: Alignment) -> tuple[Counter[str], Counter[str]]:
    """How often each address stands in the original, and how often the translation has it too."""
    total = Counter(link.href for block in alignment.original.blocks for link in block.links)
    kept = Counter(link.link.href for found in link_pairs(alignment) for link, _, _ in found.paired)
    return total, kept


def _written(alignment: Alignment, bead: Bead) -> set[str]:
    """The addresses of what is written like a link in a bead's translation, and is none."""
    return {
        near.href
        for j in bead.translation
        for near in near_links(alignment.translation.blocks[j])
        if near.href
    }


def _severity(boilerplate: bool, *, again: bool) -> Severity | None:
    if boilerplate:
        return Severity.NEUTRAL
    return Severity.MINOR if again else None


def _message(link: PlacedLink, there: Belongs, kept: int, total: int) -> str:
    on = f" on “{link.anchor}”" if link.anchor else ""
    where = f"; it belongs on “{there.words}”" if there.words else ""
    count = f" ({kept} of {total} links there are left)" if kept else ""
    return f"The link{on} to {link.link.href} is missing{count}{where}"


def _words(there: Belongs) -> str:
    return f"“{there.words}”" if there.words else "the words that render its text"
