"""Keeps what is no language out of an engine's sight, and puts it back after.

Each such stretch goes to the engine as a token, XQ0X, XQ1X ..., which engines take for a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from fidelity.back_translate.engine import UNKNOWN

_TOKEN = re.compile(rf"( ?){UNKNOWN}?XQ ?(\d+) ?X( ?)", re.IGNORECASE)
"""An engine may say that it does not know the token, which is no wonder."""
_MARKUP = frozenset("<:`[]| ")
"""What tags, roles, links and ends of them begin with."""


class Kept(Struct, frozen=True):
    """A stretch that a token stands for; markup may be glued to the word before or after it."""

    text: str
    glued_before: bool
    glued_after: bool

    @property
    def spaces(self) -> tuple[str, str]:
        """The spaces that part its token from words, so that the words are translated."""
        return " " * self.glued_before, " " * self.glued_after


class Shielded(Struct, frozen=True):
    """A text with tokens in it, and what each of them stands for."""

    text: str
    kept: tuple[Kept, ...]

    @property
    def has_words(self) -> bool:
        """Whether anything is left to translate; digits, marks and tokens are not."""
        return any(char.isalpha() for char in _TOKEN.sub(" ", self.text))


def shield(text: str, stretches: Iterable[tuple[int, int]]) -> Shielded:
    """The text with a token for each stretch; the stretches are in order and do not overlap."""
    end = 0
    pieces: list[str] = []
    kept: list[Kept] = []
    for start, stop in stretches:
        stretch = _kept(text, start, stop)
        before, after = stretch.spaces
        pieces += [text[end:start], f"{before}XQ{len(kept)}X{after}"]
        kept.append(stretch)
        end = stop
    return Shielded("".join([*pieces, text[end:]]), tuple(kept))


def restore(english: str, kept: Sequence[Kept]) -> str | None:
    """The English with what each token stands for in its place; None if one is lost or doubled."""
    found = sorted(int(number) for _, number, _ in _TOKEN.findall(english))
    if found != list(range(len(kept))):
        return None
    return _TOKEN.sub(lambda token: _put_back(token, kept[int(token[2])]), english)


def _kept(text: str, start: int, end: int) -> Kept:
    is_markup = text[start] in _MARKUP
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return Kept(text[start:end], is_markup and before.isalnum(), is_markup and after.isalnum())


def _put_back(token: re.Match[str], kept: Kept) -> str:
    before = "" if kept.glued_before else token[1]
    after = "" if kept.glued_after else token[3]
    return f"{before}{kept.text}{after}"
