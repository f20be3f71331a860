"""Tells the paragraphs that say who the author is."""

from __future__ import annotations

import re

from fidelity.lazy_pattern import lazy_pattern
from fidelity.load.roles import names
from fidelity.load.roles.cues import Cues, compiled
from fidelity.load.roles.length import is_longer
from fidelity.model import Block, MarkKind

_MOST_WORDS = 120
_MOST_WORDS_OF_STRANGER = 60
_WORDS_TO_PROFESSION = 15
_MOST_NAMES = 6
_HONORIFIC = lazy_pattern(
    r"mr|mrs|ms|mx|dr|prof|professor|sir|dame|rev|m|mme|sr|sra|herr|frau|pan|pani|г-н|г-жа",
    re.IGNORECASE,
)
_NO_PERSON = lazy_pattern(
    r"the|th[ie]s|that|[tw]here|those|a|an|our|my|your|his|her|its|their|s?he|it|we|they|i|what"
    r"|who|if|when|in|on|at|by|for|as|but|and",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*(?:\([^()]{1,80}\)\s*)?(?:,[^,.]{1,120},\s*)?")


def is_of(block: Block, people: tuple[str, ...], cues: Cues) -> bool:
    """Whether a block begins with one of these people, and says what they are or do, or is in
    italics.
    """
    text = block.text
    if not people or is_longer(text, _MOST_WORDS):
        return False
    surnames = {name.split()[-1].casefold() for name in people}
    ends = [end for name, end in _leading_names(text) if name.casefold() in surnames]
    return any(is_italic(block) or _says_what(text, end, cues) for end in ends)


def is_of_stranger(block: Block, other_texts: str, cues: Cues) -> bool:
    """Whether a block introduces someone, of whom nothing was said, by profession or in italics."""
    if is_longer(block.text, _MOST_WORDS_OF_STRANGER):
        return False
    return any(
        _says_what(block.text, end, cues)
        and name not in other_texts
        and (is_italic(block) or _names_profession(block.text[end:], cues))
        for name, end in _leading_names(block.text)[1:]
    )


def is_italic(block: Block) -> bool:
    """Whether nearly all of a block is emphasised."""
    marked = sum(mark.end - mark.start for mark in block.marks if mark.kind is MarkKind.EMPHASIS)
    return marked >= 0.9 * len(block.text)


def _leading_names(text: str) -> list[tuple[str, int]]:
    """The names that a text begins with, and where each of them ends."""
    leading: list[tuple[str, int]] = []
    for match in re.finditer(r"\S+", text[:120]):
        name = match.group().strip(".,")
        is_name = names.are_names(name) and not _NO_PERSON.fullmatch(name)
        if not is_name or len(leading) == _MOST_NAMES:
            break
        if not _HONORIFIC.fullmatch(name):
            leading.append((name, match.start() + len(match.group().rstrip(","))))
        if match.group().endswith(","):
            break
    return leading


def _says_what(text: str, end: int, cues: Cues) -> bool:
    aside = _ASIDE.match(text, end)
    rest = text[aside.end() if aside else end :].lstrip()
    return any(pattern.match(rest) for pattern in compiled(cues.bio))


def _names_profession(text: str, cues: Cues) -> bool:
    opening = " ".join(text.split()[:_WORDS_TO_PROFESSION])
    return any(pattern.search(opening) for pattern in compiled(cues.profession))
