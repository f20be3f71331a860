"""Which language a text is in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from pathlib import PurePath

from fidelity.errors import UsageError
from fidelity.model import Document

ENGLISH = "en"
CODES = frozenset(
    """ar be bg bn ca cs da de el en es et eu fa fi fr gl he hi hr hu id is it ja ka kk ko lt lv
    mk ms nb nl no pl pt ro ru sk sl sq sr sv th tr uk ur uz vi zh""".split()
)
"""Codes that a file or an address may say its language with; others could be anything."""

_DISTINCTIVE = frozenset(
    """the and that with were this from not which they it its been would their you your what when
    who there these those than then if about into should our his she does did any some such other
    how where after before between each every because must only""".split()
)
_SHARED = frozenset("an are as be but by can do for had has have her or we will".split())
"""Words of English that are as common in another language: `do` in Polish and Portuguese, `for` and
`have` in Danish, `are` in Romanian, `we` in Dutch.
"""
_SMALL = _DISTINCTIVE | _SHARED
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_RUN = re.compile(r"[a-z][a-z]*")  # which is found sooner than [a-z]+
_CODE = re.compile(r"[a-z]{2,3}")
_MIN_WORDS = 5
_ENOUGH_KNOWN = 0.18
"""The share of small English words from which a text is English, if one of them is distinctive."""
_FOREIGN = 0.25
"""The share of words with letters that English has not, from which a text is not English."""
_ENOUGH = 4000
_CLEAR, _CLEAR_OF_ALL = 6.0, 3.0
"""From here on one language is beyond doubt likelier than the one that is declared, and than all
that are no kin of it: the difference of their scores, over the root of the bytes, as chance adds
up. Sentences of 90 letters reach 7 over other languages and 3.7 over neighbours (Russian over
Bulgarian), lists of names 1.5.
"""
_ALIKE = tuple(
    frozenset(group.split())
    for group in ("da no nb nn", "bs hr sh sr", "id ms", "cs sk", "gl pt", "gl es", "zh yue wuu")
)
_SCRIPTS = {
    "ARABIC": "ar fa ur",
    "BENGALI": "bn",
    "CJK": "ja ko zh",
    "CYRILLIC": "be bg bs kk mk ru sh sr uk uz",
    "DEVANAGARI": "hi",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "THAI": "th",
}
"""Which of the languages of `CODES` are written in a script; in Latin letters there may be names in
each.
"""
_SAME_MODEL = {"nb": "no", "sh": "sr"}


def says_english(text: str) -> bool:
    """Whether any of a text's words is a small word of English."""
    may_say = not _SMALL.isdisjoint(_RUN.findall(text.lower()))
    return may_say and english_share(text) > 0


def english_share(text: str) -> float:
    """The share of a text's words that are small words of English (0 for a text without words)."""
    words = _LETTERS.findall(text.lower())
    return sum(map(_SMALL.__contains__, words)) / len(words) if words else 0.0


@lru_cache(maxsize=1024)
def is_english(text: str) -> bool:
    """Whether a text of some length reads as English; texts below five words are never called
    English.
    """
    words = _LETTERS.findall(text.lower())
    return (
        len(words) >= _MIN_WORDS
        and sum(map(_SMALL.__contains__, words)) >= _ENOUGH_KNOWN * len(words)
        and not _DISTINCTIVE.isdisjoint(words)
        and (text.isascii() or sum(not word.isascii() for word in words) < _FOREIGN * len(words))
    )


def detect(text: str) -> str:
    """The primary subtag of a text's language; English is told without loading the model."""
    sample = text[:_ENOUGH]
    if is_english(sample):
        return ENGLISH
    from fidelity.language_model import identifier

    return identifier().classify(sample)[0]


def reads_as(text: str, lang: str) -> str:
    """The other language as which a text clearly reads, where it does not read as `lang`; nothing
    where that cannot be told, as among close kin.
    """
    from fidelity.language_model import identifier

    sample, known = text[:_ENOUGH], CODES | {lang}
    first, _ = identifier().classify(sample)
    if first in known and _are_alike(lang, first):  # as nearly always: to rank them costs more
        return ""
    ranked = [(code, score) for code, score in identifier().rank(sample) if code in known]
    (likeliest, best), declared = ranked[0], dict(ranked).get(_SAME_MODEL.get(lang, lang))
    if declared is None or _are_alike(lang, likeliest):
        return ""
    rival = next(score for code, score in ranked if not _are_alike(code, likeliest))
    unit = max(1, len(sample.encode("utf-8", "replace"))) ** 0.5
    is_clear = best - declared >= _CLEAR * unit and best - rival >= _CLEAR_OF_ALL * unit
    return likeliest if is_clear else ""


def _are_alike(one: str, other: str) -> bool:
    return one == other or any({one, other} <= group for group in _ALIKE)


def letters(text: str) -> int:
    """How many letters a text has."""
    return sum(map(str.isalpha, text))


def main_script(text: str) -> str:
    """The script of most letters, as Unicode names it (LATIN, CYRILLIC ...); of some thousands."""
    scripts: Counter[str] = Counter()
    for char, count in Counter(text[:_ENOUGH]).items():
        if char.isalpha():
            scripts[script_of(char)] += count
    return max(scripts, key=scripts.__getitem__, default="")


@lru_cache(maxsize=4096)
def script_of(char: str) -> str:
    """The script of a letter, as Unicode names it; other characters have names of their own."""
    return unicodedata.name(char, "").partition(" ")[0]


def scripts_of(lang: str) -> frozenset[str]:
    """The scripts that a text in a language may be in, as `main_script` names them; all of them
    where the language is not known.
    """
    if lang not in CODES:
        return frozenset({"", "LATIN", *_SCRIPTS})
    return frozenset({"", "LATIN", *(s for s, codes in _SCRIPTS.items() if lang in codes.split())})


def primary_code(named: str) -> str:
    """The primary subtag of a code such as pt-BR; UsageError for what is no code."""
    code = named.lower().replace("_", "-").split("-")[0]
    if not _CODE.fullmatch(code):
        hint = "name it by its code, as es for Spanish"
        raise UsageError(f"language {named}", "this is no code of a language", hint)
    return code


def language_of(document: Document, declared: str | None) -> str:
    """A document's language: what the user declares, else what the document declares, else what its
    name says (`guide.es.md`), else what its prose shows.
    """
    if declared:
        return primary_code(declared)
    if document.lang and _CODE.fullmatch(document.lang):  # some write “lang: Spanish”
        return document.lang
    if named := _named(document.path):
        return named
    return detect("\n".join(block.text for block in document.blocks if block.kind.is_prose))


def _named(path: str) -> str:
    """The language in a file's name, `guide.es.md` or `guide.pt-BR.md`; nothing where none is."""
    last = PurePath(PurePath(path).stem).suffix
    code = last[1:].lower().replace("_", "-").split("-")[0]
    return code if code in CODES else ""
