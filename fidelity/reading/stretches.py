"""What the stretches of texts say, from space to space: most say nothing of what is looked for, and
texts repeat them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import compress
from typing import TypeVar

_Read = TypeVar("_Read")
PUNCTUATION = '.,:;!?()«»“”"'
"""What words have around them in a stretch, and is part of none."""

_REST = re.compile(r"\S*")
_REMEMBERED = 20_000
_LONGEST = 100
"""Letters of a stretch that may well be met again."""


class Stretches(dict[str, _Read]):
    """What is read of a stretch without spaces, kept by it; much sooner found than in a cache that
    remembers the order of what it was asked.
    """

    def __init__(self, read: Callable[[str], _Read]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, stretch: str) -> _Read:
        read = self._read(stretch)
        if len(self) >= _REMEMBERED:
            self.clear()
        if len(stretch) <= _LONGEST:
            self[stretch] = read
        return read

    def tell(self, text: str) -> bool:
        """Whether any stretch of a text tells something."""
        return any(map(self.__getitem__, text.split()))

    def telling(self, text: str) -> list[tuple[int, int, _Read]]:
        """Start and end of the stretches that tell something, and what they tell."""
        stretches = text.split()
        told = list(map(self.__getitem__, stretches))
        if not any(told):  # as in most texts
            return []
        found, end = [], 0
        for stretch, read in compress(zip(stretches, told, strict=True), told):
            start, end = _place(stretch, text, end)
            found.append((start, end, read))
        return found

    def runs(self, text: str) -> list[tuple[int, int]]:
        """Start and end of such stretches, as one where they follow each other."""
        found: list[tuple[int, int]] = []
        for start, end, _ in self.telling(text):
            goes_on = found and text[found[-1][1] : start].isspace()
            found.append((found.pop()[0] if goes_on else start, end))
        return found


def with_sign(sign: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    """Start and text of the stretches that have a sign, which has no spaces: where few have it,
    the others need not even be told apart.
    """
    end = 0
    while match := sign.search(text, end):
        start = match.start()
        ahead = text[end:start]
        if ahead and not ahead[-1].isspace():
            start -= len(ahead.rsplit(maxsplit=1)[-1])
        end = _REST.match(text, match.end()).end()  # type: ignore[union-attr]
        yield start, text[start:end]


def rewritten(text: str, sign: re.Pattern[str], write: Callable[[str], str]) -> str:
    """The text with the stretches that have a sign written in another way."""
    parts, end = [], 0
    for start, stretch in with_sign(sign, text):
        parts += [text[end:start], write(stretch)]
        end = start + len(stretch)
    return "".join([*parts, text[end:]]) if parts else text


def _place(stretch: str, text: str, start: int) -> tuple[int, int]:
    """Where a stretch stands next by itself, and not in another one."""
    while True:
        start = text.index(stretch, start)
        end = start + len(stretch)
        if not text[start - 1 : start].strip() and not text[end : end + 1].strip():
            return start, end
        start += 1
