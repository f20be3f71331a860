"""Tells from where a text was reported: a sentence that says so, or a place before a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fidelity.lazy_pattern import lazy_pattern
from fidelity.load.roles.cues import Cues, compiled
from fidelity.load.roles.names import are_names
from fidelity.model import Mark, MarkKind

_SENTENCE_END = lazy_pattern(r"(?<=[.!?…])[\"”’)]*\s+")
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Sr|Jr|Gen|Sen|Rep|\w)\.$")
_OPENING = re.compile(
    r"(?P<place>[^\W\d_][^()—–\n]{1,60}?) ?(?:\((?P<agency>[^()\n]{2,30})\) ?)?"
    r"(?:[—–]|--|(?<= )-) ?(?=\w|[\"“«„])"
)
_NO_PLACE = re.compile(
    "NOTES?|WARNING|TIPS?|IMPORTANT|CAUTION|UPDATED?|CORRECTION|BREAKING|EXCLUSIVE|FAQ|TODO|OPINION"
    "|ANALYSIS|HINT|INFO|ATTENTION|DANGER"
)


def is_all_dateline(text: str, cues: Cues) -> bool:
    """Whether every sentence tells nothing but where, or with whose help, was reported."""
    return all(_is_dateline(text[start:end], cues) for start, end in _sentences(text))


def marks(text: str, cues: Cues) -> list[Mark]:
    """Marks on the sentences that tell where was reported."""
    return [
        Mark(MarkKind.DATELINE, start, end)
        for start, end in _sentences(text)
        if _is_dateline(text[start:end], cues)
    ]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Part a text into sentences, well enough to find a dateline among them."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if not _ABBREVIATED.search(text[max(0, end.start() - 8) : end.start()]):
            yield start, end.start()
            start = end.end()
    if start < len(text):
        yield start, len(text)


def _is_dateline(sentence: str, cues: Cues) -> bool:
    sentence = sentence.rstrip(" .")
    matches = (pattern.fullmatch(sentence) for pattern in compiled(cues.dateline))
    places = (match.groupdict().get("place") for match in matches if match)
    return any(place is None or are_names(place) for place in places)


def opening_marks(text: str, cues: Cues, *, signed: bool) -> list[Mark]:
    """A mark on the dateline that opens a news story: `PARIS (AP) — `.

    A single word in capitals is one only in a text that is signed: it may be any abbreviation.
    """
    match = _OPENING.match(text)
    if not match:
        return []
    town, *rest = match["place"].split(", ", 1)
    wired = any(pattern.fullmatch(match["agency"] or "") for pattern in compiled(cues.agency))
    shouted = len(town) > 2 and town.isupper() and not _NO_PLACE.fullmatch(town)
    located = shouted and (signed or wired or (bool(rest) and _is_place_or_date(rest[0])))
    if not located and not (wired and are_names(town)):
        return []
    return [Mark(MarkKind.DATELINE, 0, len(match.group().rstrip()))]


def _is_place_or_date(text: str) -> bool:
    return are_names(text) or any(map(str.isdigit, text))
