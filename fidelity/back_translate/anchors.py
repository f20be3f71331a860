"""What links stand on, where a paragraph has links to several pages: in the English of the whole
paragraph nothing tells which words they are on, so it goes to the engine by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.back_translate.untranslatable import untranslatable
from fidelity.model import Block

_LONGEST = 200
"""Letters of what a link stands on; what is longer is a text of its own."""


def anchors(block: Block) -> Iterator[str]:
    """What the links of a block stand on, where they lead to several pages, and it is language."""
    if len({link.href for link in block.links}) < 2:
        return
    silent = untranslatable(block)
    for link in block.links:
        anchor = block.anchor(link)
        is_clear = not any(start < link.end and link.start < end for start, end in silent)
        if is_clear and len(anchor) <= _LONGEST and any(map(str.isalpha, anchor)):
            yield anchor
