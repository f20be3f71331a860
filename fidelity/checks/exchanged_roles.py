"""Who does it and to whom it is done have changed places.

    original:         The harbour sued the shipyard.
    back-translation: The shipyard sued the harbour.
    finding:          “harbour” and “shipyard” have changed places

Active and passive are told apart (the shipyard was sued by the harbour is the same). Both parties
and the verb must stand on both sides, in simple clauses; verbs that are the same both ways (met,
married) are left alone. Blind spot: pronouns, and clauses in which other words stand between.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.comparison import Comparison, Side, comparisons
from fidelity.model import Alignment, Category, Hit, Layer, Place, Severity
from fidelity.reading.lexicon import are_synonyms
from fidelity.reading.roles import Deed
from fidelity.reading.words import Word

LAYER = Layer.MEANING
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR

_SURE = 0.75


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each deed whose parties have changed places."""
    for pair in comparisons(alignment):
        for mine in pair.original.said.deeds:
            theirs = pair.back_translation.said.deeds
            other = next((deed for deed in theirs if _is_turned(pair, mine, deed)), None)
            if other is not None:
                yield _hit(pair, mine, other)


def _is_turned(pair: Comparison, mine: Deed, other: Deed) -> bool:
    ours, theirs = pair.original.words, pair.back_translation.words
    if mine.lemma != other.lemma and not are_synonyms(mine.lemma, other.lemma):
        return False
    doer, done_to = ours[mine.doer], ours[mine.done_to]
    return (
        _is_once(doer, pair.original, pair.back_translation)
        and _is_once(done_to, pair.original, pair.back_translation)
        and doer.stem != done_to.stem
        and doer.stem == theirs[other.done_to].stem
        and done_to.stem == theirs[other.doer].stem
    )


def _is_once(word: Word, *sides: Side) -> bool:
    """Whether each side has the word once, so that it is clear who is meant."""
    return all(sum(word.stem == other.stem for other in side.words) == 1 for side in sides)


def _hit(pair: Comparison, mine: Deed, other: Deed) -> Hit:
    doer, done_to = (pair.original.words[k].text for k in (mine.doer, mine.done_to))
    return Hit(
        message=f"“{doer}” and “{done_to}” have changed places",
        confidence=_SURE * pair.bead.confidence,
        original=_place(pair.original, mine),
        translation=pair.translation_place,
        back_translation=_place(pair.back_translation, other),
        suggestion="say who does it and to whom it is done, as the original does",
    )


def _place(side: Side, deed: Deed) -> Place:
    """From the one party to the other."""
    words = [side.words[k] for k in sorted((deed.doer, deed.done_to, deed.verb))]
    return side.place(words[0].start, words[-1].end)
