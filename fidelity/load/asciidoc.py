"""Reads AsciiDoc as Asciidoctor has it by making HTML of it; nothing is included.

Source of the syntax: the AsciiDoc Language Documentation. No parser for Python is well kept and
free for all; this one reads what people write, not every option of how it is shown.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from fidelity.errors import LoadError
from fidelity.load.asciidoc_blocks import TooDeepError, Writer, take_comment
from fidelity.load.asciidoc_inline import inline
from fidelity.load.asciidoc_lines import Line, Lines, numbered_lines
from fidelity.load.directives import with_directives
from fidelity.load.entry import joined
from fidelity.load.html import load_written_html
from fidelity.load.links import with_bare_links
from fidelity.model import Document, Entry

_TITLE = re.compile(r"[=#][ \t]+(?P<text>\S.*)$")
_AUTHOR = re.compile(r"[^\W\d][\w.'’-]*(?: [\w.'’-]+){0,2}(?: +<[^<>]+>)?(?:;.*)?$")
_REVISION = re.compile(r"v?\d.*$")


def load_asciidoc(text: str, path: str) -> Document:
    """Read a header, sections, paragraphs, lists, tables, delimited blocks, macros and marks.

    Attributes are front matter, `{name}` is a placeholder, what is included or stands on a
    condition is a directive. Raises LoadError where blocks are nested too deep.
    """
    lines, directives = numbered_lines(text)
    writer, rest = Writer(), Lines(lines)
    try:
        html = _header(rest, writer) + "".join(writer.blocks(rest.rest))
    except TooDeepError as error:
        what = "its blocks are nested too deep to be read"
        raise LoadError(path or "text", what, "close the blocks that were left open") from error
    page = load_written_html(html, path)
    entries = tuple(joined(writer.entries))
    blocks = with_directives(page.blocks, [*directives, *writer.directives])
    metadata = MappingProxyType({entry.key: entry.value for entry in entries})
    return Document(path, tuple(map(with_bare_links, blocks)), metadata, entries=entries)


def _header(lines: Lines, writer: Writer) -> str:
    """Take the title, the author, the revision and the attributes that a document begins with."""
    title = ""
    while line := lines.current:
        if writer.take_attribute(lines) or take_comment(lines):
            continue
        if not line.text and not title:
            lines.take()
        elif not title and (match := _TITLE.match(line.text)):
            title = f'<h1 data-line="{line.number}">{inline(match["text"])}</h1>'
            lines.take()
            _take_byline(lines, writer)
        else:
            break
    return title


def _take_byline(lines: Lines, writer: Writer) -> None:
    """Take the author and the revision, which follow the title at once."""
    for name, pattern in (("author", _AUTHOR), ("revision", _REVISION)):
        line = lines.current
        if line is None or not line.text or not pattern.match(line.text):
            return
        writer.entries.append(_entry(name, lines.take()))


def _entry(name: str, line: Line) -> Entry:
    return Entry(name, line.text.strip(), line.number)
