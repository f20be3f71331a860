"""The sentences of a block's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from fidelity.lazy_pattern import lazy_pattern
from fidelity.model import Segment

_INSIDE_QUOTES = lazy_pattern(r"(?<=[a-zà-ÿа-яёіўїєґ]{3}[.!?…])\s+(?=[A-ZÀ-ÞА-ЯЁІЎЇЄҐ])")
_QUOTES = re.compile(r"[“”«»„\"]")
_WIDE_SPACE = re.compile(r"[^\S\x00-\x7f]")
_ONE = re.compile(r'[ "-(*-\-/->@-~]*[.!?]?')
"""English that the splitter leaves whole, told twenty times sooner: without a mark that can end a
sentence, and without a bracket that can end the number of an item.
"""
_WINDOW = 10_000
"""Characters that the splitter sees at once: if all are quotation marks, it takes their square."""


@lru_cache(maxsize=2_048)
def sentence_spans(text: str, lang: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence in the text, without the white space around it.

    `lang` is a primary language subtag; an unknown one is split by the rules that most share.
    """
    if lang == "en" and len(text) < _WINDOW and _ONE.fullmatch(text):
        whole = len(text) - len(text.lstrip()), len(text.rstrip())
        return (whole,) if whole[0] < whole[1] else ()
    return tuple(
        (start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip()))
        for first, last in _sentences(text, lang)
        for start, end in _parts(text, first, last)
        if (raw := text[start:end]).strip()
    )


def _sentences(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """What the splitter makes of the text, window by window; what fills half of one may be cut."""
    from sentencex import get_sentence_boundaries

    # The splitter panics at a capital before a no-break space and a point.
    plain = text if text.isascii() else _WIDE_SPACE.sub(" ", text)
    start = 0
    while start < len(plain):
        window = plain[start : start + _WINDOW]
        ends = [sentence["end_index"] for sentence in get_sentence_boundaries(lang, window)]
        if start + len(window) < len(plain):
            ends = _whole(window, ends)
        yield from pairwise(start + end for end in (0, *ends))
        start += ends[-1]


def _whole(window: str, ends: list[int]) -> list[int]:
    """The ends without that of the last sentence, which goes on; a long one is cut at a space."""
    *ends, last = [0, *ends[:-1]]
    if last > _WINDOW // 2:
        return [*ends[1:], last]
    cut = window.rfind(" ", last) + 1 or len(window)
    return [*ends[1:], last, cut] if last else [cut]


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or the sentences of a quotation, which the splitter keeps together."""
    if _QUOTES.search(text, start, end):
        for match in _INSIDE_QUOTES.finditer(text, start, end):
            yield start, match.end()
            start = match.end()
    yield start, end


@lru_cache(maxsize=2_048)
def segments(text: str, block: int, lang: str) -> tuple[Segment, ...]:
    """The sentences of one block as segments."""
    return tuple(
        Segment(block, start, end, text[start:end]) for start, end in sentence_spans(text, lang)
    )
