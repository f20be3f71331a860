"""A link leads elsewhere than in the original.

    original:     the [report](https://archive.example/2024)
    translation:  el [informe](https://archive.example/2014)
    finding:      The link to https://archive.example/2024 now leads to https://archive.example/2014

Scheme, `www.`, final slashes, tracking parameters and a language in the address make no difference
(equivalent-link says which did). Where all folders of one address stand in the other, in their
order, the page has probably been moved: that is minor, and `[tool.fidelity.moved-links]` settles
it. Blind spot: an address that was rightly replaced by the same page in the other language under
another name.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.link_pairs import link_pairs
from fidelity.model import Alignment, Category, Hit, Layer, Severity
from fidelity.reading.hrefs import is_elsewhere

LAYER = Layer.STRUCTURAL
CATEGORY = Category.LINK
SEVERITY = Severity.MAJOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each link without a partner in whose place another stands."""
    for found in link_pairs(alignment):
        for link, other in found.changed:
            moved = is_elsewhere(link.link.href, other.link.href)
            perhaps = ", where that page has perhaps been moved" if moved else ""
            yield Hit(
                message=f"The link to {link.link.href} now leads to {other.link.href}{perhaps}",
                confidence=0.9 * found.bead.confidence,
                original=link.place,
                translation=other.place,
                suggestion=f"link “{other.anchor}” to {link.link.href}, or accept it with a reason",
                severity=Severity.MINOR if moved else None,
            )
