"""The parameters of a shortcode, a template's tag or a component."""

from __future__ import annotations

import re

from fidelity.lazy_pattern import lazy_pattern

_NAMED = re.compile(
    r"(?<![\w:@.-])([\w:@.-]{1,80})\s{0,9}=\s{0,9}(\"[^\"]*\"|'[^']*'|\{[^{}]*\}|[^\s\"'{}%<>]+)"
)
_SIGNS = re.compile(r"^\{\{[<%]?-?|^\{%-?|^</?|-?[>%]?\}\}$|-?%\}$|/?>$")
_POSITIONAL = re.compile(r"\"([^\"]*)\"|'([^']*)'|([^\s\"'/|,]+)")
_SPOKEN = lazy_pattern(
    r"(?:.*[_-]?(?:title|alt|caption|label|summary|text|desc|description|placeholder|heading|header"
    r"|tagline|message|tooltip|name|author))\Z",
    re.IGNORECASE,
)


def parameters(directive: str) -> dict[str, str]:
    """The parameters by their names, and by their numbers where they have none."""
    inside = _SIGNS.sub("", _SIGNS.sub("", directive.strip()).strip()).strip()
    found = {match[1]: match[2].strip("\"'") for match in _NAMED.finditer(inside)}
    rest = _NAMED.sub(" ", inside)
    words = [a or b or c for a, b, c in _POSITIONAL.findall(rest)][1:]
    return {str(number): word for number, word in enumerate(words, start=1)} | found


def is_spoken(name: str, value: str) -> bool:
    """Whether a parameter is for people to read, so that it is translated."""
    return bool(_SPOKEN.match(name)) or (" " in value.strip() and not re.search(r"[=;{}]", value))
