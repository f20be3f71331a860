"""A link to a heading of the page leads nowhere, as no heading of the translation has that anchor.

Readers click, and nothing happens.

    original:     [below](#status) and the heading “Status”
    translation:  [abajo](#status) and the heading “Estado”
    finding:      No heading of the translation has the anchor #status

Anchors are those that authors set (`{#status}`, `id=`), and those that GitHub, Hugo, kramdown,
Python-Markdown, Docusaurus and Asciidoctor make of headings. A link that leads nowhere in the
original, either, is left alone. Blind spot: anchors that a plug-in of the site makes otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from fidelity.checks.link_pairs import link_pairs
from fidelity.model import Alignment, Block, BlockKind, Category, Hit, Layer, Severity
from fidelity.reading.anchors import anchors, slugs

LAYER = Layer.STRUCTURAL
CATEGORY = Category.LINK
SEVERITY = Severity.MAJOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each link within the page that led somewhere, and does no longer."""
    pairs = [
        (link, other)
        for found in link_pairs(alignment)
        for link, other, _ in found.paired
        if link.link.href.startswith("#") and other.link.href.startswith("#")
    ]
    if not pairs:
        return
    ours, theirs = anchors(alignment.original), anchors(alignment.translation)
    for link, other in pairs:
        if _name(link.link.href) in ours and _name(other.link.href) not in theirs:
            counterpart = _heading(alignment, _name(link.link.href))
            yield Hit(
                message=f"No heading of the translation has the anchor {other.link.href}",
                confidence=0.8,
                original=link.place,
                translation=other.place,
                suggestion=_suggestion(counterpart, _name(link.link.href)),
            )


def _name(href: str) -> str:
    return unquote(href[1:])


def _heading(alignment: Alignment, name: str) -> Block | None:
    """The counterpart of the heading that the original's link leads to."""
    for bead in alignment.beads:
        for i in bead.original:
            block = alignment.original.blocks[i]
            if _leads_to(block, name) and bead.translation:
                return alignment.translation.blocks[bead.translation[0]]
    return None


def _leads_to(block: Block, name: str) -> bool:
    return name in block.ids or (block.kind is BlockKind.HEADING and name in slugs(block))


def _suggestion(heading: Block | None, name: str) -> str:
    if heading is None:
        return "link to a heading that there is"
    return f"give the heading “{heading.text}” the anchor {{#{name}}}, or link to its own"
