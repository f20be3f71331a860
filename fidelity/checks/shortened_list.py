"""A list has lost one of its items.

    original:         The farm sells milk, honey, wool and cheese.
    back-translation: The farm sells milk, wool and cheese.
    finding:          “honey” is missing from the list

All other items must stand in one list on the other side, and nothing must stand for the lost one
anywhere in the sentence. Blind spot: lists that were put in other words, and long items.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.comparison import Comparison, comparisons
from fidelity.checks.substitutions import is_rendered
from fidelity.model import Alignment, Category, Hit, Layer, Severity
from fidelity.reading.enumerations import Enumeration

LAYER = Layer.MEANING
CATEGORY = Category.OMISSION
SEVERITY = Severity.MAJOR

_FEWEST, _SURE = 3, 0.6

Item = tuple[int, ...]


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each item that a list of the original has and its counterpart lacks."""
    for pair in comparisons(alignment):
        for mine in pair.original.said.enumerations:
            theirs = pair.back_translation.said.enumerations
            lost = [item for other in theirs for item in _lost(pair, mine, other)]
            if len(lost) == 1 and _is_item(pair, mine, lost[0]):
                yield _hit(pair, lost[0])


def _is_item(pair: Comparison, mine: Enumeration, item: Item) -> bool:
    """Whether a list is one, and this an item of it: what stands before the first comma of a short
    list may belong to the sentence (in the morning, bread and butter), and is one where the
    sentence begins with it.
    """
    if len(mine.items) < _FEWEST:
        return False
    words = pair.original.words
    stems = [words[i].stem for each in mine.items for i in each]
    is_clear = item != mine.items[0] or len(mine.items) > _FEWEST or item[0] == 0
    return is_clear and all(stems.count(words[i].stem) == 1 for i in item)


def _lost(pair: Comparison, mine: Enumeration, other: Enumeration) -> Iterator[Item]:
    """The item that one list has more than the other, if all others are the same."""
    if len(mine.items) != len(other.items) + 1:
        return
    left = [item for item in mine.items if not any(_same(pair, item, o) for o in other.items)]
    matched = [o for o in other.items if any(_same(pair, item, o) for item in mine.items)]
    if len(left) == 1 and len(matched) == len(other.items) and _is_gone(pair, left[0]):
        yield left[0]


def _same(pair: Comparison, item: Item, other: Item) -> bool:
    theirs = [pair.back_translation.words[j] for j in other]
    return any(
        pair.word_pairs.get(i) in other or is_rendered(pair.original.words[i], theirs) for i in item
    )


def _is_gone(pair: Comparison, item: Item) -> bool:
    """Whether no word of an item is said anywhere in the other sentence."""
    theirs = [word for word in pair.back_translation.words if word.is_content]
    return not any(
        i in pair.word_pairs or is_rendered(pair.original.words[i], theirs) for i in item
    )


def _hit(pair: Comparison, item: Item) -> Hit:
    words = pair.original.words
    start, end = words[item[0]].start, words[item[-1]].end
    return Hit(
        message=f"“{pair.original.text[start:end]}” is missing from the list",
        confidence=_SURE * pair.bead.confidence,
        original=pair.original.place(start, end),
        translation=pair.translation_place,
        back_translation=pair.back_translation.whole,
        suggestion="name it, or accept the omission with a reason",
    )
