"""Tells which paragraphs are bylines, biographies, datelines, labels, captions and boilerplate.

Where a paragraph stands, what form it has, whom the front matter names as author, and wordings
(see `Cues`) must come together; no single one of them is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from fidelity.load.roles import biographies, boilerplate, bylines, datelines, labels
from fidelity.load.roles.cues import DEFAULT_CUES, Cues
from fidelity.load.roles.layout import Layout, layout
from fidelity.load.roles.length import is_longer
from fidelity.model import Block, BlockKind, Document, Mark

__all__ = ["DEFAULT_CUES", "Cues", "assign"]

_ELIGIBLE = (BlockKind.PARAGRAPH, BlockKind.QUOTE)
_ABOUT_PEOPLE = (BlockKind.BIO, BlockKind.BYLINE)
_MOST_WORDS_BEFORE_BODY = 12
_MOST_WORDS_OF_DATELINE = 25
_MOST_WORDS_OF_CAPTION = 80


def assign(document: Document, cues: Cues) -> Document:
    """Give the paragraphs around the body their roles, and mark datelines."""
    where = layout(document.blocks)
    if not where.end:
        return document
    page = _Page(document, where, cues)
    return replace(document, blocks=tuple(page.marked(page.roles())))


class _Page:
    def __init__(self, document: Document, where: Layout, cues: Cues) -> None:
        self._blocks, self._where, self._cues = document.blocks, where, cues
        self._authors = bylines.authors(document.metadata)
        kinds = enumerate(block.kind for block in self._blocks)
        self._eligible = [index for index, kind in kinds if kind in _ELIGIBLE]

    def roles(self) -> dict[int, BlockKind]:
        """The roles by the index of the block; who signed is told first, then who is who."""
        roles = dict.fromkeys(self._bylines(), BlockKind.BYLINE)
        people = (*self._authors, *self._signed_by(roles))
        roles |= dict.fromkeys(self._captions(), BlockKind.CAPTION)
        roles |= {
            index: role
            for index in self._eligible
            if index not in roles and (role := self._role(index, people))
        }
        roles |= dict.fromkeys(self._biography_of_stranger(roles), BlockKind.BIO)
        return roles | dict.fromkeys(self._labels(roles), BlockKind.LABEL)

    def _captions(self) -> Iterator[int]:
        for index in self._eligible:
            block = self._blocks[index]
            below_image = index and self._blocks[index - 1].kind is BlockKind.ALT_TEXT
            if below_image and biographies.is_italic(block) and _is_short_caption(block):
                yield index

    def _bylines(self) -> Iterator[int]:
        for index in self._eligible:
            text = self._blocks[index].text
            if index in self._where.top and bylines.is_byline(text, self._authors, self._cues):
                yield index

    def _signed_by(self, indexes: Iterable[int]) -> Iterator[str]:
        for index in indexes:
            yield from bylines.authors_in(self._blocks[index].text, self._cues)

    def _role(self, index: int, people: tuple[str, ...]) -> BlockKind | None:
        block = self._blocks[index]
        if boilerplate.is_notice(block, self._cues):
            return BlockKind.BOILERPLATE
        if index not in self._where.top and index not in self._where.end:
            return None
        if boilerplate.is_boilerplate(block, self._cues):
            return BlockKind.BOILERPLATE
        if biographies.is_of(block, people, self._cues):
            return BlockKind.BIO
        return BlockKind.DATELINE if self._is_dateline(block) else None

    def _is_dateline(self, block: Block) -> bool:
        is_short = not is_longer(block.text, _MOST_WORDS_OF_DATELINE)
        return is_short and datelines.is_all_dateline(block.text, self._cues)

    def _biography_of_stranger(self, roles: dict[int, BlockKind]) -> Iterator[int]:
        """Before the boilerplate at the end may stand who wrote a text that nobody signed."""
        last = max((index for index in self._eligible if index not in roles), default=-1)
        if last not in self._where.end or BlockKind.BIO in roles.values():
            return
        others = (block.text for index, block in enumerate(self._blocks) if index != last)
        if biographies.is_of_stranger(self._blocks[last], "\n".join(others), self._cues):
            yield last

    def _labels(self, roles: dict[int, BlockKind]) -> Iterator[int]:
        """Labels stand above the body, which begins where the first sentences are."""
        titled = any(map(_is_title, self._blocks))
        for index in self._eligible:
            block = self._blocks[index]
            if index in roles:
                continue
            if index not in self._where.lead or is_longer(block.text, _MOST_WORDS_BEFORE_BODY):
                return
            if labels.is_label(block, self._cues, titled=titled):
                yield index

    def marked(self, roles: dict[int, BlockKind]) -> Iterator[Block]:
        """The blocks in their roles, with marks on the datelines inside them."""
        story = next((index for index in self._eligible if self._is_body(index, roles)), -1)
        signed = bool(self._authors) or BlockKind.BYLINE in roles.values()
        for index, block in enumerate(self._blocks):
            kind = roles.get(index, block.kind)
            more: list[Mark] = []
            if kind in _ABOUT_PEOPLE:
                more = datelines.marks(block.text, self._cues)
            elif index == story:
                more = datelines.opening_marks(block.text, self._cues, signed=signed)
            if kind is block.kind and not more:
                yield block
                continue
            marks = sorted((*block.marks, *more), key=lambda mark: (mark.start, mark.end))
            yield replace(block, kind=kind, marks=tuple(marks))

    def _is_body(self, index: int, roles: dict[int, BlockKind]) -> bool:
        text = self._blocks[index].text
        return index not in roles and is_longer(text, _MOST_WORDS_BEFORE_BODY)


def _is_short_caption(block: Block) -> bool:
    return not is_longer(block.text, _MOST_WORDS_OF_CAPTION)


def _is_title(block: Block) -> bool:
    is_heading = block.kind is BlockKind.HEADING and block.level == 1
    return is_heading or block.kind is BlockKind.TITLE
