"""A regular expression that is compiled when it is first used: of those of all checks, one pair of
documents needs few.
"""

from __future__ import annotations

import re
from typing import cast


def lazy_pattern(expression: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, except that a fault in it shows on first use."""
    return cast("re.Pattern[str]", _LazyPattern(expression, flags))


class _LazyPattern:
    def __init__(self, expression: str, flags: int) -> None:
        self._expression = expression
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """A method of the pattern; from then on it is found before this is."""
        pattern = re.compile(self._expression, self._flags)
        found = self.__dict__[name] = getattr(pattern, name)
        return found
