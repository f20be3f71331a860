"""A link of the original is missing from the translation.

Readers lose their way to the source, and nothing on the page shows it.

    original:     A [court](https://court.example/ruling) stopped the work. translation:  Un
    tribunal paró las obras. finding:      The link on “court” to https://court.example/ruling is
    missing; it belongs on “court”

Links of a block that is missing altogether are counted there. A translation without any link, of an
original with five or more, is one fault and not as many: each link is then listed for information,
with its place. Blind spot: where there is no back-translation, the place where the link belongs is
only known to the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fidelity.checks.link_pairs import PlacedLink, link_pairs
from fidelity.checks.link_place import Belongs, belongs
from fidelity.model import Alignment, BlockKind, Category, Hit, Layer, Severity

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
    for found in link_pairs(alignment):
        if not found.bead.translation:
            continue
        for link in found.dropped:
            there = belongs(alignment, found.bead, link)
            boilerplate = alignment.original.blocks[link.block].kind is BlockKind.BOILERPLATE
            yield Hit(
                message=_message(link, there),
                confidence=0.97 * found.bead.confidence,
                original=link.place,
                translation=there.translation,
                back_translation=there.back_translation,
                suggestion=f"link {_words(there)} to {link.link.href}",
                severity=Severity.NEUTRAL if boilerplate else None,
            )


def _message(link: PlacedLink, there: Belongs) -> str:
    on = f" on “{link.anchor}”" if link.anchor else ""
    where = f"; it belongs on “{there.words}”" if there.words else ""
    return f"The link{on} to {link.link.href} is missing{where}"


def _words(there: Belongs) -> str:
    return f"“{there.words}”" if there.words else "the words that render its text"
