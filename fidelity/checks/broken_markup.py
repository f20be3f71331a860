"""Something is written like a link or like markup, and is none: its brackets or asterisks show.

Readers see how the page is made, and cannot click.

    original:     [the state](/learn/state) is kept.
    translation:  [el estado] (/learn/state) se conserva.
    finding:      This is written like a link, and is none: “[el estado] (/learn/state)”

A blank between the brackets, brackets that turn the other way, are missing or are those of another
script, a reference without its definition, asterisks with a blank on the wrong side, tags and
entities that were taken apart. What the original shows as well is meant to be seen. Blind spot:
what a site's own plug-ins would make of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from fidelity.checks.omissions import shorten
from fidelity.model import Alignment, Category, Hit, Layer, Place, Severity
from fidelity.reading.near_links import NearKind, NearLink, near_links

LAYER = Layer.STRUCTURAL
CATEGORY = Category.MARKUP
SEVERITY = Severity.MAJOR

_NAMES = {
    NearKind.LINK: "a link, and is none",
    NearKind.REFERENCE: "a link, and its definition is missing",
    NearKind.EMPHASIS: "emphasis, and its asterisks show",
    NearKind.CODE: "code, and its backticks show",
    NearKind.TAG: "a tag, and shows as text",
    NearKind.ENTITY: "an entity, and shows as text",
    NearKind.NOTE: "a reference to a note, and there is no such note",
}
_CONTEXT = 30


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each piece of markup that shows, and did not in the original."""
    for bead in alignment.beads:
        near = {j: near_links(alignment.translation.blocks[j]) for j in bead.translation}
        if not any(near.values()):  # as in most
            continue
        shown = Counter(
            near.kind for i in bead.original for near in near_links(alignment.original.blocks[i])
        )
        for j, found in near.items():
            yield from _broken(alignment, j, found, shown)


def _broken(
    alignment: Alignment, index: int, found: Sequence[NearLink], shown: Counter[NearKind]
) -> Iterator[Hit]:
    """What shows in a block beyond what the original shows; that is used up as it is met."""
    block, told = alignment.translation.blocks[index], set()
    for near in found:
        if shown[near.kind] > 0:
            shown[near.kind] -= 1
        elif near.kind in (NearKind.LINK, NearKind.REFERENCE) or near.kind not in told:
            told.add(near.kind)
            place = Place(index, *_quoted(near, block.text))
            quote = shorten(" ".join(block.text[place.start : place.end].split()), 150)
            yield Hit(
                message=f"This is written like {_NAMES[near.kind]}: “{quote}”",
                confidence=0.9 if near.kind in (NearKind.LINK, NearKind.TAG) else 0.8,
                translation=place,
                suggestion=_suggestion(near),
                severity=None if near.kind is NearKind.LINK else Severity.MINOR,
            )


def _quoted(near: NearLink, text: str) -> tuple[int, int]:
    """The piece itself where it has words, else with what stands around it."""
    if near.kind in (NearKind.LINK, NearKind.REFERENCE):
        return near.start, near.end
    return max(0, near.start - _CONTEXT), min(len(text), near.end + _CONTEXT)


def _suggestion(near: NearLink) -> str:
    if near.kind is NearKind.LINK:
        return f"write [words]({near.href}), without blanks between the brackets"
    if near.kind is NearKind.REFERENCE:
        return "define the reference, or use the name under which it is defined"
    return "write the markup as it stands in the original"
