"""Walks through a tree of HTML, and tells a composer what a reader of the page would see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from fidelity.load.composer import Composer
from fidelity.load.html_page import line_of
from fidelity.load.html_surroundings import Tracker
from fidelity.load.html_unseen import is_note_reference, is_unseen
from fidelity.load.srcset import addresses
from fidelity.model import Block, BlockKind, EmbedKind, MarkKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_KINDS = {
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.TABLE_CELL),
    **dict.fromkeys(("pre", "listing", "xmp"), BlockKind.CODE),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    "blockquote": BlockKind.QUOTE,
    "summary": BlockKind.PARAGRAPH,
}
_MARKS = {
    **dict.fromkeys(("em", "i"), MarkKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), MarkKind.STRONG),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), MarkKind.CODE),
    "math": MarkKind.FORMULA,
}
_MEDIA = frozenset({"audio", "iframe", "object", "video"})
_OTHER_BLOCKS = """
    address article aside body center details dialog div fieldset figure footer form frameset header
    hgroup hr html legend main nav option optgroup p search section select table tbody
    tfoot thead tr ul ol dl menu dir"""
_BLOCKS = frozenset(_OTHER_BLOCKS.split()) | _KINDS.keys()


class HtmlReader:
    """Reads elements one after the other into `out`."""

    def __init__(self, *, skip_navigation: bool, has_lines: bool = False) -> None:
        self._tracker = Tracker()
        self.out = Composer(self._tracker.here)
        self._skip_navigation = skip_navigation
        self._has_lines = has_lines
        self._line = 1
        self._kinds = [(BlockKind.PARAGRAPH, 0)]
        self._figure = 0
        self._after_break = False

    def read(self, root: _Element) -> None:
        """Read an element and all that is in it."""
        from lxml import etree

        self._line = line_of(root) or 1
        skipped: _Element | None = None
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                if self._is_hidden(element):
                    self._embed_hidden(element)
                    skipped = element
                    walk.skip_subtree()
                else:
                    self._start(element)
                continue
            if event == "end" and element is not skipped:
                self._end(element)
            else:
                self._pass(element)
            if element is not root and (text := element.tail):
                self._text(text)
        self.out.end_block()

    def _is_hidden(self, element: _Element) -> bool:
        return is_unseen(element) or (self._skip_navigation and element.tag == "nav")

    def _embed_hidden(self, element: _Element) -> None:
        """Keep what there is, though it has no text: a video, a frame, the number of a note."""
        if anchor := element.get("id"):
            self.out.anchor(anchor)
        if element.tag in _MEDIA:
            sources = (element, *element.iter("source"))
            address = next((s for e in sources if (s := e.get("src") or e.get("data"))), "")
            self.out.embed(EmbedKind.MEDIA, address, self._line)
        elif (label := element.get("data-note-reference")) or is_note_reference(element):
            hrefs = (link.get("href", "") for link in element.iter("a"))
            target = label or next(hrefs).removeprefix("#")
            self.out.embed(EmbedKind.NOTE, target, self._line)

    def _pass(self, element: _Element) -> None:
        """Count the lines of what is not read; a comment knows only the line where it ends."""
        is_comment = not isinstance(element.tag, str)
        if not is_comment and not self._has_lines:
            self._line = max(self._line, line_of(element))
        texts = [element.text or ""] if is_comment else map(str, element.itertext())
        self._line += sum(text.count("\n") for text in texts)

    def _text(self, text: str) -> None:
        self.out.text(text, self._line)
        self._line += text.count("\n")
        self._after_break = self._after_break and text.isspace()

    def _start(self, element: _Element) -> None:
        line_of_tag = self._line
        if self._has_lines:
            line_of_tag = self._line = int(element.get("data-line", self._line))
        elif (line := line_of(element)) > self._line:
            # Above line 65535 the parser stops counting, and our own count goes on alone.
            self._line = line
        tag = element.tag
        is_block = tag in _BLOCKS
        if is_block:
            self._start_block(element)
        if anchor := element.get("id") or (tag == "a" and element.get("name")):
            self.out.anchor(anchor)
        if not is_block:
            self._start_inline(element, line_of_tag)
        if text := element.text:
            self._text(text)

    def _start_inline(self, element: _Element, line: int) -> None:
        tag = element.tag
        if tag in _MARKS:
            self.out.open_mark(_MARKS[tag])
        elif tag == "a" and (href := element.get("href")) is not None:
            self.out.open_link(href.strip(), line)
        elif tag == "img":
            self._image(element, line)
        elif tag == "source":
            for address in addresses(element.get("srcset", "")):
                self.out.embed(EmbedKind.SOURCE, address, line)
        elif tag == "embed":
            self.out.embed(EmbedKind.MEDIA, element.get("src", ""), line)
        elif tag == "br":
            self._break()
        elif tag == "q":
            self.out.text("“", self._line)

    def _image(self, image: _Element, line: int) -> None:
        source = image.get("src", "")
        others = (other for other in addresses(image.get("srcset", "")) if other != source)
        self.out.image(image.get("alt", ""), source, line, tuple(others))

    def _end(self, element: _Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._end_block(element)
        elif tag in _MARKS:
            self.out.close_mark()
        elif tag == "a" and element.get("href") is not None:
            self.out.close_link()
        elif tag == "q":
            self.out.text("”", self._line)

    def _break(self) -> None:
        """A line break is a space; two of them are how old pages part paragraphs."""
        if self.out.verbatim:
            self.out.text("\n", self._line)
        elif self._after_break:
            self.out.end_block()
        else:
            self.out.text(" ", self._line)
        self._after_break = True

    def _start_block(self, element: _Element) -> None:
        tag = element.tag
        self.out.end_block()
        self._after_break = False
        self._tracker.start(element)
        if tag in _KINDS:
            self._kinds.append((_KINDS[tag], self._level(tag)))
            self._set_kind()
        elif tag == "figure":
            self._figure = len(self.out.blocks)
        self.out.language = _language(element) if tag == "pre" else ""

    def _end_block(self, element: _Element) -> None:
        tag = element.tag
        self.out.end_block()
        self._tracker.end(element)
        self.out.language = ""
        if tag in _KINDS:
            self._kinds.pop()
            self._set_kind()
        elif tag == "figure":
            blocks = self.out.blocks
            blocks[self._figure :] = _without_echo(blocks[self._figure :])
            self._figure = len(blocks)  # what a figure holds is looked at once, by the innermost

    def _level(self, tag: str) -> int:
        if _KINDS[tag] is BlockKind.HEADING:
            return int(tag[1])
        return max(self._tracker.depth, 1) if _KINDS[tag] is BlockKind.LIST_ITEM else 0

    def _set_kind(self) -> None:
        self.out.kind, self.out.level = self._kinds[-1]
        self.out.verbatim = self.out.kind is BlockKind.CODE


def _without_echo(figure: list[Block]) -> list[Block]:
    """Drop alternative texts that a caption repeats, and leave their links to it."""
    captions = {_bare(block.text) for block in figure if block.kind is BlockKind.CAPTION}
    echoes = {
        _bare(block.text): block
        for block in figure
        if block.kind is BlockKind.ALT_TEXT and _bare(block.text) in captions
    }
    return [
        _joined(block, echoes.get(_bare(block.text)))
        for block in figure
        if block.kind is not BlockKind.ALT_TEXT or _bare(block.text) not in echoes
    ]


def _joined(block: Block, echo: Block | None) -> Block:
    if echo is None:
        return block
    return replace(block, links=(*block.links, *echo.links), embeds=(*block.embeds, *echo.embeds))


def _language(element: _Element) -> str:
    """The language of code, as a site generator writes it."""
    for told in (element, *element.iter("code")):
        if language := told.get("data-lang"):
            return language
        classes = told.get("class", "").split()
        named = (c.partition("-")[2] for c in classes if c.startswith(("language-", "lang-")))
        if language := next(named, ""):
            return language
    return ""


def _bare(text: str) -> str:
    return text.casefold().strip(" .")
