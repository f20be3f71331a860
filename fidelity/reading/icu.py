"""Messages with variants, `{count, plural, one {# file} other {# files}}`: what is syntax in them,
and what is said (the MessageFormat of ICU).
"""

from __future__ import annotations

import re

from msgspec import Struct

VARIANTS = "plural|selectordinal|select"
"""The kinds of argument that choose between texts."""

_HEAD = re.compile(rf"\{{\s*([\w.-]+)\s*,\s*({VARIANTS})\s*,\s*(?:offset:\d+)?")
_SELECTOR = re.compile(r"\s*(=?[\w-]+)\s*\{")
_END = re.compile(r"\s*\}")
_LONGEST = 4000
"""Characters that a text between braces may have: what is never closed must not be sought for ever,
nor what is nested without end.
"""
_BRACE = re.compile(r"[{}]")


class Variants(Struct, frozen=True):
    """An argument with its texts: `target` names it, whatever the language.

    Choices of a `select` (male, female, other) are a program's, and the same in every language;
    those of a plural are not. Where it `counts`, # in a branch stands for the number.
    """

    target: str
    end: int
    syntax: tuple[tuple[int, int], ...]
    branches: tuple[tuple[int, int], ...]
    counts: bool


def variants(text: str, start: int) -> Variants | None:
    """The argument that begins at `start`; None where it is none, or not closed."""
    head = _HEAD.match(text, start)
    if head is None:
        return None
    choices: list[str] = []
    branches: list[tuple[int, int]] = []
    at = head.end()
    while selector := _SELECTOR.match(text, at):
        closing = _closing(text, selector.end())
        if closing is None:
            return None
        choices.append(selector[1])
        branches.append((selector.end(), closing))
        at = closing + 1
    final = _END.match(text, at)
    if final is None or not branches:
        return None
    edges = [start, *(edge for branch in branches for edge in branch), final.end()]
    syntax = tuple(zip(edges[::2], edges[1::2], strict=True))
    chosen = f", {' '.join(sorted(choices))}" if head[2] == "select" else ""
    return Variants(
        f"{{{head[1]}, {head[2]}{chosen}}}",
        final.end(),
        syntax,
        tuple(branches),
        head[2] != "select",
    )


def _closing(text: str, start: int) -> int | None:
    """Where the brace that was opened before `start` is closed."""
    depth = 1
    for brace in _BRACE.finditer(text, start, start + _LONGEST):
        depth += 1 if brace.group() == "{" else -1
        if not depth:
            return brace.start()
    return None
