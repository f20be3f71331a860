"""A word was exchanged for one of more or less force: denounced and said, harsh and brutal,
henchmen and enforcers.

    original:         Officials denounced the vote.
    back-translation: Officials said the vote was unfair.
    finding:          “denounced” became “said”: weaker

The words come from scales of English words in `reading/force.py`. A sentence is judged only where
it has one word of a scale on each side, so that it is clear which stands for which. The engine may
be the one who chose the word: a hint, always minor. Blind spot: words on no scale, and a shift that
two words share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from fidelity.align.words import Pairs
from fidelity.checks.comparison import Comparison, comparisons
from fidelity.model import Alignment, Category, Hit, Layer, Severity
from fidelity.reading.force import Force
from fidelity.reading.words import Word

LAYER = Layer.MEANING
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MINOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each word whose counterpart stands elsewhere on the same scale."""
    for pair in comparisons(alignment):
        if not pair.original.said.forces:
            continue
        ours = _by_scale(pair.original.said.forces)
        theirs = _by_scale(pair.back_translation.said.forces)
        said: set[int] = set()
        for scale in sorted(ours.keys() & theirs.keys()):
            mine, other = ours[scale], theirs[scale]
            if (
                len(mine) == len(other) == 1
                and mine[0].rank != other[0].rank
                and mine[0].word not in said
            ):
                aligned = pair.word_pairs
                if _same_place(aligned, mine[0].word, other[0].word):
                    said.add(mine[0].word)
                    yield _hit(pair, mine[0], other[0])


def _by_scale(found: Sequence[Force]) -> dict[int, list[Force]]:
    grouped: dict[int, list[Force]] = defaultdict(list)
    for force in found:
        grouped[force.scale].append(force)
    return grouped


def _same_place(aligned: Pairs, i: int, j: int) -> bool:
    """Whether neither word has another partner, and words near the one are aligned with words near
    the other.
    """
    if i in aligned or j in aligned.values():
        return False
    return any(abs(aligned[n] - j) <= 4 for n in range(i - 3, i + 4) if n in aligned)


def _hit(pair: Comparison, mine: Force, other: Force) -> Hit:
    ours, theirs = pair.original.words, pair.back_translation.words
    before, after = ours[mine.word], theirs[other.word]
    force = "stronger" if other.rank > mine.rank else "weaker"
    return Hit(
        message=f"“{before.text}” became “{after.text}”: {force}",
        confidence=0.3 * pair.bead.confidence,
        original=pair.original.place(*_with_neighbour(ours, mine.word)),
        translation=pair.translation_place,
        back_translation=pair.back_translation.place(*_with_neighbour(theirs, other.word)),
        suggestion=f"use a word of the force of “{before.text}”, if the translation really differs",
    )


def _with_neighbour(words: Sequence[Word], k: int) -> tuple[int, int]:
    """The word and the one after it, which shows what it is said of."""
    return words[k].start, words[min(k + 1, len(words) - 1)].end
