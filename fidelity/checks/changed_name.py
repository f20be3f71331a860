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

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from fidelity.align.words import Pairs, stretch
from fidelity.checks.comparison import Comparison, Side, comparisons
from fidelity.checks.strange_names import (
    half_strange,
    is_heard,
    is_lost_whole,
    is_strange,
    is_written,
    names_at_starts,
    pairs_of_names,
    proper_words,
)
from fidelity.model import Alignment, Category, Hit, Layer, MarkKind, Severity
from fidelity.reading.names import Name, is_demonym_of, names, same_name
from fidelity.reading.words import Word, words

LAYER = Layer.MEANING
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each name without its like, and one for all that are merely spelled
    otherwise.
    """
    pairs = list(comparisons(alignment))
    ours = names_at_starts(tuple([pair.original.text for pair in pairs]))
    theirs = names_at_starts(tuple([pair.back_translation.text for pair in pairs]))
    for pair in pairs:
        unwritten = _unwritten(pair.original, pair.around[1], ours)
        said = _theirs(pair) if unwritten else ()
        lost = [
            name
            for name in unwritten
            if is_strange(name, said) and not _is_place_of_writing(alignment, pair, name)
        ]
        gained = [
            name
            for name in _unwritten(pair.back_translation, pair.around[0], theirs)
            if is_strange(name, (pair.around[0],))
        ]
        if not lost and not gained:
            continue
        there = names(pair.back_translation.text, theirs)
        changed = pairs_of_names(lost, [*gained, *half_strange(there, lost, (pair.around[0],))])
        for mine, other, sure in changed:
            yield _changed(pair, mine, other, sure)
        used = {id(name) for mine, other, _ in changed for name in (mine, other)}
        for name in lost:
            if id(name) not in used and is_lost_whole(name, said):
                word = _in_its_place(pair, name) or _stranger(pair, name)
                if word and not _is_spoken_for(pair, word, changed):
                    yield _replaced(pair, name, _whole(word, there))
                else:
                    yield _lost(pair, name)
        for name in gained:
            is_new = id(name) not in used and is_lost_whole(name, (pair.around[0],))
            if is_new and len(lost) < len(gained) and proper_words(name):
                yield _gained(pair, name)
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


def _unwritten(side: Side, other: str, known: frozenset[str]) -> list[Name]:
    """Names that are not, or not in all their words, written so on the other side."""
    return [name for name in names(side.text, known) if not is_written(name, other)]


def _changed(pair: Comparison, mine: Name, other: Name, sure: float) -> Hit:
    return Hit(
        message=f"“{mine.text}” became “{other.text}”",
        confidence=sure * pair.bead.confidence,
        original=pair.original.place(mine.start, mine.end),
        translation=pair.translation_place,
        back_translation=pair.back_translation.place(other.start, other.end),
        suggestion=f"name {mine.text}, or accept the difference with a reason",
    )


def _in_its_place(pair: Comparison, name: Name) -> Word | None:
    """A capitalised word that stands where the name should, and that the original does not have."""
    pairs = pair.word_pairs
    found = _gap(name, pair.original.words, pair.back_translation.words, pairs)
    return next((word for word in found if word.is_capitalised), None)


def _stranger(pair: Comparison, name: Name) -> Word | None:
    """A capitalised word, more frequent in the back-translation than in the original, that stands
    behind the same word as a proper name that is lost: wherever the sentence has moved it, that is
    the one in its place.
    """
    before = _word_before(pair.original, name.core[0])
    if not before or not proper_words(name):
        return None
    ours, theirs = map(_capitals, pair.around)
    return next(
        (
            word
            for word in pair.back_translation.words
            if word.is_capitalised
            and theirs[word.folded] > ours[word.folded]
            and _word_before(pair.back_translation, word) == before
        ),
        None,
    )


def _is_spoken_for(
    pair: Comparison, word: Word, changed: Sequence[tuple[Name, Name, float]]
) -> bool:
    """Whether a word of the back-translation stands for another name of the original."""
    ours = _capitals(pair.original.text)
    return any(word in other.core for _, other, _ in changed) or any(
        mine != word.folded and same_name(mine, word.folded) for mine in ours
    )


def _whole(word: Word, found: Sequence[Name]) -> Name | Word:
    """The name that a word belongs to, or the word."""
    return next((name for name in found if word in name.core), word)


def _word_before(side: Side, word: Word) -> str:
    """The folded word before one; empty for the first of a sentence."""
    at = _index(side.words, word)
    return side.words[at - 1].folded if at else ""


def _index(found: Sequence[Word], word: Word) -> int:
    return bisect_left(found, word.start, key=lambda other: other.start)


def _capitals(text: str) -> Counter[str]:
    """How often a text has each capitalised word, folded."""
    return Counter(word.folded for word in words(text) if word.is_capitalised)


def _takes_a_place(pair: Comparison, name: Name) -> bool:
    """Whether the original has another word, which is lost, where the translation has this name."""
    pairs = {j: i for i, j in pair.word_pairs.items()}
    return bool(_gap(name, pair.back_translation.words, pair.original.words, pairs))


def _gap(name: Name, ours: Sequence[Word], theirs: Sequence[Word], pairs: Pairs) -> list[Word]:
    """The words of matter that stand in a name's place, and not on its own side."""
    at = [k for k, word in enumerate(ours) if name.start <= word.start < name.end]
    span = stretch(pairs, at[0], at[-1], (len(ours), len(theirs))) if at else None
    known = {word.stem for word in ours}
    inside = theirs[span[0] : span[1] + 1] if span else ()
    return [word for word in inside if word.is_content and word.stem not in known]


