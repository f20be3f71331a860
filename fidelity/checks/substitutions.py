"""Words of the original without a counterpart, and the words that stand in their place."""

from __future__ import annotations

from collections.abc import Iterable

from fidelity.checks.comparison import Comparison
from fidelity.checks.synonyms import says_the_same
from fidelity.reading.words import Word


def free_words(pair: Comparison) -> tuple[list[int], list[int]]:
    """The words of either side that do not stand on the other (words spelled alike are not the
    same: increase, decrease).
    """
    ours, theirs = pair.original.words, pair.back_translation.words
    same = {i: j for i, j in pair.word_pairs.items() if ours[i].stem == theirs[j].stem}
    used = set(same.values())
    return (
        [i for i, word in enumerate(ours) if i not in same and word.text[0].isalpha()],
        [j for j, word in enumerate(theirs) if j not in used and word.text[0].isalpha()],
    )


def neighbours(pair: Comparison, i: int, j: int) -> int:
    """How many of the words before and after two words are counterparts of each other; the ends of
    sentences are as well.
    """
    pairs = pair.word_pairs
    last = len(pair.original.words) - 1, len(pair.back_translation.words) - 1
    before = pairs.get(i - 1, -2) == j - 1 or (i == 0 and j == 0)
    after = pairs.get(i + 1, -2) == j + 1 or (i, j) == last
    return before + after


def is_rendered(word: Word, others: Iterable[Word]) -> bool:
    """Whether one of some words says the same as this one."""
    return any(says_the_same(word, other) for other in others)
