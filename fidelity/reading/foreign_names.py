"""Whether a text of another language names who or what English names, whatever its script and
cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from rapidfuzz.distance import Indel

from fidelity.lazy_pattern import lazy_pattern
from fidelity.reading.names import same_name
from fidelity.reading.places import called
from fidelity.reading.sounds import sound_alike
from fidelity.reading.words import fold, folded_word

UNREADABLE = frozenset("zh ja ko th ar he fa ur hi ka hy my km lo am bn ta te yue wuu".split())
"""Languages whose script hides names: no capitals, no spaces, or no vowels."""

NOUNS_ARE_CAPITALISED = frozenset({"de", "lb"})
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_STEM = 4
_OF_THE_PLACE = 0.7
_LONGEST_ARTICLE = 5


class ForeignWord(Struct, frozen=True):
    """A word as it stands in a text, and its folded form."""

    text: str
    start: int
    end: int
    folded: str


@lru_cache(maxsize=256)
def foreign_words(text: str) -> tuple[ForeignWord, ...]:
    """The words of a text of any script, without numbers."""
    found = ((match.group(), *match.span()) for match in _WORD.finditer(text))
    return tuple([ForeignWord(*one, folded_word(one[0])) for one in found])


@lru_cache(maxsize=256)
def _different(text: str) -> tuple[frozenset[str], frozenset[str], tuple[ForeignWord, ...]]:
    """Folded words, their beginnings, and the words themselves, each once."""
    found = {word.text: word for word in foreign_words(text)}
    for word in tuple(found.values()):
        article, mark, rest = word.text.replace("’", "'").partition("'")
        if mark and len(article) <= _LONGEST_ARTICLE:  # l’Allemagne, dell’Europa
            found[rest] = ForeignWord(rest, word.end - len(rest), word.end, fold(rest))
    folded = frozenset(word.folded for word in found.values())
    return folded, frozenset(form[:_STEM] for form in folded), tuple(found.values())


def says(name: str, text: str, lang: str) -> bool:
    """Whether a text has a word that can be this word of an English name."""
    folded = fold(name).removesuffix("'s").removesuffix("'")
    forms, beginnings, there = _different(text)
    if folded in forms:
        return True
    stem = folded[:_STEM]
    if stem in beginnings and any(same_name(folded, f) for f in forms if f.startswith(stem)):
        return True
    if any(_is_word(name, folded, word) for word in there):
        return True
    return any(says_all(foreign, text) for foreign in called(name, lang))


def _is_word(name: str, folded: str, word: ForeignWord) -> bool:
    if word.text.islower():  # of the place, as in `минский`; else it only sounds alike
        return Indel.normalized_similarity(folded, word.folded) >= _OF_THE_PLACE
    return same_name(folded, word.folded) or (len(folded) > 1 and sound_alike(folded, word.text))


def says_all(foreign: str, text: str) -> bool:
    """Whether a text has every longer word of a name in its own language, in any case."""
    parts = [
        word.folded
        for word in foreign_words(foreign)
        if len(word.folded) > 2 or word.text.isupper()
    ]
    forms = _different(text)[0]
    return bool(parts) and all(any(_is_case_of(part, form) for form in forms) for part in parts)


def _is_case_of(part: str, form: str) -> bool:
    """Whether a folded word is a case of another: all but the end is the same."""
    if part == form:
        return True
    if len(part) < _STEM:
        return False
    same = next(
        (k for k, (a, b) in enumerate(zip(part, form, strict=False)) if a != b),
        min(len(part), len(form)),
    )
    return same >= max(3, len(part) - 3) and abs(len(form) - len(part)) <= 3 + (len(part) > 7)


class ForeignName(Struct, frozen=True):
    """A run of capitalised words in a text of another language."""

    start: int
    end: int
    words: tuple[ForeignWord, ...]


_BETWEEN = re.compile(r"[ \u00a0-]{1,2}\Z")
_SENTENCE_START = lazy_pattern(r"(?:^|[.!?:;…\n]|[“\"«„(\[—–-])\s*[“\"«„(\[¿¡—–-]*\s*\Z")
_POLITE = lazy_pattern(
    r"(?:вы|вас|вам|вами|ваш\w*|ви|вами|usted(?:es)?|pan\w{0,3}|ty|ci|twój|i)\Z", re.IGNORECASE
)


def foreign_names(text: str, lang: str) -> Iterator[ForeignName]:
    """Runs of capitalised words that are no mere beginnings of sentences; where all nouns have
    capitals, runs of two words and more.
    """
    run: list[ForeignWord] = []
    for word in foreign_words(text):
        if not _is_capitalised(word.text) or _POLITE.match(word.text):
            continue
        if run and _BETWEEN.fullmatch(text[run[-1].end : word.start]):
            run.append(word)
            continue
        yield from _named(text, run, lang)
        run = [word]
    yield from _named(text, run, lang)


def _is_capitalised(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:].islower()


def _named(text: str, run: list[ForeignWord], lang: str) -> Iterator[ForeignName]:
    if not run:
        return
    starts = _SENTENCE_START.search(text[max(0, run[0].start - 6) : run[0].start])
    if starts and lang in NOUNS_ARE_CAPITALISED:
        run = run[1:]
    if len(run) < 1 + bool(starts or lang in NOUNS_ARE_CAPITALISED):
        return
    yield ForeignName(run[0].start, run[-1].end, tuple(run))
