"""The lines of AsciiDoc with their numbers, without what only tells a processor what to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from fidelity.load.directives import Directive, written

_TELLS = re.compile(
    r"(?P<name>include|ifdef|ifndef|ifeval|endif)::(?P<target>[^\[\]]*)\[(?P<inside>.*)\]\s*$"
)


class Line(Struct, frozen=True):
    """A line without the white space at its end."""

    number: int
    text: str


def numbered_lines(text: str) -> tuple[list[Line], list[Directive]]:
    """The lines that are content, and what was included or was there on a condition.

    Nothing is included, and both sides of a condition are content.
    """
    lines, told = [], []
    for number, raw in enumerate(text.split("\n"), start=1):
        line = Line(number, raw.rstrip())
        match = _TELLS.match(raw) if "::" in raw else None
        if match is None:
            lines.append(line)
            continue
        name, target, inside = match.groups()
        if name == "include":
            told.append(Directive(written(name, target, inside), number))
        elif name != "endif":
            is_content = name != "ifeval" and bool(inside)
            told.append(Directive(f"{name} {target if name != 'ifeval' else inside}", number))
            if is_content:
                lines.append(replace(line, text=inside))
    return lines, told


class Lines:
    """Lines that are taken one after the other."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._at = 0

    @property
    def current(self) -> Line | None:
        """The line that comes next; none at the end."""
        return self._lines[self._at] if self._at < len(self._lines) else None

    @property
    def rest(self) -> Sequence[Line]:
        """All lines that have not been taken."""
        return self._lines[self._at :]

    def ahead(self) -> Iterator[Line]:
        """The lines that come next, which stay there."""
        return islice(self._lines, self._at, None)

    def take(self) -> Line:
        """Take the next line."""
        self._at += 1
        return self._lines[self._at - 1]

    def skip_blank(self) -> None:
        """Take the blank lines that come next."""
        while (line := self.current) and not line.text:
            self.take()

    def take_until(self, closing: str) -> list[Line]:
        """Take the lines up to the one that closes, and that too; all where none does."""
        taken = []
        while self.current:
            line = self.take()
            if line.text == closing:
                break
            taken.append(line)
        return taken


def joined(lines: Sequence[Line]) -> str:
    """The text of lines, with as many line breaks as there are between them in the file."""
    return "".join(_with_breaks(lines))


def _with_breaks(lines: Sequence[Line]) -> Iterator[str]:
    last = lines[0].number if lines else 0
    for line in lines:
        yield "\n" * (line.number - last) + line.text
        last = line.number
