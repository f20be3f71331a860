"""The English of what links stand on, by itself, where a paragraph has several links.

In the English of the whole paragraph nothing tells which words the links are on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fidelity.back_translate.sentences import Translate, unmarked
from fidelity.back_translate.untranslatable import untranslatable
from fidelity.model import Block

_LONGEST = 200
"""Letters of what a link stands on; what is longer is a text of its own."""


def anchors_in_english(blocks: Iterable[Block], translate: Translate) -> dict[str, str]:
    """The English of each anchor."""
    different = list(dict.fromkeys(anchor for block in blocks for anchor in _anchors(block)))
    english = translate(different) if different else ()
    return {anchor: unmarked(text).strip() for anchor, text in zip(different, english, strict=True)}


def _anchors(block: Block) -> Iterator[str]:
    """What the links of a block stand on, where they lead to several places, and it is language."""
    if len({link.href for link in block.links}) < 2:
        return
    silent = untranslatable(block)
    for link in block.links:
        anchor = block.anchor(link)
        is_clear = not any(start < link.end and link.start < end for start, end in silent)
        if is_clear and len(anchor) <= _LONGEST and any(map(str.isalpha, anchor)):
            yield anchor
