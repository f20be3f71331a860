"""A file's text as it stands, and where in it the words of a block are."""

from __future__ import annotations

import re
from pathlib import PurePath

from msgspec import Struct

from fidelity.model import Document

MARKDOWN = (".md", ".markdown", ".mdx")
HTML = (".html", ".htm", ".xhtml")
_NEXT_ENTRY = re.compile(r"^\s*$|^msgid\b|^#", re.MULTILINE)


class Change(Struct, frozen=True):
    """The characters start to end of a text, and what comes in their stead."""

    start: int
    end: int
    text: str


class Source(Struct, frozen=True):
    """A document, and the text of its file with every character that it has."""

    document: Document
    text: str

    @property
    def suffix(self) -> str:
        """The ending of its name, in small letters."""
        return PurePath(self.document.path).suffix.lower()

    @property
    def newline(self) -> str:
        """How its lines end."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def line_start(self, line: int) -> int:
        """Where a line begins, counted from 1."""
        at = 0
        for _ in range(line - 1):
            at = self.text.find("\n", at) + 1
            if at == 0:
                return len(self.text)
        return at

    def line(self, number: int) -> str:
        """A line without its end."""
        start = self.line_start(number)
        return self.text[start:].partition("\n")[0].removesuffix("\r")

    def region(self, block: int) -> tuple[int, int]:
        """The characters from the line where a block begins to that of the next block."""
        line = self.document.blocks[block].line
        later = (other.line for other in self.document.blocks if other.line > line)
        start, after = self.line_start(line), min(later, default=None)
        end = len(self.text) if after is None else self.line_start(after)
        if self.suffix in (".po", ".pot") and (cut := _NEXT_ENTRY.search(self.text, start, end)):
            end = cut.start()
        return start, end

    def only(self, words: str, block: int) -> int | None:
        """Where these words stand in a block's region, if it is in one place only."""
        start, end = self.region(block)
        at = self.text.find(words, start, end) if words.strip() else -1
        if at < 0 or self.text.find(words, at + 1, end) >= 0:
            return None
        return at
