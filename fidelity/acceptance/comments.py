"""Comments in a text that accept findings of what follows them.

`<!-- fidelity: accept changed-number: the figure was corrected -->`, in the way in which comments
are written in that format. On a line of its own it stands for the block that follows, and for what
is missing before that; behind words, for the block that these belong to. `accept-file` stands for
the whole text, and `all` for every check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePath

from msgspec import Struct

from fidelity.model import Document

ALL = "all"
_WHAT = r"fidelity:\s*accept(?P<file>-file)?\s+(?P<checks>[a-z-]+(?:\s*,\s*[a-z-]+)*)\s*"
_BRACKETS = {"<!--": "-->", "{/*": "*/}", "/*": "*/"}
_FORMS = {
    **dict.fromkeys((".md", ".markdown"), ("<!--",)),
    ".mdx": ("{/*", "<!--"),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".wml", ".xml"), ("<!--",)),
    **dict.fromkeys((".xliff", ".xlf", ".tmx"), ("<!--",)),
    **dict.fromkeys((".po", ".pot", ".yaml", ".yml", ".properties", ".toml"), ("#",)),
    **dict.fromkeys((".rst",), ("..",)),
    **dict.fromkeys((".adoc", ".asciidoc"), ("//",)),
    **dict.fromkeys((".js", ".ts", ".jsonc", ".json5"), ("//", "/*")),
    ".vtt": ("NOTE",),
}
_FRONT_MATTER = re.compile(
    r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n.*?^\1[ \t]*\r?$", re.DOTALL | re.MULTILINE
)


class Comment(Struct, frozen=True):
    """A comment that accepts: the line where it begins, the checks, and why.

    `ends` is its last line. `is_alone` says that nothing stands before it on its line.
    """

    line: int
    checks: tuple[str, ...]
    reason: str
    ends: int
    is_file: bool = False
    is_alone: bool = True

    def is_for(self, check: str) -> bool:
        """Whether it speaks of a check."""
        return ALL in self.checks or check in self.checks


@lru_cache(maxsize=256)
def can_hold(path: str) -> bool:
    """Whether comments can be written in a file of this name."""
    return PurePath(path).suffix.lower() in _FORMS


def comments(text: str, path: str) -> tuple[Comment, ...]:
    """The comments of a text, whose name tells how comments are written in it."""
    if "fidelity:" not in text:
        return ()
    forms = _FORMS.get(PurePath(path).suffix.lower(), ())
    found = [comment for form in forms for comment in _found(text, form)]
    if "<!--" in forms and (head := _FRONT_MATTER.match(text)):
        found += _found(head[0], "#")
    return tuple(sorted(found, key=lambda comment: comment.line))


def _found(text: str, form: str) -> Iterator[Comment]:
    close = _BRACKETS.get(form)
    if close:
        end = rf"(?::(?P<reason>.*?))?{re.escape(close)}"
        pattern = re.compile(rf"{re.escape(form)}\s*{_WHAT}{end}", re.DOTALL)
    else:
        sign = r"#[.~]?" if form == "#" else re.escape(form)
        pattern = re.compile(
            rf"(?:^|(?<=\s)){sign}[ \t]+{_WHAT}(?::(?P<reason>[^\r\n]*))?", re.MULTILINE
        )
    for match in pattern.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        yield Comment(
            line=line,
            checks=tuple(re.split(r"\s*,\s*", match["checks"].strip())),
            reason=" ".join((match["reason"] or "").split()),
            ends=line + match[0].count("\n"),
            is_file=bool(match["file"]),
            is_alone=not before.strip("\ufeff \t"),
        )


def covered(comment: Comment, document: Document) -> frozenset[int]:
    """The blocks that a comment in their text stands for.

    Behind the last block it is the number of blocks: what is missing at the end.
    """
    blocks = document.blocks
    if comment.is_file:
        return frozenset(range(len(blocks) + 1))
    after = [block.line for block in blocks if block.line > comment.ends]
    before = [block.line for block in blocks if block.line <= comment.line]
    if comment.is_alone:
        line = min(after, default=None)
        if line is None:
            return frozenset({len(blocks)})
    else:
        line = max(before, default=None)
    return frozenset(k for k, block in enumerate(blocks) if block.line == line)


def covers_entry(comment: Comment, line: int | None, document: Document) -> bool:
    """Whether a comment stands for the entry of the front matter in a line of its text, or for one
    that is missing there (None).
    """
    if comment.is_file:
        return True
    lines = [entry.line for entry in document.entries]
    if line is None:
        return bool(lines) and comment.line <= max(lines) + 1
    if not comment.is_alone:
        return line == comment.line
    return line == min((other for other in lines if other > comment.ends), default=None)
