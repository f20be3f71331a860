"""Keys of a keyboard, which bear other words in other countries: Ctrl-D is Strg-D in German."""

from __future__ import annotations

import re

_SURE = frozenset("alt altgr arrow cmd ctrl esc key meta shift".split())
"""What only a keyboard has; `delete`, `end` and `return` are words of programs, too."""
_NAMED = _SURE | frozenset(
    """backspace break caps command control del delete down end enter escape home insert left lock
    option pagedown pageup pgdn pgup return right space super tab up win windows""".split()
)
_PART = re.compile(r"[^\W_]+|[^\s\w+-]|(?<=[+-])[+-]")


def are_same_keys(ours: str, theirs: str) -> bool:
    """Whether English names keys pressed together, and the translation may press them too: what is
    printed on a key alike everywhere (a letter, a digit, F3) stands in both.
    """
    parts = [part.lower() for part in _PART.findall(ours)]
    printed = [part for part in parts if part not in _NAMED]
    if len(parts) < 2 or _SURE.isdisjoint(parts) or not all(map(_is_printed, printed)):
        return False
    return [part.lower() for part in _PART.findall(theirs) if _is_printed(part)] == printed


def _is_printed(part: str) -> bool:
    return len(part) == 1 or bool(re.fullmatch(r"[Ff]\d{1,2}", part))