def _replaced(pair: Comparison, name: Name, other: Name | Word) -> Hit:
    return Hit(
        message=f"“{name.text}” became “{other.text}”",
        confidence=0.55 * pair.bead.confidence,
        original=pair.original.place(name.start, name.end),
        translation=pair.translation_place,
        back_translation=pair.back_translation.place(other.start, other.end),
        suggestion=f"name {name.text}, or accept the difference with a reason",
    )


def _gained(pair: Comparison, name: Name) -> Hit:
    return Hit(
        message=f"“{name.text}” is named in the translation alone",
        confidence=_sure_of_gain(pair, name) * pair.bead.confidence,
        original=pair.original.whole,
        translation=pair.translation_place,
        back_translation=pair.back_translation.place(name.start, name.end),
        suggestion=f"leave {name.text} out, or accept the addition with a reason",
        category=Category.ADDITION,
    )


def _lost(pair: Comparison, name: Name) -> Hit:
    return Hit(
        message=f"The name “{name.text}” is missing",
        confidence=_sure_of_loss(name) * pair.bead.confidence,
        original=pair.original.place(name.start, name.end),
        translation=pair.translation_place,
        back_translation=pair.back_translation.whole,
        suggestion=f"name {name.text}, or accept the omission with a reason",
        category=Category.OMISSION,
        severity=Severity.MINOR,
    )


def _sure_of_loss(name: Name) -> float:
    """A proper name of several words is not left out by the way; a common word in capitals is."""
    return (0.35, 0.65, 0.7)[min(2, len(proper_words(name)))]


def _sure_of_gain(pair: Comparison, name: Name) -> float:
    if is_heard(name, pair.original.words):
        return 0.25
    if len(proper_words(name)) > 1:
        return 0.55
    return 0.53 if _takes_a_place(pair, name) or _follows(pair, name) else 0.3


def _follows(pair: Comparison, name: Name) -> bool:
    """Whether the original has another word, which is lost, behind the words before this name."""
    ours, theirs = pair.original.words, pair.back_translation.words
    at = _index(theirs, name.core[0])
    known = {word.stem for word in theirs}
    return at > 0 and any(
        _two_before(ours, k) == _two_before(theirs, at)
        for k, word in enumerate(ours)
        if word.is_content and k not in pair.word_pairs and word.stem not in known
    )


def _two_before(found: Sequence[Word], k: int) -> list[str]:
    return [word.folded for word in found[max(0, k - 2) : k]]


def _spelled_otherwise(pairs: Sequence[Comparison], known: frozenset[str]) -> Iterator[Hit]:
    """One neutral note that lists names which differ in spelling alone."""
    variants: dict[tuple[str, str], tuple[Comparison, Word, Word]] = {}
    for pair in pairs:
        found = names(pair.original.text, known)
        if not found:
            continue
        there = [word for word in pair.back_translation.words if word.is_capitalised]
        exact = {word.stem for word in there}
        for name in found:
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
