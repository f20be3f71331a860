"""Collects text, links, marks and images, and makes blocks of them at each boundary."""

from __future__ import annotations

from dataclasses import dataclass, field

from fidelity.load.characters import collapse, visible
from fidelity.model import Block, BlockKind, Link, Mark, MarkKind

_NOT_BEGUN = -1


@dataclass(slots=True)
class _Image:
    alt: str
    line: int
    links: list[Link] = field(default_factory=list)

    def block(self) -> Block:
        return Block(BlockKind.ALT_TEXT, self.alt, self.line, tuple(self.links))


@dataclass(slots=True)
class _OpenLink:
    href: str
    line: int
    start: int = _NOT_BEGUN
    image: _Image | None = None
    settled: bool = False


@dataclass(slots=True)
class _OpenMark:
    kind: MarkKind
    start: int = _NOT_BEGUN


class Composer:
    """Builds blocks from what a reader of markup meets on its way.

    Set `kind`, `level` and `verbatim` before the text they are for. Images come after the block that holds them. A link
    belongs to the first text inside it; without text to the image inside it; without both it is kept, empty, in
    the block around it or in the next one.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.kind, self.level, self.verbatim = BlockKind.PARAGRAPH, 0, False
        self._open_links: list[_OpenLink] = []
        self._open_marks: list[_OpenMark] = []
        self._orphans: list[_OpenLink] = []
        self._begin()

    def _begin(self) -> None:
        self._pieces: list[str] = []
        self._length, self._line, self._gap = 0, 0, False
        self._links: list[Link] = []
        self._marks: list[Mark] = []
        self._images: list[_Image] = []

    def text(self, text: str, line: int) -> None:
        """Add text that begins on this line."""
        text = visible(text)
        if self.verbatim:
            self._add(text if self._length else text.lstrip("\n"), text, line)
            return
        words = text.split()
        self._gap = self._gap or text[:1].isspace()
        if words:
            gap = " " if self._gap and self._length else ""
            self._length += len(gap)
            self._pieces.append(gap)
            self._add(" ".join(words), text, line)
            self._gap = text[-1].isspace()

    def _add(self, text: str, source: str, line: int) -> None:
        if not self._length:
            blank = len(source) - len(source.lstrip())
            self._line = line + source.count("\n", 0, blank)
        for opened in (*self._open_links, *self._open_marks):
            if opened.start == _NOT_BEGUN:
                opened.start = self._length
        self._pieces.append(text)
        self._length += len(text)

    def image(self, alt: str, line: int) -> None:
        """Add an image; without alternative text nobody reads it."""
        image = _Image(collapse(alt), line)
        if not image.alt:
            return
        self._images.append(image)
        for link in self._open_links:
            link.image = link.image or image

    def open_link(self, href: str, line: int) -> None:
        """Begin a link."""
        self._open_links.append(_OpenLink(href, line))

    def close_link(self) -> None:
        """End the innermost link."""
        if self._open_links:
            self._settle(self._open_links.pop())

    def _settle(self, link: _OpenLink) -> None:
        if link.settled:
            return
        link.settled = True
        if link.start != _NOT_BEGUN:
            self._links.append(Link(link.href, link.start, self._length, link.line))
        elif link.image:
            link.image.links.append(Link(link.href, 0, len(link.image.alt), link.line))
        elif self._length:
            self._links.append(Link(link.href, self._length, self._length, link.line))
        else:
            self._orphans.append(link)

    def open_mark(self, kind: MarkKind) -> None:
        """Begin emphasis, code ..."""
        self._open_marks.append(_OpenMark(kind))

    def close_mark(self, kind: MarkKind) -> None:
        """End the innermost mark of this kind."""
        for index in range(len(self._open_marks) - 1, -1, -1):
            if self._open_marks[index].kind is kind:
                self._stop(self._open_marks.pop(index))
                return

    def _stop(self, mark: _OpenMark) -> None:
        if mark.start != _NOT_BEGUN:
            self._marks.append(Mark(mark.kind, mark.start, self._length))
            mark.start = _NOT_BEGUN

    def end_block(self) -> None:
        """Make a block of what has come since the last boundary; open marks go on in the next one."""
        for link in self._open_links:
            if link.start != _NOT_BEGUN or link.image:
                self._settle(link)
        for mark in self._open_marks:
            self._stop(mark)
        text = "".join(self._pieces)
        text = text.rstrip("\n") if self.verbatim else text
        if text.strip():
            self.blocks.append(self._block(text))
        self.blocks.extend(image.block() for image in self._images)
        self._begin()

    def _block(self, text: str) -> Block:
        links = [Link(orphan.href, 0, 0, orphan.line) for orphan in self._orphans]
        self._orphans = []
        links += sorted(self._links, key=lambda link: (link.start, link.end))
        within = tuple(
            Link(link.href, min(link.start, len(text)), min(link.end, len(text)), link.line)
            for link in links
        )
        return Block(self.kind, text, self._line, within, _merged(self._marks), self.level)

    def finish(self) -> tuple[Block, ...]:
        """End the last block, and return all."""
        self.end_block()
        if self._orphans and self.blocks:
            self.blocks[-1] = _with_links(self.blocks[-1], self._orphans)
        return tuple(self.blocks)


def _merged(marks: list[Mark]) -> tuple[Mark, ...]:
    """Join marks of one kind that overlap or touch."""
    merged: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.kind, mark.start, mark.end)):
        last = merged[-1] if merged else None
        if last and last.kind is mark.kind and mark.start <= last.end:
            merged[-1] = Mark(mark.kind, last.start, max(last.end, mark.end))
        else:
            merged.append(mark)
    return tuple(sorted(merged, key=lambda mark: (mark.start, mark.end)))


def _with_links(block: Block, orphans: list[_OpenLink]) -> Block:
    end = len(block.text)
    links = tuple(Link(orphan.href, end, end, orphan.line) for orphan in orphans)
    return Block(block.kind, block.text, block.line, block.links + links, block.marks, block.level)
