"""Words of both sides that say the same, spelled alike or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from fidelity.align.words import Pairs
from fidelity.reading.lexicon import all_senses, family
from fidelity.reading.sentence import Sentence
from fidelity.reading.words import Word, stem

Synonyms = Mapping[int, Sequence[int]]
"""Places of words of one side to those of words of the other that say the same."""


def says_the_same(word: Word, other: Word) -> bool:
    """Whether two words are of one stem, begin alike or are synonyms."""
    return not _said(word.folded).isdisjoint(_said(other.folded))


@lru_cache(maxsize=20_000)
def _said(folded: str) -> frozenset[str]:
    """What a word shares with each that says the same: its stem, its beginning, senses, family."""
    by_form = {f"={stem(folded)}", *(f".{word}" for word in family(folded))}
    if len(folded) > 4:
        by_form.add(f"{folded[:5]}-")
    return all_senses(folded).union(by_form)


def synonyms(one: Sentence, two: Sentence, pairs: Pairs) -> Synonyms:
    """Which words of matter that are left over by the pairs say the same."""
    taken = set(pairs.values())
    free = [(j, _said(two.words[j].folded)) for j in two.matter if j not in taken]
    all_said = frozenset[str]().union(*(said for _, said in free))
    found = {}
    for i in one.matter if free else ():
        if i in pairs:
            continue
        said = _said(one.words[i].folded)
        if not said.isdisjoint(all_said):
            found[i] = [j for j, other in free if not said.isdisjoint(other)]
    return found


def turned_round(found: Synonyms) -> Synonyms:
    """The same seen from the other side."""
    turned: dict[int, list[int]] = {}
    for i, others in found.items():
        for j in others:
            turned.setdefault(j, []).append(i)
    return dict(sorted(turned.items()))


def with_synonyms(pairs: Pairs, found: Synonyms, one: Sentence, two: Sentence) -> Pairs:
    """The pairs, and each word that is left over with the nearest free one that says the same."""
    partners = dict(pairs)
    taken: set[int] = set()
    for i, others in found.items():
        free = [j for j in others if j not in taken]
        if free:
            j = min(free, key=lambda j: abs(j * len(one.words) - i * len(two.words)))
            partners[i] = j
            taken.add(j)
    return partners
