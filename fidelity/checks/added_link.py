"""The translation has a link that the original lacks.

It may be a service to the reader, or an advertisement; the author did not set it.

    original:     The mayor spoke for an hour.
    translation:  El [alcalde](https://party.example/join) habló una hora.
    finding:      A link to https://party.example/join was added

A page that the original links as well, though not so often, is mentioned for information.
Blind spot: links in blocks that were added altogether are not reported one by one.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.link_pairs import link_pairs
from fidelity.model import Alignment, Category, Hit, Layer, Severity

LAYER = Layer.STRUCTURAL
CATEGORY = Category.LINK
SEVERITY = Severity.MINOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each link of the translation without a partner."""
    known = {link.href for block in alignment.original.blocks for link in block.links}
    for found in link_pairs(alignment):
        if not found.bead.original:
            continue
        for link in found.added:
            again = link.link.href in known
            yield Hit(
                message=f"{'Another' if again else 'A'} link to {link.link.href} was added on "
                f"“{link.anchor}”",
                confidence=0.95 * found.bead.confidence,
                translation=link.place,
                suggestion="take the link out, or accept it with a reason",
                severity=Severity.NEUTRAL if again else None,
            )
