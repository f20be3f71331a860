"""Names made of letters and digits, such as models, flights and strains: A320, H5N1, 4x4."""

from __future__ import annotations

import re

from msgspec import Struct

from fidelity.lazy_pattern import lazy_pattern

_MIXED = re.compile(r"(?<![\w.])(?=\w*\d)(?=\w*[^\W\d_])\w{2,12}(?:-\d{1,4}\b)?(?!\w)")
_ORDINARY = lazy_pattern(
    r"""\d+(?:st|nd|rd|th|s|am|pm|a|p|bn|mn|k|m|x
    |[kcmd]?m[23²³]?|k?g|mg|[mkgt]b|ha|mph|km|h|hz|[kmg]?w|[kmg]hz|v|f|c|ft|lb|oz|in|l|ml|cl|min|sec)
    |[a-z]\d*s""",
    re.IGNORECASE | re.VERBOSE,
)


class Identifier(Struct, frozen=True):
    """A name of letters and digits, and where it stands."""

    text: str
    start: int
    end: int

    @property
    def shape(self) -> str:
        """Its letters, with # for each run of digits."""
        return re.sub(r"\d+", "#", self.text.casefold().replace("-", ""))


def identifiers(text: str) -> tuple[Identifier, ...]:
    """The identifiers of a text; numbers with a unit, ordinals and decades are none."""
    return tuple(
        Identifier(match.group(), match.start(), match.end())
        for match in _MIXED.finditer(text)
        if not _ORDINARY.fullmatch(match.group())
    )
