"""Writes HTML from the blocks of AsciiDoc, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import islice

from msgspec.structs import replace

from fidelity.load.asciidoc_attributes import Attributes, add_block_attributes, attributes
from fidelity.load.asciidoc_inline import image, inline
from fidelity.load.asciidoc_lines import Line, Lines, joined
from fidelity.load.asciidoc_signs import (
    ADMONITION,
    ATTRIBUTE,
    BLOCK_ANCHOR,
    BLOCK_ATTRIBUTES,
    BLOCK_TITLE,
    BREAK,
    DELIMITER,
    HEADING,
    MACRO,
    UNDERLINE,
    Marker,
    ends_text,
    is_told_above,
    marker,
)
from fidelity.load.asciidoc_table import TableCell, rows
from fidelity.load.characters import collapse
from fidelity.load.directives import Directive, written
from fidelity.load.written_html import element, of_line, opened
from fidelity.model import Entry

_DEEPEST = 50
_LITERAL = frozenset({"source", "listing", "literal"})
_UNDERLINES = "=-~^+"
"""What stands below headings, by their levels."""
_ESCAPED = re.compile(r"\\(?=(?:include|ifdef|ifndef|ifeval|endif)::)")
_TASK = re.compile(r"\[[ xX*]\][ \t]+")
_BOXES = frozenset("note tip important warning caution".split())


class TooDeepError(ValueError):
    """Blocks are nested deeper than anyone nests them."""


class Writer:
    """Writes blocks, and keeps the attributes and macros that it meets."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.directives: list[Directive] = []
        self._depth = 0

    def blocks(self, lines: Sequence[Line]) -> Iterator[str]:
        """Write all blocks of these lines."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise TooDeepError
        rest = Lines(lines)
        while rest.current:
            yield from self._block(rest, ())
        self._depth -= 1

    def _block(self, lines: Lines, lists: tuple[str, ...]) -> Iterator[str]:
        """Write the next block, with what is told of it above it."""
        about, title = self._gather(lines)
        yield from (f'<a id="{escape(anchor)}"></a>' for anchor in about.ids)
        line = lines.current
        if line is None:
            return
        found = marker(line.text)
        is_list = found and not (about.style in _LITERAL and line.text[0].isspace())
        caption = element("figcaption", title.number, inline(title.text)) if title else ""
        if DELIMITER.match(line.text):
            yield caption
            yield from self._delimited(lines, about)
        elif macro := MACRO.match(line.text):
            yield from self._macro(macro, lines.take(), caption)
        elif BREAK.match(line.text) or line.text == "+":
            lines.take()
        elif found and is_list:
            yield caption
            yield from self._list(lines, found, lists)
        elif heading := HEADING.match(line.text):
            lines.take()
            yield element(f"h{len(heading[1])}", line.number, inline(heading["text"]))
        elif level := _underlined(lines):
            lines.take()
            lines.take()
            yield element(f"h{level}", line.number, inline(line.text))
        elif line.text[0].isspace() and about.style in {"", *_LITERAL}:
            yield caption + _verbatim(_literal_lines(lines), about)
        else:
            yield caption
            yield from self._paragraph(_text_lines(lines, in_list=bool(lists)), about)

    def _gather(self, lines: Lines) -> tuple[Attributes, Line | None]:
        """What stands above a block: attributes, anchors, a title; comments are left out."""
        about, title = Attributes(), None
        while line := lines.current:
            text = line.text
            if self.take_attribute(lines) or take_comment(lines):
                continue
            if anchor := BLOCK_ANCHOR.match(text):
                about.ids.append(anchor["id"])
            elif inside := BLOCK_ATTRIBUTES.match(text):
                add_block_attributes(about, inside["inside"])
                about.line = line.number
            elif named := BLOCK_TITLE.match(text):
                title = Line(line.number, named["text"])
            elif text:
                break
            lines.take()
        if said := about.named.get("title"):
            title = title or Line(lines.current.number if lines.current else 1, said)
        return about, title

    def take_attribute(self, lines: Lines) -> bool:
        """Take an attribute of the document with the lines on which it goes on."""
        line = lines.current
        match = ATTRIBUTE.match(line.text) if line else None
        if line is None or match is None:
            return False
        value = match["value"] or ""
        lines.take()
        while value.endswith("\\") and (more := lines.current) and more.text:
            value = f"{value.removesuffix(chr(92)).removesuffix(' +')} {lines.take().text.strip()}"
        name = match["name"]
        is_unset = "!" in name
        self.entries.append(
            Entry(name.strip("!"), "false" if is_unset else collapse(value), line.number)
        )
        return True

    def _delimited(self, lines: Lines, about: Attributes) -> Iterator[str]:
        opening = lines.take()
        fence = opening.text
        if fence.startswith("```"):
            about.placed = about.placed or ["source", fence.lstrip("`")]
            fence = "`" * (len(fence) - len(fence.lstrip("`")))
        inside = lines.take_until(fence)
        style, sign = about.style.lower(), fence[0]
        if fence[1:].startswith("===") and sign in "|,:!":
            yield from self._table(inside, about, fence)
        elif style in {"stem", "latexmath", "asciimath"}:
            yield _verbatim(inside, about, language="math")
        elif style == "verse":
            yield from self._quoted(iter([_paragraph(inside)]), about, opening)
        elif sign in "-.`+" and fence != "--":
            yield _verbatim(inside, about, language="html" if sign == "+" else None)
        elif fence == "--" and style in _LITERAL:
            yield _verbatim(inside, about)
        elif style == "comment":
            return
        elif sign == "_" or style == "quote":
            yield from self._quoted(self.blocks(inside), about, opening)
        else:
            kind = "sidebar" if sign == "*" else style if style in _BOXES else ""
            kind = kind or ("details" if "collapsible" in about.options else "")
            yield opened("div", opening.number, **({"data_box": kind} if kind else {}))
            yield from self.blocks(inside)
            yield "</div>"

    def _quoted(self, inside: Iterator[str], about: Attributes, opening: Line) -> Iterator[str]:
        yield opened("blockquote", opening.number)
        yield from inside
        said_by = filter(None, (about.at(1), about.at(2)))
        yield "".join(element("p", about.line, inline(words)) for words in said_by)
        yield "</blockquote>"

    def _macro(self, macro: re.Match[str], line: Line, caption: str) -> Iterator[str]:
        name, target, inside = macro.groups()
        told = attributes(inside)
        if name == "image":
            named = told.named.get("title", "")
            caption = caption or (
                element("figcaption", line.number, inline(named)) if named else ""
            )
            yield f"<figure>{caption}{image(target, inside, of_line(line.number))}</figure>"
        elif name in {"video", "audio"}:
            yield f'{caption}<video src="{escape(target)}"></video>'
        else:
            yield caption
            self.directives.append(Directive(written(name, target, inside), line.number))

    def _paragraph(self, lines: Sequence[Line], about: Attributes) -> Iterator[str]:
        if not lines:
            return
        style = about.style.lower()
        if style in _LITERAL:
            yield _verbatim(lines, about)
        elif style in {"stem", "latexmath", "asciimath"}:
            yield _verbatim(lines, about, language="math")
        elif style in {"quote", "verse"}:
            yield from self._quoted(iter([_paragraph(lines)]), about, lines[0])
        elif match := ADMONITION.match(lines[0].text):
            first = Line(lines[0].number, lines[0].text[match.end() :])
            kind = match["kind"].lower()
            yield element("div", first.number, _paragraph([first, *lines[1:]]), data_box=kind)
        elif style in _BOXES or style == "sidebar":
            yield element("div", lines[0].number, _paragraph(lines), data_box=style)
        else:
            yield _paragraph(lines)

    def _list(self, lines: Lines, first: Marker, lists: tuple[str, ...]) -> Iterator[str]:
        """Write a list with those inside it; `lists` are the keys of those around it."""
        inner = (*lists, first.key)
        yield f"<{first.tag}>"
        while (line := lines.current) and (found := marker(line.text)) and found.key == first.key:
            yield from self._item(lines, found, inner)
        yield f"</{first.tag}>"

    def _item(self, lines: Lines, found: Marker, lists: tuple[str, ...]) -> Iterator[str]:
        line = lines.take()
        if found.tag == "dl":
            yield element("dt", line.number, inline(found.term))
        if found.tag == "dl" and not found.text:
            has_text = _has_text(lines)
            if has_text:
                lines.skip_blank()
            text = _text_lines(lines, in_list=True) if has_text else []
        else:
            first = Line(line.number, _TASK.sub("", found.text, count=1))
            text = [first, *_text_lines(lines, in_list=True)]
        tag = "dd" if found.tag == "dl" else "li"
        yield opened(tag, text[0].number if text else None)
        yield inline(joined(text))
        yield from self._attached(lines, lists)
        yield f"</{tag}>"

    def _attached(self, lines: Lines, lists: tuple[str, ...]) -> Iterator[str]:
        """Write what belongs to an item below its text."""
        while line := lines.current:
            if line.text == "+":
                lines.take()
                yield from self._block(lines, lists)
                continue
            lines.skip_blank()
            if lines.current and lines.current.text == "+" and not line.text:
                continue
            if not _belongs(lines, lists, is_apart=not line.text):
                return
            yield from self._block(lines, lists)

    def _table(self, lines: Sequence[Line], about: Attributes, fence: str) -> Iterator[str]:
        yield "<table>"
        for row in rows(lines, about, fence):
            yield "<tr>"
            for cell in row.cells:
                tag = "th" if row.is_header or cell.style == "h" else "td"
                yield f"<{tag}>"
                yield from self._cell(cell)
                yield f"</{tag}>"
            yield "</tr>"
        yield "</table>"

    def _cell(self, cell: TableCell) -> Iterator[str]:
        if cell.style == "a":
            yield from self.blocks(cell.lines)
        elif cell.style == "l":
            yield _verbatim(cell.lines, Attributes())
        else:
            rest = Lines([replace(line, text=line.text.strip()) for line in cell.lines])
            while rest.current:
                rest.skip_blank()
                if rest.current:
                    yield _paragraph(_text_lines(rest, in_list=False, is_cell=True))


def take_comment(lines: Lines) -> bool:
    """Take a comment, of a line or of a block."""
    line = lines.current
    if line is None or not line.text.startswith("//") or line.text == "///":
        return False
    lines.take()
    if line.text.startswith("////") and not line.text.strip("/"):
        lines.take_until(line.text)
    return True


def _underlined(lines: Lines) -> int:
    """The level of a heading with a line below it; 0 where it is none."""
    line, below = (*islice(lines.ahead(), 2), None, None)[:2]
    match = UNDERLINE.match(below.text) if below else None
    if not line or not below or not match or not line.text[0].isalnum():
        return 0
    return _UNDERLINES.index(match[1]) + 1 if abs(len(below.text) - len(line.text)) < 2 else 0


def _belongs(lines: Lines, lists: tuple[str, ...], *, is_apart: bool) -> bool:
    """Whether the next block belongs to the item above it: a list of another kind than those around
    it, or, behind a blank line, a text that is set in.
    """
    following = next((line for line in lines.ahead() if not is_told_above(line.text)), None)
    if following is None or not following.text:
        return False
    if found := marker(following.text):
        return found.key not in lists
    return is_apart and following.text[0].isspace()


def _text_lines(lines: Lines, *, in_list: bool, is_cell: bool = False) -> list[Line]:
    """Take the lines of a text up to what ends it."""
    taken: list[Line] = []
    while (line := lines.current) and line.text:
        if (taken or in_list) and not is_cell and ends_text(line.text, in_list=in_list):
            break
        lines.take()
        if not line.text.startswith("//") or line.text.startswith("///"):
            taken.append(line)
    return taken


def _has_text(lines: Lines) -> bool:
    """Whether the text of a term follows, perhaps below blank lines, and not a block or an item."""
    line = next((line for line in lines.ahead() if line.text), None)
    if line is None or line.text == "+" or marker(line.text) or is_told_above(line.text):
        return False
    return not (DELIMITER.match(line.text) or HEADING.match(line.text))


def _literal_lines(lines: Lines) -> list[Line]:
    taken = []
    while (line := lines.current) and line.text:
        taken.append(lines.take())
    return taken


def _paragraph(lines: Sequence[Line]) -> str:
    return element("p", lines[0].number if lines else None, inline(joined(lines)))


def _verbatim(lines: Sequence[Line], about: Attributes, language: str | None = None) -> str:
    filled = [number for number, line in enumerate(lines) if line.text]
    if not filled:
        return ""
    lines = lines[filled[0] : filled[-1] + 1]
    if language is None:
        language = about.named.get("language", about.at(1) if about.style in {"", "source"} else "")
    indent = min(len(line.text) - len(line.text.lstrip()) for line in lines if line.text)
    text = _ESCAPED.sub("", joined([Line(line.number, line.text[indent:]) for line in lines]))
    return f"{opened('pre', lines[0].number, data_lang=language)}{escape(text)}</pre>"
