"""What a language calls numbers, months, weekdays and units, from the tables in `languages`.

`languages/cldr` is written by a script from Unicode's CLDR; what it lacks (cases, fractions, vague
numbers) stands beside it, written by hand. A line holds a kind, a value and words; `_` stands for a
space, `~` before a word says that it often means something else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

WORD = (
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963])*"
    r"(?:['’ʼ](?=[а-яґєіїў])[^\W\d_]+)*"
)
"""A word of any script, with its vowel signs; an apostrophe is part of it in Cyrillic."""

_TABLES = Path(__file__).parent / "languages"
_MARKS = re.compile("[\u0300-\u036f]")
_SIGNS = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "ʹ": "'", "\u0301": None, "\u00ad": None})
_WITH_ACCENT = re.compile("[À-ɏ]")
_SIGN_OR_ACCENT = re.compile("[ё’ʼʹ\u0301\u00adÀ-ɏ]")


class Sense(Struct, frozen=True):
    """One thing that a word can stand for; an unsure one proves presence, but accuses nobody."""

    kind: str
    value: float
    is_sure: bool


class Vocabulary(Struct, frozen=True):
    """The words of one language by their key, and its wordings of more than one word by kind.

    `is_complete` says that number words were seen to by hand, so that the lack of one tells
    something.
    """

    lang: str
    words: Mapping[str, tuple[Sense, ...]]
    phrases: Mapping[str, re.Pattern[str]]
    prefixes: Mapping[str, float]
    units: Mapping[str, str]
    joined: tuple[str, ...]
    scores: bool
    is_complete: bool

    def is_before(self, kind: str, text: str, start: int) -> bool:
        """Whether a wording of this kind ends right before a place."""
        pattern = self.phrases.get(kind)
        if pattern is None:
            return False
        return bool(
            pattern.fullmatch(key(text[max(0, start - 12) : start]).rstrip().rpartition(" ")[2])
        )

    def is_after(self, kind: str, text: str, end: int) -> bool:
        """Whether a wording of this kind follows a place, after a unit at most."""
        pattern = self.phrases.get(kind)
        if pattern is None or end >= len(text):
            return False
        window = key(text[end : end + _WINDOW]).lstrip(" \u00a0\u202f-")
        if pattern.match(window):
            return True
        return kind in _AFTER_UNITS and bool(pattern.match(window.partition(" ")[2]))

    def senses(self, word: str) -> tuple[Sense, ...]:
        """What a word can stand for; nothing for most."""
        return self.words.get(key(word), ())


def key(word: str) -> str:
    """The form by which a word is looked up: lower case, without accents on Latin letters."""
    lower = word.lower()
    return lower if lower.isascii() else _plain(lower)


@lru_cache(maxsize=20_000)
def _plain(lower: str) -> str:
    if not _SIGN_OR_ACCENT.search(lower):  # as in most words of another script
        return unicodedata.normalize("NFC", lower)
    lower = lower.translate(_SIGNS)
    if not _WITH_ACCENT.search(lower):
        return unicodedata.normalize("NFC", lower)
    return _MARKS.sub("", unicodedata.normalize("NFD", lower)).replace("ß", "ss")


@lru_cache(maxsize=16)
def vocabulary(lang: str) -> Vocabulary:
    """The vocabulary of a language by its primary subtag; empty for one that no table knows."""
    own = list(_entries(f"{lang}.txt"))
    words: dict[str, dict[tuple[str, float], Sense]] = {}
    phrases: dict[str, list[str]] = {}
    prefixes: dict[str, float] = {}
    units: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    for kind, value, written in (*own, *_entries(f"cldr/{lang}.txt")):
        is_sure, word = written[0] != "~", key(written.lstrip("~").replace("_", " "))
        if kind in _LISTS:
            lists.setdefault(kind, []).append(word)
        elif kind in _PHRASES:
            phrases.setdefault(kind, []).append(word)
        elif kind == "unit":
            units.setdefault(word, value)
        elif kind == "prefix":
            prefixes[word] = float(value)
        else:
            sense = Sense(kind, float(value or 0), is_sure and bool(own))
            words.setdefault(word, {}).setdefault((kind, sense.value), sense)
    return Vocabulary(
        lang,
        {word: tuple(senses.values()) for word, senses in words.items()},
        {kind: _any_of(kind, found) for kind, found in phrases.items()},
        prefixes,
        units,
        joined=tuple(lists.get("joined", ())),
        scores="scores" in lists,
        is_complete=bool(own),
    )


_WINDOW = 40
_AFTER_UNITS = frozenset({"below", "pm"})
_LISTS = frozenset({"joined", "scores"})
_PHRASES = frozenset("percent half minus below century pm joint".split())
"""Kinds that are looked for around a number, and may have several words."""


def _any_of(kind: str, wordings: list[str]) -> re.Pattern[str]:
    """Any of the wordings, at the place where it is asked for, whatever its accents."""
    ordered = sorted(wordings, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, ordered))})(?!\w)")


def _entries(name: str) -> Iterator[tuple[str, str, str]]:
    table = _TABLES / name
    if not table.is_file():
        return
    for line in table.read_text(encoding="utf-8").splitlines():
        kind, *rest = line.split()
        value = "" if kind in _PHRASES or kind in _LISTS else rest.pop(0)
        for word in rest:
            yield kind, value, word
