"""Names that the other side does not have, and which of them stand for each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel

from fidelity.reading.lexicon import lemmas
from fidelity.reading.names import (
    Name,
    is_acronym_of,
    known_names,
    same_name,
    skeleton,
    small_words,
    starts_sentence,
)
from fidelity.reading.places import places
from fidelity.reading.words import FUNCTION_WORDS, Word, capitalised_words, words

_ALIKE_WHOLE, _ALIKE_WORD, _LIKEST, _SHORT = 0.55, 0.6, 0.7, 4
"""Names, and words of more letters than are short, that are so alike may be one, spelled by ear."""

_INITIAL = 0.05
"""How much less alike names may be that begin with the same sound."""

_VOICELESS = str.maketrans("cqgdbfpz", "kkktvvvs")

_SHORTENED = frozenset("gov sen rep ltd inc corp co jr sr dept univ assn ngo tv id dna".split())
"""Titles and common words that are written short."""

_PEOPLE = ("an", "ese", "ish", "ite", "er")

_SURE, _HALF_PROPER, _COMMON, _ACRONYM, _ALIKE = 0.75, 0.62, 0.53, 0.3, 0.25
"""Both are proper names; one is; both are words of the dictionary (Oversight, Supervision); one is
an acronym, and the other may be what it stands for; both are spelled alike.
"""


@lru_cache(maxsize=16)
def names_at_starts(texts: tuple[str, ...]) -> frozenset[str]:
    """Words at the start of a sentence that are names: those that are names elsewhere, places, and
    those that no dictionary knows. Originals come again, with another translation.
    """
    read = [_capitals(text) for text in texts]
    first = frozenset[str]().union(*(words for words, _ in read))
    are_apart = all(first.isdisjoint(inside) for _, inside in read)  # as in most cases
    elsewhere = frozenset[str]() if are_apart else known_names(texts, small_words(texts))
    return frozenset(
        word for word in first if word in elsewhere or word in places() or _is_stranger(word)
    )


def _capitals(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The folded words that have a capital at the start of sentences, where it says nothing, and
    those that have one inside.
    """
    first: set[str] = set()
    inside: set[str] = set()
    for word in capitalised_words(text):
        (first if starts_sentence(text, word) else inside).add(word.folded)
    return frozenset(first), frozenset(inside)


def _is_stranger(folded: str) -> bool:
    """Whether no dictionary knows a word: it is a name at the start of a sentence as well."""
    return len(folded) > 2 and folded.isalpha() and not _is_common(folded)


def is_written(name: Name, text: str) -> bool:
    """Whether all words of a name stand in a text as they are."""
    there = _spellings(text)
    return all(word.folded in there for word in name.core)


@lru_cache(maxsize=64)
def _spellings(text: str) -> frozenset[str]:
    return frozenset([word.folded for word in words(text)])


@lru_cache(maxsize=20_000)
def _is_common(folded: str) -> bool:
    """Whether a word stands in the dictionary in lower case."""
    bare = folded.removesuffix("'s").removesuffix("'")
    return bare in FUNCTION_WORDS or bare in _SHORTENED or "'" in bare or bool(lemmas(bare))


def proper_words(name: Name) -> list[Word]:
    """The words of a name that are no words of the language."""
    return [word for word in name.core if not _is_common(word.folded)]


def is_strange(name: Name, others: Sequence[str]) -> bool:
    """Whether the other texts have none of a name's words, or lack one that is no common word."""
    missing = [word for word in name.core if not _is_there(word, others)]
    if not missing or _is_short_for(name, others) or _is_joined(name, others):
        return False
    return len(missing) == len(name.core) or any(not _is_common(w.folded) for w in missing)


def is_lost_whole(name: Name, others: Sequence[str]) -> bool:
    """Whether no word of a name is in the other texts."""
    return not any(_is_there(word, others) for word in name.core)


def half_strange(found: Sequence[Name], lost: Sequence[Name], others: Sequence[str]) -> list[Name]:
    """Names that share a word with a lost one, and of which the other texts lack another, though it
    is a common word: President Putin, President Waters.
    """
    return [
        name
        for name in found
        if any(_share(mine, name) for mine in lost)
        and not is_strange(name, others)
        and any(not _is_there(word, others) for word in name.core)
    ]


def _is_short_for(name: Name, others: Sequence[str]) -> bool:
    """Whether an acronym on one side stands for the name on the other; acronyms are made anew in
    each language.
    """
    acronyms = [word for text in others for word in _acronyms(text)]
    if acronyms and all(map(_is_acronym, name.core)):
        return True
    return any(is_acronym_of(name.text, other) for other in others) or any(
        is_acronym_of(word.text, name.text) for word in acronyms
    )


def _is_joined(name: Name, others: Sequence[str]) -> bool:
    """Whether the other side writes the name in one word, or in several: Sealion, Sea Lion."""
    letters = "".join(word.folded for word in name.core).removesuffix("s")
    return len(letters) > 3 and any(letters in _letters(text) for text in others)


@lru_cache(maxsize=64)
def _letters(text: str) -> str:
    return "".join(word.folded for word in words(text))


