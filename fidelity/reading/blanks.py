"""What readers of code fill in for themselves: `/path/to/mill`, `[quit message]`, `LANG=en_US`.

It stands for a thing and is said in the language of those who read it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from fidelity.lazy_pattern import lazy_pattern

_LOCALE = re.compile(r"(?<![A-Za-z0-9_])[a-z]{2,3}_[A-Z]{2}(?![A-Za-z0-9_])")
_PATH = re.compile(r"(?<![\w.:/])(?:~|\.{1,2})?/?[\w.-]{1,100}(?:/[\w.-]{1,100}){1,20}")
_PATH_TO = re.compile(r"(?:^|/)path/to(?:/|\Z)")
_WORDS = r"[^\W\d_](?:[^\W\d_]|[ '’.…|-]){0,80}"
_USAGE = lazy_pattern(rf"<{_WORDS}>(?!.*</)|(?<=[\w>\]][ \t])\[{_WORDS}\]")


def without_locale(text: str) -> str:
    """A text in which every locale is the same: that of the translation stands for English."""
    return _LOCALE.sub("xx_XX", text)


def left_blank(ours: str, theirs: str) -> tuple[str, str]:
    """Two pieces of code without what is to be filled in, where both have it in the same places."""
    ours, theirs = without_locale(ours), without_locale(theirs)
    ours, theirs = _without(_PATH, ours, theirs, lambda one, _: bool(_PATH_TO.search(one)))
    return _without(_USAGE, ours, theirs, lambda one, other: " " in one or " " in other)


def _without(
    pattern: re.Pattern[str], ours: str, theirs: str, is_blank: Callable[[str, str], bool]
) -> tuple[str, str]:
    """Both without each match of one that is a blank beside the same match of the other."""
    mine, other = pattern.findall(ours), pattern.findall(theirs)
    if len(mine) != len(other):
        return ours, theirs
    blanks = [is_blank(*pair) for pair in zip(mine, other, strict=True)]
    return _struck_out(pattern, ours, blanks), _struck_out(pattern, theirs, blanks)


def _struck_out(pattern: re.Pattern[str], code: str, blanks: Sequence[bool]) -> str:
    is_blank = iter(blanks)
    return pattern.sub(lambda match: "_" if next(is_blank) else match.group(), code)
