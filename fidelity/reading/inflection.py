"""Whether words of a language are forms of each other: cases, numbers, tenses.

Two questions are asked. Whether a word that is required may stand there, which any form of it, a
compound with it or an adjective made of it answers; and whether one that is forbidden does stand
there, which takes a form that can hardly be of another word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

from fidelity.reading.words import fold

_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german",
    "el": "greek", "en": "english", "es": "spanish", "et": "estonian", "eu": "basque",
    "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""The Snowball stemmer of each language that has one."""

_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff]"
)
"""Thai, Lao, Burmese, Khmer, Kana, Han; and Hangul, whose particles stick to the word."""

_COMPOUNDS = frozenset("af ar da de et fa fi fy he hu is lb nb nl nn no sv ur yi".split())
"""Languages that join words into one, or articles and prepositions to them."""

_GENDERS = frozenset("ca es gl it pt".split())
"""Languages where -a and -o may tell words apart that have one stem (casa, caso)."""

_GENDER = re.compile(r"([ao])s?\Z")
_VOWELS = re.compile(r"(?<=.)[aeiouy']+")
_LONGEST = 64
"""Letters of a word that a stemmer sees; its time may grow with the square of them."""

_PREFIX = 4
"""Letters of a stem with which longer words may begin; Slavic stems lose more of the word."""

_PREFIXED = 5
"""Letters of a Slavic stem that others may stand before: пример in например."""

_SLAVIC = frozenset("be bg bs cs hr mk pl ru sh sk sl sr uk".split())
_SEPARABLE = {
    "de": "zusammen wieder zurück weiter fertig bereit herunter heraus hinzu herauf hinein durch "
    "über unter frei fest fort hoch nach ein aus auf mit vor her hin los weg bei um an ab zu",
    "nl": "samen terug verder klaar over onder binnen door vast voort neer weer toe uit mee voor "
    "weg bij los op om in af aan",
}
"""Prefixes that verbs leave at the end of a sentence, the longer ones first."""

_INFIX = re.compile(r"\A(?:ge|zu|te)")


def has_spaces(wording: str) -> bool:
    """Whether the script of a wording sets words apart, so that they can be told from others."""
    return not _WITHOUT_SPACES.search(wording)


def plain(word: str) -> str:
    """A word in lower case, composed, without soft hyphens and stress marks; ё is е."""
    text = unicodedata.normalize("NFC", word.casefold())
    return text.replace("\u00ad", "").replace("\u0301", "").replace("ё", "е").replace("’", "'")


@lru_cache(maxsize=16)
def _stemmer(lang: str) -> object | None:
    from Stemmer import Stemmer

    return Stemmer(_ALGORITHMS[lang]) if lang in _ALGORITHMS else None


@lru_cache(maxsize=50_000)
def stem(word: str, lang: str) -> str:
    """The stem of a word that is `plain`: by Snowball, or the word itself."""
    stemmer = _stemmer(lang)
    if stemmer is None or len(word) > _LONGEST:
        return word
    return str(stemmer.stemWord(word))  # type: ignore[attr-defined]


def is_form(word: str, other: str, lang: str) -> bool:
    """Whether two words that are `plain` are clearly forms of one."""
    if word == other:
        return True
    if stem(word, lang) != stem(other, lang) or fold(word) == fold(other):  # si is not sí
        return False
    mine, theirs = _GENDER.search(word), _GENDER.search(other)
    return not (lang in _GENDERS and mine and theirs and mine[1] != theirs[1])


class _Shape(Struct, frozen=True):
    """A word as it is compared: folded, its stem folded, and that without vowels but the first, so
    that words agree whose vowels change or come and go (рынок and рынка, mostrar and muestra).
    """

    folded: str
    stem: str
    bones: str


@lru_cache(maxsize=50_000)
def _shape(word: str, lang: str) -> _Shape:
    bare = plain(word)
    trunk = fold(stem(bare, lang))
    return _Shape(fold(bare), trunk, _VOWELS.sub("", trunk))


def can_be(wanted: str, word: str, lang: str) -> bool:
    """Whether a word can be a form of the one that is wanted, hold it, or be made of it."""
    mine, theirs = _shape(wanted, lang), _shape(word, lang)
    if mine.folded == theirs.folded or mine.stem == theirs.stem:
        return True
    if len(mine.bones) > 2 and mine.bones == theirs.bones:
        return True
    if len(mine.stem) >= _PREFIX - (lang in _SLAVIC) and theirs.folded.startswith(mine.stem):
        return True
    joined = _PREFIX if lang in _COMPOUNDS else _PREFIXED if lang in _SLAVIC else _LONGEST
    if len(mine.stem) >= joined and mine.stem in theirs.folded:
        return True
    return _differ_at_the_end(mine.folded, theirs.folded, lang)


def _differ_at_the_end(one: str, other: str, lang: str) -> bool:
    """Whether all but the end is the same; where no stemmer helps, of short words as well."""
    same = next(
        (k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    longer = abs(len(one) - len(other))
    if lang in _SLAVIC and same >= max(3, len(one) - 2) and longer <= 2:  # usługa, usłudze
        return True
    least = 5 if _stemmer(lang) else 3
    return same >= max(least, len(one) - 3) and longer <= 3 + (len(one) > 7)


def is_parted(wanted: str, words: tuple[str, ...], lang: str) -> bool:
    """Whether a sentence has a verb that is no longer in one piece: its prefix stands apart
    (`stellt … bereit`), or `ge` or `zu` has come before it or within (`hochgeladen`).

    All words are `plain`.
    """
    if lang not in _SEPARABLE or not wanted.endswith("n"):
        return False
    prefixes = _SEPARABLE[lang].split()
    prefix = next((p for p in prefixes if wanted.startswith(p)), "")
    rest = wanted.removeprefix(prefix)
    if len(rest) < _PREFIX:
        return False
    inner = (w.removeprefix(prefix) for w in words if w.startswith(prefix))
    if any(can_be(rest, _INFIX.sub("", word), lang) for word in inner if _INFIX.match(word)):
        return True
    stemmed = _shape(rest, lang).stem
    return prefix in words and any(
        can_be(rest, word, lang) or fold(word).startswith(stemmed) for word in words
    )
