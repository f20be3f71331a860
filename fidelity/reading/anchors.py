"""Where in a document an address with `#` can lead: the anchors that its author set, and those that
site generators make of its headings.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from fidelity.model import Block, BlockKind, Document

_NOT_GITHUB = re.compile(r"[^\w\- ]")
_NOT_ASCII_WORD = re.compile(r"[^a-z0-9_\- ]")
_NO_WORD = re.compile(r"\W+")
_RUN = re.compile(r"[-\s]+")


def anchors(document: Document) -> frozenset[str]:
    """All names that may follow `#`; what a generator would make of a heading is among them in
    every form that is usual (GitHub, Hugo, kramdown, Python-Markdown, Docusaurus, Asciidoctor).
    """
    made: Counter[str] = Counter()
    found = {name for block in document.blocks for name in block.ids}
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            for slug in set(slugs(block)):
                count = made[slug]
                made[slug] += 1
                found |= {f"{slug}-{count}", f"{slug}_{count}"} if count else {slug}
    return frozenset(found)


def slugs(block: Block) -> Iterator[str]:
    """The names that generators make of the text of a heading."""
    lower = block.text.strip().lower()
    github = _NOT_GITHUB.sub("", lower)
    yield github.replace(" ", "-")
    yield _RUN.sub("-", github).strip("-")
    folded = unicodedata.normalize("NFKD", lower)
    ascii_ = folded.encode("ascii", "ignore").decode()
    bare = _NOT_ASCII_WORD.sub("", ascii_)
    yield bare.replace(" ", "-")
    yield _RUN.sub("-", bare).strip("-")
    yield f"_{_NO_WORD.sub('_', lower).strip('_')}"
    kramdown = _NOT_GITHUB.sub("", lower).lstrip("0123456789-_ ")
    yield kramdown.replace(" ", "-")
