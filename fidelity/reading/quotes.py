"""Words inside quotation marks, in the styles of many languages."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from fidelity.lazy_pattern import lazy_pattern

_PAIRS = (
    ("“", "”"),
    ("«", "»"),
    ("„", "“"),
    ("„", "”"),
    ("»", "«"),
    ("「", "」"),
    ("『", "』"),
    ('"', '"'),
    ("‹", "›"),
)
_NOT_INCHES = r"(?<!\d)"
_QUOTED = lazy_pattern(
    "|".join(f"{_NOT_INCHES if a == b else ''}{a}([^{a}{b}]+){b}" for a, b in _PAIRS)
)
_SPEECH_DASH = re.compile(r"(?:^|[.,!?…]\s*)[—–]\s")
_MARKS = lazy_pattern(r"[“”«»„「」『』\"‹›]")


class Quote(Struct, frozen=True):
    """The words between two quotation marks, without the marks."""

    text: str
    start: int
    end: int

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


@lru_cache(maxsize=64)  # a paragraph is asked about by each of its sentences
def quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of a text from left to right; a mark that is not closed quotes nothing."""
    if not _MARKS.search(text):  # as in most texts
        return ()
    found = []
    for match in _QUOTED.finditer(text):
        group = next(k for k in range(1, len(_PAIRS) + 1) if match[k] is not None)
        found.append(Quote(match[group], match.start(group), match.end(group)))
    return tuple(found)


@lru_cache(maxsize=64)
def may_quote(text: str) -> bool:
    """Whether anything in a text could mark speech: quotation marks, or the dash that opens it in
    many languages.
    """
    return bool(_MARKS.search(text) or _SPEECH_DASH.search(text))
