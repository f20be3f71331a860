"""Numbers the blocks of a document whose file has no lines."""

from __future__ import annotations

from msgspec.structs import replace

from fidelity.model import Document


def numbered(document: Document) -> Document:
    """The document with the number of each block in place of its line."""
    blocks = tuple(
        replace(
            block,
            line=number,
            links=tuple(replace(link, line=number) for link in block.links),
            embeds=tuple(replace(embed, line=number) for embed in block.embeds),
        )
        for number, block in enumerate(document.blocks, start=1)
    )
    return replace(document, blocks=blocks)
