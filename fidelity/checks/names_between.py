"""Which names of an original its translation has, in its own language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from rapidfuzz.distance import Indel

from fidelity.checks.foreign_values import ForeignBead, Placed
from fidelity.lazy_pattern import lazy_pattern
from fidelity.model import Alignment, BlockKind
from fidelity.reading.foreign_names import (
    ForeignName,
    ForeignWord,
    foreign_words,
    says,
    says_all,
)
from fidelity.reading.kept import kept
from fidelity.reading.names import Name, is_demonym_of, is_thing, known_names, small_words
from fidelity.reading.places import called, given_names, is_place, places
from fidelity.reading.vocabulary import vocabulary
from fidelity.reading.words import FUNCTION_WORDS, Word

_TITLES = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.LABEL, BlockKind.BYLINE})
_QUOTES = "“”\"«»„'‘’`*_"
_PEOPLE = re.compile(r"(?:ian|ean|ish|ese|an|i|ic|ch)s?\Z")


class Names(Struct, frozen=True, dict=True):
    """The names of a pair of documents, and which are told to be kept."""

    beads: Sequence[ForeignBead]
    lang: str
    known: frozenset[str]
    lower: frozenset[str]

    @kept
    def _of(self) -> dict[int, tuple[Placed[Name], ...]]:
        """The names of the original of each bead."""
        return {id(bead): tuple(_names_of(bead, self.known)) for bead in self.beads}

    def of(self, bead: ForeignBead) -> tuple[Placed[Name], ...]:
        """The names of a bead's original."""
        return self._of[id(bead)]

    def lost(self, bead: ForeignBead) -> list[Placed[Name]]:
        """Names none of whose words the translation has, and that it should."""
        telling = [name for name in self.of(bead) if self._is_telling(name)]
        if not telling:
            return []
        text = bead.translation.whole
        return [name for name in telling if not _is_said(name.value, text, self.lang)]

    def lost_places(self, bead: ForeignBead) -> list[Placed[Name]]:
        """Words behind `in` or `from` that no table knows, and that the translation lacks."""
        return [
            name
            for name in self.of(bead)
            if _IN.search(name.block.text, max(0, name.value.start - 6), name.value.start)
            and not self._is_telling(name)
            and not _is_said(name.value, bead.translation.whole, self.lang)
        ]

    def is_foreign_place(self, name: Placed[ForeignName]) -> bool:
        """Whether the translation's language calls a country or city so."""
        return any(is_place(word.text, self.lang) for word in name.value.words)

    def gained(self, bead: ForeignBead) -> list[Placed[ForeignName]]:
        """Names of the translation of which the original has no word."""
        ours = bead.original.whole
        return [
            name
            for name in _foreign_names_of(bead)
            if not any(_is_of(word, ours, self.lang) for word in name.value.words)
        ]

    def fits(self, mine: Placed[Name], other: Placed[ForeignName]) -> bool:
        """Whether both are places, or both are not."""
        return _is_place(mine.value, self.lang) == self.is_foreign_place(other)

    def other_surnames(
        self, bead: ForeignBead
    ) -> Iterator[tuple[Placed[Name], Placed[ForeignName]]]:
        """People whose first name was kept while the last became another."""
        people = [name for name in self.of(bead) if len(name.value.core) > 1]
        for name in filter(self.is_person, people):
            text, ours = bead.translation.whole, bead.original.whole
            first, last = name.value.core[0], name.value.core[-1]
            if says(last.text, text, self.lang):
                continue
            for other in _foreign_names_of(bead):
                one, *_, two = (*other.value.words, other.value.words[-1])
                is_first = len(other.value.words) > 1 and says(first.text, one.text, self.lang)
                if is_first and not _is_of(two, ours, self.lang):
                    yield name, other
                    break

    def misspelt(self, bead: ForeignBead) -> Iterator[tuple[Placed[Name], Placed[ForeignName]]]:
        """Names of several words of which one is not quite the same, where names have no cases."""
        if self.lang not in _WITHOUT_CASES:
            return
        several = [name for name in reversed(self.of(bead)) if len(name.value.core) > 1]
        for name in {name.quote: name for name in several}.values():
            if self.is_person(name):  # people are transliterated by many standards
                continue
            ours = [_bare(word) for word in name.value.core]
            for other in _foreign_names_of(bead):
                theirs = [word.folded.removesuffix("'s") for word in other.value.words]
                if _is_slip(ours, theirs):
                    yield name, other
                    break

    def is_beside(self, bead: ForeignBead, name: Placed[Name]) -> bool:
        """Whether the blocks around the counterpart have it."""
        return _is_said(name.value, bead.translation.beside, self.lang)

    def _is_telling(self, name: Placed[Name]) -> bool:
        """Whether the translation should have it: a place that it has a word for, or a person."""
        return _is_place(name.value, self.lang) or self.is_person(name)

    def is_person(self, name: Placed[Name]) -> bool:
        """Whether its words are those of someone who is introduced as a person."""
        core = name.value.core
        if not all(word.text[1:].islower() and word.folded not in self.lower for word in core):
            return False
        return len(core) <= _LONGEST and any(_bare(word) in self._people for word in core)

    @kept
    def _people(self) -> frozenset[str]:
        """The words of all names that are introduced as those of people."""
        return frozenset(
            _bare(word)
            for bead in self.beads
            for name in self.of(bead)
            if 2 <= len(name.value.core) <= _LONGEST and _is_introduced(name)
            for word in name.value.core
        )