@lru_cache(maxsize=64)
def _acronyms(text: str) -> tuple[Word, ...]:
    """The different acronyms of a text; a paragraph's are asked for by each of its sentences."""
    return tuple({word.text: word for word in words(text) if _is_acronym(word)}.values())


def _is_there(word: Word, others: Sequence[str]) -> bool:
    return any(_says(text, word.folded) for text in others)


@lru_cache(maxsize=2_048)
def _says(text: str, folded: str) -> bool:
    """Whether a text has a folded name, however it is spelled."""
    there = _spellings(text)
    if folded in there or any(same_name(folded, other) for other in there):
        return True
    near = [other for other in there if other[:4] == folded[:4]]
    return any(_is_inhabitant(folded, o) or _is_inhabitant(o, folded) for o in near)


def _is_inhabitant(one: str, place: str) -> bool:
    """Whether a word may be made from the name of a place: Mancunian, Manchester."""
    return one[:4] == place[:4] and len(one) > 5 and one.removesuffix("s").endswith(_PEOPLE)


def _is_acronym(word: Word) -> bool:
    if word.text[1:].islower():  # as most words are
        return False
    letters = word.text.replace(".", "").removesuffix("s")
    capitals = sum(letter.isupper() for letter in letters)
    return 2 <= len(letters) <= 7 and capitals >= max(2, len(letters) - 2)


def pairs_of_names(lost: Sequence[Name], gained: Sequence[Name]) -> list[tuple[Name, Name, float]]:
    """Names of the original with the names that took their place, and how sure that is: those that
    share a word first, then those that sound alike, then in the order of the text.
    """
    found: list[tuple[Name, Name, float]] = []
    free = list(gained)
    for mine in sorted(
        lost, key=lambda name: -max((_likeness(name, g) for g in gained), default=0)
    ):
        if not free:
            break
        other = max(free, key=lambda g: _likeness(mine, g))
        free.remove(other)
        found.append((mine, other, _sure(mine, other)))
    return found


def _share(mine: Name, other: Name) -> bool:
    return any(same_name(a.folded, b.folded) for a in mine.core for b in other.core)


def _likeness(mine: Name, other: Name) -> int:
    """How much speaks for it that names stand for each other: a word of both, or their sound."""
    if _share(mine, other):
        return 2
    wholes = ("".join(_bare(word) for word in name.core) for name in (mine, other))
    return int(_heard_alike(*wholes) >= _LIKEST)


def is_heard(name: Name, others: Sequence[Word]) -> bool:
    """Whether a name is a word of matter among these, spelled by ear: Skauting, scouting."""
    heard = "".join(_bare(word) for word in name.core)
    return len(heard) > _SHORT and any(
        word.is_content and _heard_alike(heard, _bare(word)) >= _ALIKE_WORD for word in others
    )


def _sure(mine: Name, other: Name) -> float:
    one, two = _own(mine, other), _own(other, mine)
    short = [all(map(_is_acronym, words)) for words in (one, two)]
    if short[0] != short[1] and _may_be_short(*((one, two) if short[0] else (two, one))):
        return _ACRONYM
    if _are_alike(one, two):
        return _ALIKE
    proper = [any(not _is_common(word.folded) for word in words) for words in (one, two)]
    return _SURE if all(proper) else _HALF_PROPER if any(proper) else _COMMON


def _may_be_short(acronym: Sequence[Word], full: Sequence[Word]) -> bool:
    """Whether half of an acronym's letters begin words of the full name."""
    letters = "".join(word.folded for word in acronym)
    initials = [word.folded[0] for word in full]
    return sum(letter in initials for letter in letters) * 2 >= len(letters)


def _own(name: Name, other: Name) -> list[Word]:
    """The words of a name that the other has not."""
    mine = [w for w in name.core if not any(same_name(w.folded, o.folded) for o in other.core)]
    return mine or list(name.core)


def _are_alike(one: Sequence[Word], two: Sequence[Word]) -> bool:
    """Whether two names may be one, spelled by ear: as wholes, or a long word of each."""
    wholes = ["".join(_bare(word) for word in name) for name in (one, two)]
    if _heard_alike(*wholes) >= _ALIKE_WHOLE - (_INITIAL if _begin_alike(*wholes) else 0):
        return True
    return any(
        _heard_alike(_bare(a), _bare(b)) >= _ALIKE_WORD
        for a in one
        for b in two
        if min(len(a.folded), len(b.folded)) > _SHORT
    )


def _bare(word: Word) -> str:
    return word.folded.removesuffix("'s").removesuffix("'")


def _begin_alike(*names: str) -> bool:
    return len({skeleton(name).translate(_VOICELESS)[:1] for name in names}) == 1


@lru_cache(maxsize=20_000)
def _heard_alike(one: str, two: str) -> float:
    """How alike two folded names are (0 to 1), the mean of their letters and of their consonants,
    of which those that languages confuse are the same.
    """
    bones = [skeleton(name).translate(_VOICELESS) for name in (one, two)]
    letters = Indel.normalized_similarity(one, two)
    return (letters + Indel.normalized_similarity(*bones)) / 2
