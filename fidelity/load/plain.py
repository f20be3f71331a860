"""Reads plain text: paragraphs with a blank line between them, or one on each line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from fidelity.load.characters import collapse
from fidelity.load.links import with_bare_links
from fidelity.model import Block, BlockKind, Document

_NARROWEST_WRAP, _WIDEST_WRAP = 30, 120
_SENTENCE_ENDS = tuple('.!?…。！？։۔।:;"”»’)）')


def load_plain(text: str, path: str) -> Document:
    """Split text into paragraphs, keeping the line each one starts on.

    The lines of a paragraph are joined. But lines longer than anyone wraps by hand are paragraphs
    themselves, and so are those of a text without blank lines that were not broken for their width.
    """
    return Document(path, tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Block]:
    chunks = list(_chunks(text))
    for chunk in chunks:
        lines = [line for _, line in chunk]
        apart = not _is_wrapped(lines) if len(chunks) == 1 else _are_long(lines)
        for paragraph in [[line] for line in chunk] if apart else [chunk]:
            first = paragraph[0][0]
            joined = collapse(" ".join(line for _, line in paragraph))
            if joined:
                yield with_bare_links(Block(BlockKind.PARAGRAPH, joined, first))


def _chunks(text: str) -> Iterator[list[tuple[int, str]]]:
    numbered = enumerate(text.split("\n"), start=1)
    for is_text, lines in groupby(numbered, key=lambda pair: bool(pair[1].strip())):
        if is_text:
            yield list(lines)


def _is_wrapped(lines: list[str]) -> bool:
    """Whether these lines are one paragraph, broken where the next word did not fit.

    Most breaks of such a paragraph come at the full width, and not at the end of a sentence.
    """
    if len(lines) < 2 or _are_long(lines):
        return len(lines) < 2
    width = max(len(line.rstrip()) for line in lines)
    if width < _NARROWEST_WRAP:
        return False
    breaks = [_is_full(line, after, width) for line, after in pairwise(lines)]
    return sum(breaks) >= 0.6 * len(breaks)


def _are_long(lines: list[str]) -> bool:
    return 2 * sum(len(line) > _WIDEST_WRAP for line in lines) > len(lines)


def _is_full(line: str, after: str, width: int) -> bool:
    line = line.rstrip()
    next_word = after.split(maxsplit=1)[0]
    return len(line) + 1 + len(next_word) > width and not line.endswith(_SENTENCE_ENDS)
