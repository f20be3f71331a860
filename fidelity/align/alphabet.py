"""Whether items stand in alphabetical order, whatever their language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, pairwise

from fidelity.reading.words import fold

_BEFORE = re.compile(r"\W*(?:\w{1,3}[.)]\s)?[\W_]*")
"""Quotation marks and the like, and the number or letter of an item: `b)`, `iv.`"""

_LETTERS = re.compile(r"\D{0,60}")
_TERM = re.compile(r"[:：(（]|\s[-–—]")
"""What stands between a term and its meaning."""

_MORE = 4
"""For so many items more than are needed, one may be out of order."""

_LATE = str.maketrans("іїєґłøđı", "ииегlodi")
"""Letters that stand elsewhere in their alphabet than in Unicode."""


def by_alphabet(texts: Iterable[str], fewest: int) -> bool:
    """Whether so many items or more are in order, so far that chance would hardly do it.

    What several in a row begin with, such as `Step` before a number, counts once.
    """
    words = [word for word, _ in groupby(map(headword, texts)) if word]
    allowed = (len(words) - fewest) // _MORE
    return any(_descents([*map(order, words)]) <= allowed for order in _ORDERS)


def headword(text: str) -> str:
    """What an item is sorted by: its letters up to the first digit."""
    start = _BEFORE.match(text)
    letters = _LETTERS.match(text, start.end() if start else 0)
    return letters.group().casefold() if letters else ""


def term(text: str) -> str:
    """The headword up to a colon, a dash or a bracket, in plain letters."""
    return fold(_TERM.split(headword(text), maxsplit=1)[0].strip())


def _descents(words: Sequence[str]) -> int:
    return sum(one > other for one, other in pairwise(words))


def _unaccented(word: str) -> str:
    """A word as most languages sort it: accents count for nothing."""
    bare = (c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return "".join(bare).translate(_LATE)


_ORDERS: tuple[Callable[[str], str], ...] = (str, _unaccented, fold)
"""By code points, by letters, and by sound in Latin letters, as Chinese is sorted."""
