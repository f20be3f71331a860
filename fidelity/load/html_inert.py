"""Takes out of HTML what browsers read by rules of its own and show no text of: `<noscript>`,
`<template>` and drawings. The parser knows only the rules of HTML 4, by which an end tag or a
comment in there changes what comes after it.

Source of the rules: the HTML Standard, "Parsing HTML documents".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fidelity.lazy_pattern import lazy_pattern

_ATTRIBUTES = r"""(?:[^>=]|=\s*(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z))?)*+"""
_TOKEN = lazy_pattern(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<plaintext\b.*"
    r"|<(?P<raw>script|style|title|textarea|xmp|iframe|noembed|noframes)\b.*?(?:</(?P=raw)\b|\Z)"
    rf"|(?P<noscript><noscript\b{_ATTRIBUTES}>.*?(?:</noscript\b[^>]*(?:>|\Z)|(?P<open>\Z)))"
    rf"|<(?P<end>/?)(?P<name>[a-z][^\s/>]*)(?:{_ATTRIBUTES})(?:>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_BEGINS = re.compile(r"<(?:noscript|svg|template)", re.IGNORECASE)
_OUTERMOST = frozenset({"svg", "template"})
_NESTED = frozenset({"svg", "template", "foreignobject", "desc"})
_NEVER_IN_DRAWINGS = frozenset(
    """b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img
    li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul
    var""".split()
)


def without_inert(text: str) -> str:
    """Blank all of these that end; every line keeps its number.

    What is left open stays, though browsers would show nothing more of the page: somebody who
    forgot to escape a tag wants the rest of it to be checked.
    """
    if not _BEGINS.search(text):
        return text
    pieces, kept = [], 0
    for start, end in _inert(text):
        pieces += [text[kept:start], "\n" * text.count("\n", start, end)]
        kept = end
    return "".join((*pieces, text[kept:]))


def _inert(text: str) -> Iterator[tuple[int, int]]:
    """Where each of the outermost begins and ends; a drawing also ends where HTML goes on."""
    start = 0
    within: list[str] = []
    for token in _TOKEN.finditer(text):
        name = (token["name"] or "").lower()
        if token["noscript"]:
            if not within and token["open"] is None:
                yield token.span()
        elif token["end"]:
            if within and within[-1] == name:
                within.pop()
                if not within:
                    yield start, token.end()
        elif within and within[-1] == "svg" and name in _NEVER_IN_DRAWINGS:
            while within and within[-1] == "svg":
                within.pop()
            if not within:
                yield start, token.start()
        elif name in (_NESTED if within else _OUTERMOST) and not _closes_itself(token):
            start = start if within else token.start()
            within.append(name)


def _closes_itself(token: re.Match[str]) -> bool:
    return token[0].endswith("/>") and token["name"].lower() != "template"
