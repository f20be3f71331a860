"""Whether sentences ask or tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fidelity.lazy_pattern import lazy_pattern
from fidelity.reading.words import Word

_MARK = lazy_pattern(r"[?？؟](?!\w)")
_SEPARATE = re.compile(r"\((?:[^()?]*\?)\)")
"""A lone mark of doubt in brackets, or a question in passing."""

_AUXILIARIES = frozenset(
    """is are was were am do does did has have had will would can could shall should may might must
    isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't
    couldn't shouldn't""".split()
)
_QUESTION_WORDS = frozenset("who whom whose what which when where why how".split())


def questions(text: str) -> int:
    """How many questions end in a text, those in brackets left out."""
    if "?" not in text and text.isascii():  # as in most
        return 0
    return len(_MARK.findall(_SEPARATE.sub("", text)))


def asks_in_words(words: Sequence[Word]) -> bool:
    """Whether the first words are those of a question: an auxiliary verb, or a question word with
    one close behind.
    """
    if not words:
        return False
    first = words[0].folded
    if first in _AUXILIARIES:
        return True
    return first in _QUESTION_WORDS and any(w.folded in _AUXILIARIES for w in words[1:4])
