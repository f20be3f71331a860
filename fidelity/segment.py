"""The sentences of a block's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fidelity.model import Segment

_INSIDE_QUOTES = re.compile(r"(?<=[a-zà-ÿа-яёіўїєґ]{3}[.!?…])\s+(?=[A-ZÀ-ÞА-ЯЁІЎЇЄҐ])")
_QUOTES = re.compile(r"[“”«»„\"]")


def sentence_spans(text: str, lang: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence in the text, without the white space around it.

    `lang` is a primary language subtag; an unknown one is split by the rules that most languages share.
    """
    from sentencex import get_sentence_boundaries

    return tuple(
        (start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip()))
        for sentence in get_sentence_boundaries(lang, text)
        for start, end in _parts(text, sentence["start_index"], sentence["end_index"])
        if (raw := text[start:end]).strip()
    )


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or the sentences of a quotation, which the splitter keeps together."""
    if _QUOTES.search(text, start, end):
        for match in _INSIDE_QUOTES.finditer(text, start, end):
            yield start, match.end()
            start = match.end()
    yield start, end


def segments(text: str, block: int, lang: str) -> tuple[Segment, ...]:
    """The sentences of one block as segments."""
    return tuple(
        Segment(block, start, end, text[start:end]) for start, end in sentence_spans(text, lang)
    )
