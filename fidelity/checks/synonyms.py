"""Words of both sides that say the same, spelled alike or not."""

from __future__ import annotations

from fidelity.align.words import Pairs
from fidelity.reading.lexicon import are_synonyms
from fidelity.reading.sentence import Sentence
from fidelity.reading.words import Word


def says_the_same(word: Word, other: Word) -> bool:
    """Whether two words are of one stem, begin alike or are synonyms."""
    return (
        word.stem == other.stem
        or (len(word.folded) > 4 and word.folded[:5] == other.folded[:5])
        or are_synonyms(word.folded, other.folded)
    )


def with_synonyms(one: Sentence, two: Sentence, pairs: Pairs) -> Pairs:
    """The pairs, and those of words of matter that are left over and say the same."""
    ours, theirs = one.words, two.words
    partners = dict(pairs)
    taken = set(pairs.values())
    free = [j for j in two.matter if j not in taken]
    for i in one.matter:
        if i in partners:
            continue
        alike = [j for j in free if says_the_same(ours[i], theirs[j])]
        if alike:
            partners[i] = min(alike, key=lambda j: abs(j * len(ours) - i * len(theirs)))
            free.remove(partners[i])
    return partners
