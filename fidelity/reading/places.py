"""What places, rulers and alliances are called in other languages: London, Londres, Лондон.

Countries and large cities come from Unicode's CLDR, one table for each language; what it lacks is
in `languages/names.txt`, written by hand, a line for each name: English forms, a bar, and forms of
all other languages together.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from fidelity.reading.words import fold

_ENDING = 1
"""Letters in which the cases of a name differ, at least."""

_TABLES = Path(__file__).parent / "languages"


@lru_cache(maxsize=16)
def _table(lang: str) -> Mapping[str, tuple[str, ...]]:
    table = _TABLES / "cldr" / f"{lang}.places.txt"
    if not table.is_file():
        return {}
    rows = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines())
    return {fold(english): tuple(names) for _, english, *names in rows}


@lru_cache(maxsize=1)
def _by_hand() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in (_TABLES / "names.txt").read_text(encoding="utf-8").splitlines():
        ours, theirs = (side.split() for side in line.split("|"))
        for name in ours:
            found[fold(name.replace("_", " "))] = tuple(n.replace("_", " ") for n in theirs)
    return found


@lru_cache(maxsize=20_000)
def called(english: str, lang: str) -> tuple[str, ...]:
    """What a language calls a place or person of this English name; nothing for most names."""
    folded = fold(english).removesuffix("'s")
    return _by_hand().get(folded, ()) + _table(lang).get(folded, ())


@lru_cache(maxsize=1000)
def is_place(foreign: str, lang: str) -> bool:
    """Whether a word of another language begins as the name of a country or city does there."""
    folded = fold(foreign)
    return any(folded.startswith(name[:-_ENDING]) for name in _beginnings(lang))


@lru_cache(maxsize=16)
def _beginnings(lang: str) -> tuple[str, ...]:
    listed = (name for names in _table(lang).values() for name in names)
    return tuple(folded for name in listed if " " not in name and len(folded := fold(name)) > 3)


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Folded first names that are common in several countries."""
    return frozenset(fold((_TABLES / "given_names.txt").read_text(encoding="utf-8")).split())


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """The folded English names of countries and cities that tables know."""
    return frozenset(_table("en")) | frozenset(_by_hand())
