"""Tells who wrote a text, from a line that says so or from the front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fidelity.load.roles import names
from fidelity.load.roles.cues import Cues, compiled
from fidelity.load.roles.length import is_longer

_AUTHOR_KEYS = ("author", "authors", "author.name", "authors.name", "byline", "creator")
_MOST_WORDS = 20
_SENTENCE_END = re.compile(r"[.!?…]$(?<!\bJr[.])(?<!\bSr[.])(?<!\bInc[.])(?<!\bLtd[.])(?<!\b\w[.])")


def authors(metadata: Mapping[str, str]) -> tuple[str, ...]:
    """The authors whom the front matter names."""
    values = (metadata.get(key, "") for key in _AUTHOR_KEYS)
    return tuple(dict.fromkeys(name for value in values for name in names.each(value)))


def is_byline(text: str, known: tuple[str, ...], cues: Cues) -> bool:
    """Whether a line says who wrote the text, or is just the name of a known author."""
    if is_longer(text, _MOST_WORDS) or _SENTENCE_END.search(text):
        return False
    signed = [named for named in _names_in(text, cues) if names.are_names(named)]
    folded = {name.casefold() for name in known}
    return names.before_tail(text).casefold() in folded or any(
        names.are_full_names(named) or names.before_tail(named).casefold() in folded
        for named in signed
    )


def authors_in(byline: str, cues: Cues) -> list[str]:
    """The names in a byline."""
    return names.each(next(_names_in(byline, cues), ""))


def _names_in(text: str, cues: Cues) -> Iterator[str]:
    for pattern in compiled(cues.byline):
        match = pattern.fullmatch(text)
        if match:
            yield match.groupdict().get("name") or text
