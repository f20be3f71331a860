"""Makes blocks of the text, links, marks and images that a reader of markup meets on its way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from fidelity.load.characters import collapse, visible
from fidelity.model import (
    Block,
    BlockKind,
    Box,
    Cell,
    Embed,
    EmbedKind,
    Link,
    ListItem,
    Mark,
    MarkKind,
)

_NOT_BEGUN = -1


class Surroundings(Struct, frozen=True):
    """What a block is in: see `Block`."""

    in_list: ListItem | None = None
    cell: Cell | None = None
    box: Box | None = None
    note: str = ""


class _Image(Struct):
    alt: str
    source: str
    line: int
    others: tuple[str, ...] = ()
    links: list[Link] = field(default_factory=list)

    def embeds(self) -> Iterator[Embed]:
        yield Embed(EmbedKind.IMAGE, self.source, 0, 0, self.line, self.alt)
        for address in self.others:
            yield Embed(EmbedKind.SOURCE, address, 0, 0, self.line)


class _Open(Struct):
    start: int = _NOT_BEGUN


class _OpenLink(_Open):
    href: str = ""
    line: int = 0
    image: _Image | None = None
    is_settled: bool = False


class _OpenMark(_Open):
    kind: MarkKind = MarkKind.EMPHASIS


class Composer:
    """Collects until `end_block`; set `kind`, `level` and `verbatim` before the text they are for.

    `surroundings` tells of every block that ends what it is in, `language` is only for code.
    Images come after the block that holds them. A link belongs to the first text inside it, or
    where there is none to the image inside it. A link around nothing is kept, empty, in the block
    around it or in the next one, and so is what is embedded.
    """

    def __init__(self, surroundings: Callable[[], Surroundings]) -> None:
        self.blocks: list[Block] = []
        self.kind, self.level, self.verbatim = BlockKind.PARAGRAPH, 0, False
        self.language = ""
        self._surroundings = surroundings
        self._open_links: list[_OpenLink] = []
        self._open_marks: list[_OpenMark] = []
        self._homeless: list[_OpenLink] = []
        self._ids: list[str] = []
        self._embeds: list[Embed] = []
        self._begin()

    def _begin(self) -> None:
        self._pieces: list[str] = []
        self._length, self._line, self._gap = 0, 0, False
        self._links: list[Link] = []
        self._marks: list[Mark] = []
        self._images: list[_Image] = []

    def text(self, text: str, line: int) -> None:
        """Add text that begins on this line."""
        if self.verbatim:
            self._add_verbatim(visible(text), line)
        else:
            self._add_words(visible(text), line)

    def _add_verbatim(self, text: str, line: int) -> None:
        kept = text if self._length else text.lstrip("\n")
        if kept:
            self._add(kept, line + len(text) - len(kept))

    def _add_words(self, text: str, line: int) -> None:
        words = text.split()
        if not words:
            self._gap = self._gap or bool(text)
            return
        begins_apart = text[0].isspace()
        if self._length and (self._gap or begins_apart):
            self._pieces.append(" ")
            self._length += 1
        if begins_apart:
            line += text[: text.index(words[0])].count("\n")
        self._add(" ".join(words), line)
        self._gap = text[-1].isspace()

    def _add(self, text: str, line: int) -> None:
        if not self._length:
            self._line = line
        if self._open_links or self._open_marks:
            self._begin_open()
        self._pieces.append(text)
        self._length += len(text)

    def _begin_open(self) -> None:
        """Let the links and marks that have no text yet begin here."""
        for opened in (*self._open_links, *self._open_marks):
            if opened.start == _NOT_BEGUN:
                opened.start = self._length

    def anchor(self, name: str) -> None:
        """Give the block an anchor, or the next one where this has no text yet."""
        self._ids.append(name)

    def embed(self, kind: EmbedKind, target: str, line: int, text: str = "") -> None:
        """Add something that is no text."""
        self._embeds.append(Embed(kind, target, self._length, self._length, line, text))

    def image(self, alt: str, source: str, line: int, others: tuple[str, ...] = ()) -> None:
        """Add an image, which is a block of its own where it has an alternative text to read;
        `others` are the addresses of its other sizes and formats.
        """
        image = _Image(collapse(alt), source, line, others)
        if not image.alt:
            for embed in image.embeds():
                self.embed(embed.kind, embed.target, line)
            return
        self._images.append(image)
        for link in self._open_links:
            link.image = link.image or image

    def open_link(self, href: str, line: int) -> None:
        """Begin a link."""
        self._open_links.append(_OpenLink(href=href, line=line))

    def close_link(self) -> None:
        """End the innermost link."""
        link = self._open_links.pop()
        if not link.is_settled:
            self._settle(link)

    def _settle(self, link: _OpenLink) -> None:
        link.is_settled = True
        if link.start != _NOT_BEGUN:
            self._links.append(Link(link.href, link.start, self._length, link.line))
        elif link.image:
            link.image.links.append(Link(link.href, 0, len(link.image.alt), link.line))
        elif self._length:
            self._links.append(Link(link.href, self._length, self._length, link.line))
        else:
            self._homeless.append(link)

    def open_mark(self, kind: MarkKind) -> None:
        """Begin emphasis, code ..."""
        self._open_marks.append(_OpenMark(kind=kind))

    def close_mark(self) -> None:
        """End the innermost mark."""
        self._stop(self._open_marks.pop())

    def _stop(self, mark: _OpenMark) -> None:
        if mark.start != _NOT_BEGUN:
            self._marks.append(Mark(mark.kind, mark.start, self._length))
            mark.start = _NOT_BEGUN

    def end_block(self) -> None:
        """Make a block of what has come since the last one; open marks go on in the next."""
        if not self._pieces and not self._images:
            self._gap = False
            return
        for link in self._open_links:
            if not link.is_settled and (link.start != _NOT_BEGUN or link.image):
                self._settle(link)
        for mark in self._open_marks:
            self._stop(mark)
        text = "".join(self._pieces)
        if text.strip():
            self.blocks.append(self._block(text.rstrip("\n")))
        self.blocks.extend(map(self._alt_text, self._images))
        self._embeds = [replace(embed, start=0, end=0) for embed in self._embeds]
        self._begin()

    def _alt_text(self, image: _Image) -> Block:
        around = self._surroundings()
        return Block(
            BlockKind.ALT_TEXT,
            image.alt,
            image.line,
            tuple(image.links),
            embeds=tuple(image.embeds()),
            in_list=around.in_list,
            cell=around.cell,
            box=around.box,
            note=around.note,
        )

    def _block(self, text: str) -> Block:
        links = self._links_within(len(text)) if self._links or self._homeless else ()
        marks = () if self.verbatim else _merged(self._marks, text)
        ids, embeds = tuple(self._ids), tuple(self._embeds)
        self._ids, self._embeds = [], []
        around = self._surroundings()
        return Block(
            self.kind,
            text,
            self._line,
            links,
            marks,
            self.level,
            ids=ids,
            embeds=embeds,
            in_list=around.in_list,
            cell=around.cell,
            box=around.box,
            note=around.note,
            language=self.language,
        )

    def _links_within(self, length: int) -> tuple[Link, ...]:
        homeless = [Link(link.href, 0, 0, link.line) for link in self._homeless]
        self._homeless = []
        within = (_ending_within(link, length) for link in self._links)
        return (*homeless, *sorted(within, key=lambda link: (link.start, link.end)))

    def finish(self) -> tuple[Block, ...]:
        """End the last block, and return all."""
        self.end_block()
        if self.blocks and (self._homeless or self._ids or self._embeds):
            last = self.blocks[-1]
            end = len(last.text)
            self.blocks[-1] = replace(
                last,
                links=(
                    *last.links,
                    *(Link(link.href, end, end, link.line) for link in self._homeless),
                ),
                ids=(*last.ids, *self._ids),
                embeds=(*last.embeds, *(replace(e, start=end, end=end) for e in self._embeds)),
            )
        return tuple(self.blocks)


_Stretch = TypeVar("_Stretch", Link, Mark)


def _ending_within(stretch: _Stretch, length: int) -> _Stretch:
    return stretch if stretch.end <= length else replace(stretch, end=length)


def _merged(marks: list[Mark], text: str) -> tuple[Mark, ...]:
    """Join marks of one kind that overlap, or that nothing but white space parts."""
    if not marks:
        return ()
    merged: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.kind, mark.start, mark.end)):
        last = merged[-1] if merged else None
        if last and last.kind is mark.kind and not text[last.end : mark.start].strip():
            merged[-1] = replace(last, end=min(max(last.end, mark.end), len(text)))
        else:
            merged.append(_ending_within(mark, len(text)))
    return tuple(sorted(merged, key=lambda mark: (mark.start, mark.end)))
