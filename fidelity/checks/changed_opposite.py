"""A word became its opposite.

    original:         Prices rose before the election.
    back-translation: Prices fell before the election.
    finding:          “rose” became “fell”

Opposites are those of WordNet, also of words derived from them (rise, fall; growth, decline) and of
shades (hideous, beautiful), and those of direction, order and comparison (more, less; before,
after; north, south). A negation beside either word, and a word elsewhere that says the same, speak
against it. Blind spot: opposites in this text alone (the island and the mainland).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fidelity.checks.comparison import Comparison, Side, comparisons
from fidelity.checks.substitutions import free_words, is_rendered, neighbours
from fidelity.model import Alignment, Category, Hit, Layer, Place, Severity
from fidelity.reading.opposites import opposition, that_may_oppose
from fidelity.reading.words import Word

LAYER = Layer.MEANING
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR

_DENIES = frozenset("not non no never semi hardly little less without nor anti".split())
_CLEAR = 0.6
"""Words less opposite than this must stand between the same neighbours."""


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each word that is rendered by its opposite."""
    for pair in comparisons(alignment):
        if pair.original.text != pair.back_translation.text:
            yield from _hits(pair)


def _hits(pair: Comparison) -> Iterator[Hit]:
    if _is_negated_otherwise(pair):
        return
    ours, theirs = free_words(pair)
    mine, other = pair.original.words, pair.back_translation.words
    likely = that_may_oppose([mine[i] for i in ours], [other[j] for j in theirs])
    used: set[int] = set()
    for i in (ours[k] for k in likely):
        found = [
            (strength + 0.1 * neighbours(pair, i, j), j)
            for j in theirs
            if j not in used and (strength := opposition(mine[i], other[j]))
        ]
        if not found:
            continue
        _, j = max(found)
        strength = opposition(mine[i], other[j])
        if _is_denied(mine, i) != _is_denied(other, j):
            continue
        if strength < _CLEAR and not neighbours(pair, i, j):
            continue
        if _is_said_elsewhere(pair, i, j):
            continue
        used.add(j)
        yield _hit(pair, i, j, strength)


def _is_negated_otherwise(pair: Comparison) -> bool:
    """Whether one side denies more than the other: not happy, unhappy."""
    return len(pair.original.said.negations) != len(pair.back_translation.said.negations)


def _is_denied(words: Sequence[Word], k: int) -> bool:
    """Whether a word shortly before takes the word back: non-constitutional, not a good idea."""
    return any(
        word.folded in _DENIES or word.folded.endswith("n't") for word in words[max(0, k - 3) : k]
    )


def _is_said_elsewhere(pair: Comparison, i: int, j: int) -> bool:
    """Whether either word is rendered by another free word of the other side."""
    mine, other = pair.original.words, pair.back_translation.words
    ours, theirs = (
        [words[k] for k in free if k != own]
        for words, free, own in zip((mine, other), free_words(pair), (i, j), strict=True)
    )
    return is_rendered(mine[i], theirs) or is_rendered(other[j], ours)


def _sure(pair: Comparison, i: int, j: int, strength: float) -> float:
    near = neighbours(pair, i, j)
    return strength * (0.55, 0.7, 0.85)[near]


def _hit(pair: Comparison, i: int, j: int, strength: float) -> Hit:
    mine, other = pair.original.words[i], pair.back_translation.words[j]
    return Hit(
        message=f"“{mine.text}” became “{other.text}”, its opposite",
        confidence=_sure(pair, i, j, strength) * pair.bead.confidence,
        original=_place(pair.original, i),
        translation=pair.translation_place,
        back_translation=_place(pair.back_translation, j),
        suggestion=f"say what “{mine.text}” says",
    )


def _place(side: Side, k: int) -> Place:
    """The word with the one before and the one after it."""
    first, last = max(0, k - 1), min(k + 1, len(side.words) - 1)
    return side.place(side.words[first].start, side.words[last].end)
