"""What of a text is language that was to be translated, without code, addresses and short
quotations; and which part of it was copied from another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fidelity.lazy_pattern import lazy_pattern
from fidelity.model import Block
from fidelity.reading.placeholders import placeholders
from fidelity.reading.quotes import quotes
from fidelity.reading.stretches import Stretches, rewritten

_LABEL = 8
"""A quotation of so many words may be what is written on a button, or a title."""
_UNSPOKEN = lazy_pattern(
    r"\{[^{}\n]{0,500}\}|<[:%?][^\n]{0,500}|(?:https?://|www\.)\S+|[^\s/\\_@=]{0,60}[/\\_@=]\S*"
    r"|(?<![\w-])--\w[\w-]*|\b[\w.]{1,60}(?:-[\w.]{1,60}){3,60}\b|\b\w{1,60}\.\w[\w.]{0,200}\b|\b\w{1,60}\(\)"
)
_SIGN = re.compile(r"[/\\_@=.(-](?:(?<=[/\\_@=-])|(?<=\.)\S|(?<=\()\))")
"""What stands in all of these but those with a `{` or a `<`."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_RUN = 6


def spoken(block: Block) -> str:
    """The text of a block with blanks for what is no language, or is meant to stay, so that
    offsets hold.
    """
    text = block.text
    for start, end in _silent(block):
        text = text[:start] + " " * (end - start) + text[end:]
    if "{" in text or "<" in text:  # which alone reach beyond a space
        return _left(text)
    return rewritten(text, _SIGN, _LEFT.__getitem__)


def _left(text: str) -> str:
    return _UNSPOKEN.sub(lambda match: " " * len(match.group()), text)


_LEFT = Stretches(_left)


def _silent(block: Block) -> Iterator[tuple[int, int]]:
    for mark in block.marks:
        if not mark.kind.is_language:
            yield mark.start, mark.end
    for found in placeholders(block.text):
        yield from found.stretches
    for quote in quotes(block.text):
        if quote.words <= _LABEL and quote.words < len(block.text.split()) - 1:
            yield quote.start, quote.end


def copied_run(text: str, original: str) -> tuple[int, int] | None:
    """Start and end of the longest run of at least six words that the original has in that
    order.
    """
    theirs = [match.group().lower() for match in _WORD.finditer(original)]
    known = {tuple(theirs[k : k + _RUN]) for k in range(len(theirs) - _RUN + 1)}
    found = list(_WORD.finditer(text))
    folded = [match.group().lower() for match in found]
    best, k = (0, 0), 0
    while known and k <= len(found) - _RUN:
        end = k
        while tuple(folded[end : end + _RUN]) in known:
            end += 1
        if end > k and end - k > best[1] - best[0]:
            best = k, end
        k = end + 1
    if best[1] == best[0]:
        return None
    return found[best[0]].start(), found[best[1] + _RUN - 2].end()
