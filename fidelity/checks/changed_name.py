"""A name of a person, place or organisation differs, or is missing.

    original:         Mayor Ilse Brandt opened the hearing.
    back-translation: Mayor Karl Weber opened the hearing.
    finding:          “Ilse Brandt” became “Karl Weber”

Transliteration, diacritics, inflection, demonyms (Belarus, Belarusian) and acronyms against their
full form make no difference; names that are spelled otherwise throughout are one neutral note for
the document. Blind spot: names at the start of a sentence that stand nowhere else, and names in
titles where every word has a capital.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from fidelity.checks.comparison import Comparison, Side, comparisons
from fidelity.model import Alignment, Category, Hit, Layer, MarkKind, Severity
from fidelity.reading.names import (
    Name,
    is_acronym_of,
    is_demonym_of,
    is_thing,
    known_names,
    names,
    same_name,
)
from fidelity.reading.words import Word, words

LAYER = Layer.MEANING
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each name without its like, and one for all that are merely spelled
    otherwise.
    """
    pairs = list(comparisons(alignment))
    ours = known_names([pair.original.text for pair in pairs])
    theirs = known_names([pair.back_translation.text for pair in pairs])
    for pair in pairs:
        for mine, other in _other_surname(pair, ours, theirs):
            yield _changed(pair, mine, other)
        lost = [
            name
            for name in _without_twin(pair.original, _theirs(pair), ours)
            if not _is_place_of_writing(alignment, pair, name)
        ]
        gained = _without_twin(pair.back_translation, (pair.around[0],), theirs)
        changed = list(zip(lost, gained, strict=False))
        for mine, other in changed:
            yield _changed(pair, mine, other)
        for name in lost[len(changed) :]:
            yield _lost(pair, name)
    yield from _spelled_otherwise(pairs, ours)


def _is_place_of_writing(alignment: Alignment, pair: Comparison, name: Name) -> bool:
    """Whether missing-dateline is the one to report the name."""
    place = pair.original.place(name.start, name.end)
    return any(
        mark.kind is MarkKind.DATELINE and mark.start <= place.start < mark.end
        for mark in alignment.original.blocks[place.block].marks
    )


def _theirs(pair: Comparison) -> tuple[str, str]:
    """Where a name of the original may be found: the paragraph in English, and the capitalised
    words of the translation itself.
    """
    capitalised = " ".join(word.text for word in pair.translation.words if word.is_capitalised)
    return pair.around[1], capitalised


def _different_words(texts: Sequence[str]) -> list[Word]:
    return [word for text in texts for word in _vocabulary(text)]


@lru_cache(maxsize=64)
def _vocabulary(text: str) -> tuple[Word, ...]:
    """The different words of a text; a paragraph's are asked for by each of its sentences."""
    return tuple({word.text: word for word in words(text)}.values())


def _without_twin(side: Side, others: Sequence[str], known: frozenset[str]) -> list[Name]:
    """Names none of whose words have a counterpart in the other texts; acronyms are made anew in
    each language.
    """
    there = _different_words(others)
    acronyms = [word for word in there if _is_acronym(word)]
    return [
        name
        for name in names(side.text, known)
        if not any(_is_there(word, there) for word in name.core)
        and not any(is_acronym_of(name.text, other) for other in others)
        and not any(is_acronym_of(word.text, name.text) for word in acronyms)
        and not (acronyms and all(map(_is_acronym, name.core)))
    ]


def _is_acronym(word: Word) -> bool:
    letters = word.text.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isupper()


def _is_there(word: Word, there: Sequence[Word]) -> bool:
    return any(same_name(word.folded, other.folded) for other in there)


def _other_surname(
    pair: Comparison, known: frozenset[str], theirs: frozenset[str]
) -> Iterator[tuple[Name, Name]]:
    """Full names of people of which the first word is kept while the last became another."""
    others = [
        name
        for name in names(pair.back_translation.text, theirs)
        if len(name.core) > 1 and not is_thing(name, pair.back_translation.text)
    ]
    there = _different_words(_theirs(pair))
    for name in names(pair.original.text, known):
        if len(name.core) not in (2, 3) or is_thing(name, pair.original.text):
            continue
        if _is_there(name.core[-1], there):
            continue
        for other in others:
            first = same_name(name.core[0].folded, other.core[0].folded)
            if first and not same_name(name.core[-1].folded, other.core[-1].folded):
                yield name, other


def _changed(pair: Comparison, mine: Name, other: Name) -> Hit:
    return Hit(
        message=f"“{mine.text}” became “{other.text}”",
        confidence=0.75 * pair.bead.confidence,
        original=pair.original.place(mine.start, mine.end),
        translation=pair.translation_place,
        back_translation=pair.back_translation.place(other.start, other.end),
        suggestion=f"name {mine.text}, or accept the difference with a reason",
    )


def _lost(pair: Comparison, name: Name) -> Hit:
    return Hit(
        message=f"The name “{name.text}” is missing",
        confidence=0.4 * pair.bead.confidence,
        original=pair.original.place(name.start, name.end),
        translation=pair.translation_place,
        back_translation=pair.back_translation.whole,
        suggestion=f"name {name.text}, or accept the omission with a reason",
        category=Category.OMISSION,
        severity=Severity.MINOR,
    )


def _spelled_otherwise(pairs: Sequence[Comparison], known: frozenset[str]) -> Iterator[Hit]:
    """One neutral note that lists names which differ in spelling alone."""
    variants: dict[tuple[str, str], tuple[Comparison, Word, Word]] = {}
    for pair in pairs:
        there = [word for word in pair.back_translation.words if word.is_capitalised]
        exact = {word.stem for word in there}
        for name in names(pair.original.text, known):
            for word in name.core:
                if word.stem in exact or len(word.folded) < 4:
                    continue
                twin = next((other for other in there if _is_variant(word, other)), None)
                if twin is not None:
                    variants.setdefault((word.stem, twin.stem), (pair, word, twin))
    if not variants:
        return
    pair, word, twin = next(iter(variants.values()))
    listed = ", ".join(f"{a.text} / {b.text}" for _, a, b in variants.values())
    yield Hit(
        message=f"Names are spelled otherwise in the back-translation: {listed}",
        confidence=0.9,
        original=pair.original.place(word.start, word.end),
        translation=pair.translation_place,
        back_translation=pair.back_translation.place(twin.start, twin.end),
        severity=Severity.NEUTRAL,
        category=Category.NAME_FORMAT,
    )


def _is_variant(word: Word, other: Word) -> bool:
    """Whether two words are one name in two spellings, not a name and a word made from it."""
    one, two = word.folded.removesuffix("'s"), other.folded.removesuffix("'s")
    if one.startswith(two) or two.startswith(one) or is_demonym_of(one, two):
        return False
    return same_name(one, two) and abs(len(one) - len(two)) <= 2
