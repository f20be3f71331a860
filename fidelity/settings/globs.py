"""Patterns of paths, as people know them from git: `docs/**`, `*.fr.md`, `content/*/legal/*.md`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_PARTS = re.compile(r"\*\*/|/?\*\*$|\*|\?|\[[^\]/]+\]|[^*?\[]+|\[")
_MEANING = {"**/": r"(?:.+/)?", "**": r".*", "/**": r"/.+", "*": r"[^/]*", "?": r"[^/]", "[": r"\["}


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Whether a path with slashes matches one of the patterns.

    `*` stays within a folder, `**` goes through any number of them. A pattern without a slash is a
    name at any depth, and one that ends in a slash is everything below that folder.
    """
    return any(_compiled(pattern).fullmatch(path) for pattern in patterns)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    if pattern.endswith("/"):
        pattern += "**"
    pattern = pattern.removeprefix("./") if "/" in pattern else f"**/{pattern}"
    return re.compile("".join(map(_translated, _PARTS.findall(pattern.removeprefix("/")))))


def _translated(part: str) -> str:
    if part in _MEANING:
        return _MEANING[part]
    if part.startswith("["):
        inside = part[1:-1].replace("\\", r"\\")
        return f"[^{inside[1:]}]" if inside.startswith("!") else f"[{inside}]"
    return re.escape(part)
