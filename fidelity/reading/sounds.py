"""How names sound, coarsely, so that spellings of one name in several scripts compare equal.

`Лукашенко`, `Lukashenko` and `Łukašenka`, `Шарлоттенбург` and `Charlottenburg`, `Чайковский` and
`Tchaikovsky` share a skeleton of consonants. Latin letters are read in several ways, since a name
may be English, German, French or transliterated by any standard.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz.distance import Indel

from fidelity.lazy_pattern import lazy_pattern
from fidelity.reading.words import fold

_Table = Mapping[str, str | tuple[str, ...]]
_LATIN: _Table = {
    "shch": "S", "tsch": "S", "tch": "S", "sch": ("S", "SK"), "sh": "S", "ch": ("S", "K"),
    "cz": "S", "zh": "S", "kh": "K", "gh": ("K", ""), "ph": "V", "th": ("T", "S", "V"),
    "ck": "K", "tz": "S", "ts": "S", "dz": "S", "dge": "S", "dj": "S", "sz": "S",
    "rz": ("S", "RS", "R"),
    "ou": ("", "V"), "au": ("", "V"), "wi": ("V", ""), "wo": ("V", ""), "wa": ("V", ""),
    "ow": ("V", ""), "aw": ("V", ""), "ew": ("V", ""),
    "ll": ("L", ""), "qu": ("K", "KV"), "zz": "S", "gn": ("N", "KN"), "wh": ("V", ""),
    "b": "B", "c": ("K", "S"), "d": "D", "f": "V", "g": ("K", "S"), "h": ("K", ""),
    "j": ("", "S", "K"), "k": "K", "l": "L", "m": "M", "n": "N", "p": "P", "q": "K", "r": "R",
    "s": "S", "t": "T", "v": ("V", "B"), "w": "V", "x": ("KS", "S", "K"), "z": "S",
}  # fmt: skip
_CYRILLIC: _Table = {
    "дж": "S", "дз": ("S", "D"), "тс": "S", "тц": "S", "цц": "S", "тч": "S", "сч": "S", "кс": "KS",
    "б": "B", "в": "V", "ў": "V", "г": "K", "ґ": "K", "д": "D", "ж": "S", "з": "S", "к": "K",
    "л": "L", "м": "M", "н": "N", "п": "P", "р": "R", "с": "S", "т": "T", "ф": "V", "х": "K",
    "ц": ("S", "T"), "ч": "S", "ш": "S", "щ": "S", "ђ": "S", "ћ": "S", "љ": "L", "њ": "N", "џ": "S",
    "ѓ": "K", "ќ": "K", "ј": "",
}  # fmt: skip
_GREEK: _Table = {
    "μπ": "B", "ντ": "D", "γκ": "K", "γγ": "NK", "τζ": "S", "τσ": "S", "β": "V", "γ": "K",
    "δ": "D", "ζ": "S", "θ": "T", "κ": "K", "λ": "L", "μ": "M", "ν": "N", "ξ": "KS", "π": "P",
    "ρ": "R", "σ": "S", "ς": "S", "τ": "T", "φ": "V", "χ": "K", "ψ": "PS",
}  # fmt: skip
_TABLES: Mapping[str, _Table] = {
    "latin": _LATIN,
    "cyrillic": _CYRILLIC,
    "greek": _GREEK,
}
_PIECES = {
    name: lazy_pattern("|".join(sorted(map(re.escape, table), key=len, reverse=True)))
    for name, table in _TABLES.items()
}
_SPELLED_OUT = str.maketrans({"ř": "rz", "ę": "en", "ą": "on"})
_SILENT = re.compile(r"^(?:kn|gn|pn)|^wr|^ps")
_TWICE = re.compile(r"(.)\1+")
_LEAST = {0: 1.0, 1: 0.5, 2: 0.36}
"""How alike names of so few consonants must be, letter by letter in Latin."""

_LONGEST = 30
_MOST = 48
"""So many readings of a name are kept."""

_ENDINGS = re.compile(r"(?:[NV]?SK?[KM]?|[MVKTN])?")
"""Consonants of case endings and of adjectives: -ом, -ах, -ский, -ского."""


@lru_cache(maxsize=50_000)
def sounds(word: str) -> frozenset[str]:
    """The skeletons of consonants that a word may have, each from the first to the last."""
    lower = word.lower()[:_LONGEST]
    script = _script(lower)
    if script == "latin":
        lower = fold(lower.translate(_SPELLED_OUT))
        lower = _SILENT.sub(lambda match: match.group()[1], lower)
    found = {""}
    for match in _PIECES[script].finditer(lower):
        read = _TABLES[script][match.group()]
        choices = (read,) if isinstance(read, str) else read
        found = {_TWICE.sub(r"\1", one + more) for one in found for more in choices}
        if len(found) > _MOST:
            found = set(sorted(found)[:_MOST])
    return frozenset(found - {""})


def _script(lower: str) -> str:
    first = next((c for c in lower if c.isalpha()), "a")
    return "cyrillic" if "Ѐ" <= first <= "ӿ" else "greek" if "Ͱ" <= first <= "Ͽ" else "latin"


@lru_cache(maxsize=100_000)
def sound_alike(name: str, word: str) -> bool:
    """Whether a word of another script or spelling can be the name, whatever its case ending."""
    ours, theirs = sounds(name), sounds(word)
    if not ours or not theirs:
        return False
    alike = Indel.normalized_similarity(fold(name), fold(word))
    if not ours.isdisjoint(theirs):
        return alike >= _LEAST.get(max(map(len, ours & theirs)), 0.25)
    return alike >= 0.5 and any(_is_inflected(one, two) for one in ours for two in theirs)


def _is_inflected(name: str, word: str) -> bool:
    """Whether the word's skeleton is the name's with an ending, or without a silent last letter."""
    if len(name) < 2:
        return False
    if word.startswith(name):
        return bool(_ENDINGS.fullmatch(word, len(name)))
    return len(word) >= 3 and name.startswith(word) and len(name) - len(word) == 1
