"""A name of a person, place or organisation differs, or is missing.

    original:         Mayor Ilse Brandt opened the hearing.
    back-translation: Mayor Karl Weber opened the hearing.
    finding:          “Ilse Brandt” became “Karl Weber”

Transliteration, diacritics, inflection, demonyms (Belarus, Belarusian) and acronyms against their full form make no
difference; names that are spelled otherwise throughout are one neutral note for the document. Blind spot: names at the
start of a sentence that stand nowhere else, and names in titles where every word has a capital.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fidelity.checks.comparison import Comparison, Side, comparisons
from fidelity.model import Alignment, Category, Hit, Layer, Severity
from fidelity.reading.names import Name, is_acronym_of, known_names, names, same_name
from fidelity.reading.words import Word, words

LAYER = Layer.MEANING
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each name without its like, and one for all that are merely spelled otherwise."""
    pairs = list(comparisons(alignment))
    ours = known_names([pair.original.text for pair in pairs])
    theirs = known_names([pair.back_translation.text for pair in pairs])
    for pair in pairs:
        lost = _without_twin(pair.original, theirs_text(pair), ours, pair)
        gained = _without_twin(pair.back_translation, pair.around[0], theirs, None)
        changed = list(zip(lost, gained, strict=False))
        for mine, other in changed:
            yield _changed(pair, mine, other)
        for name in lost[len(changed) :]:
            yield _lost(pair, name)
    yield from _spelled_otherwise(pairs, ours)


def theirs_text(pair: Comparison) -> str:
    """Where a name of the original may be found: the paragraph in English, and in the translation itself."""
    return f"{pair.around[1]} {pair.translation.text}"


def _without_twin(side: Side, other: str, known: frozenset[str], pair: Comparison | None) -> list[Name]:
    """Names none of whose words have a counterpart in the other text."""
    there = words(other)
    return [
        name
        for name in names(side.text, known)
        if not any(_is_there(word, there) for word in name.core)
        and not is_acronym_of(name.text, other)
        and not any(len(w.text) > 1 and w.text.isupper() and is_acronym_of(w.text, name.text) for w in there)
    ]


def _is_there(word: Word, there: Sequence[Word]) -> bool:
    return any(same_name(word.folded, other.folded) for other in there)


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
    """Whether two words are one name in two spellings, rather than a name and a word made from it."""
    one, two = word.folded.removesuffix("'s"), other.folded.removesuffix("'s")
    return same_name(one, two) and abs(len(one) - len(two)) <= 2 and not two.startswith(one) and not one.startswith(two)