_IN = re.compile(r"\b(?:in|from|near|to|at|of)\s\Z")
_LONGEST = 3
"""Words of a person's name."""

_ROLE = lazy_pattern(
    r"\b(?:mayor|minister|president|chancellor|governor|senator|ambassador|commissioner|secretary"
    r"|spokes(?:man|woman|person)|activist|author|writer|poet|painter|composer|conductor|journalist"
    r"|reporter|editor|lawyer|judge|professor|doctor|teacher|coach|player|captain|singer|actor"
    r"|actress|founder|chief|chairman|chairwoman|director|manager|analyst|researcher|scientist"
    r"|historian|economist|engineer|leader|general|colonel|inspector|officer|farmer|fisherman"
    r"|biologist|chemist|physicist|astronomer|witness|neighbour|neighbor|husband|wife|son|daughter"
    r"|brother|sister|mother|father|king|queen|prince|princess|pope|bishop)\s\Z",
    re.IGNORECASE,
)
_SAYS = lazy_pattern(
    r"(?:,?\s(?:who|whose)|\s(?:said|says|told|wrote|writes|asked|added|explained|recalled|argued"
    r"|warned|remembers|admits|thinks|believes)|,\s(?:aged\s)?\d\d|,\s(?:an?|the)\s[a-z])\b"
)


_WITHOUT_CASES = frozenset("es fr pt it ca gl nl".split())
_SLIP = 2
"""Letters put in or left out, at most; an exchanged one counts for two."""


def _is_slip(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether all words but one are the same, and that one is nearly."""
    if len(ours) != len(theirs):
        return False
    other = [(one, two) for one, two in zip(ours, theirs, strict=True) if one != two]
    return len(other) == 1 and Indel.distance(*other[0]) <= _SLIP


def _is_introduced(name: Placed[Name]) -> bool:
    """Whether a title, a role, a common first name or a verb of saying tells that it is a person's
    name.
    """
    value, text = name.value, name.block.text
    if len(value.words) > len(value.core) or _bare(value.core[0]) in given_names():
        return True
    is_role = _ROLE.search(text, max(0, value.start - 16), value.start)
    return bool(is_role or _SAYS.match(text, value.end))


def _bare(word: Word) -> str:
    return word.folded.removesuffix("'s").removesuffix("'")


def _is_place(name: Name, lang: str) -> bool:
    return bool(called(name.text, lang)) and vocabulary(lang).is_complete


@lru_cache(maxsize=1)
def names_between(alignment: Alignment, beads: tuple[ForeignBead, ...]) -> Names:
    """The names of an alignment."""
    prose = [block.text for block in alignment.original.blocks if block.kind.is_prose]
    lang = alignment.translation.lang or ""
    small = small_words(prose)
    return Names(beads, lang, known_names(prose, small), small)


def _names_of(bead: ForeignBead, known: frozenset[str]) -> Iterator[Placed[Name]]:
    """The names of a bead's original that a translation should keep: no bodies and works, no
    acronyms, no peoples, nothing quoted or emphasised.
    """
    for name in bead.original.names(known):
        if name.block.kind not in _TITLES and _is_kept_as_it_is(name):
            yield name


def _is_kept_as_it_is(name: Placed[Name]) -> bool:
    text, value = name.block.text, name.value
    is_quoted = value.start and text[value.start - 1] in _QUOTES
    if is_quoted or is_thing(value, text):
        return False
    if any(mark.start <= value.start < mark.end for mark in name.block.marks):
        return False
    return not all(_is_none(word) for word in value.core)


def _is_none(word: Word) -> bool:
    """Whether a capitalised word is no name that is kept: an acronym, a people, a small word."""
    bare = word.folded.removesuffix("'s")
    if len(bare) < 3 or not word.text[-1:].islower() or bare in FUNCTION_WORDS:
        return True
    return _is_people(bare)


@lru_cache(maxsize=10_000)
def _is_people(folded: str) -> bool:
    """Whether it is made from a country's name: Belarusian, Chinese, Germans."""
    if folded in places() or not _PEOPLE.search(folded):
        return False
    return any(place[:4] == folded[:4] for place in places()) or any(
        is_demonym_of(folded.removesuffix("s"), place) for place in places()
    )


def _is_said(name: Name, text: str, lang: str) -> bool:
    if any(says_all(foreign, text) for foreign in called(name.text, lang)):
        return True
    return any(says(word.text, text, lang) for word in name.core)


def _foreign_names_of(bead: ForeignBead) -> Iterator[Placed[ForeignName]]:
    for name in bead.translation.foreign_names:
        if name.block.kind not in _TITLES:
            yield name


def _is_of(word: ForeignWord, original: str, lang: str) -> bool:
    """Whether the original has a word that this one of the translation can stand for, or the word
    is no name at all.
    """
    if vocabulary(lang).senses(word.text):
        return True
    return any(
        says(ours.text, word.text, lang) for ours in foreign_words(original) if len(ours.text) > 2
    )
