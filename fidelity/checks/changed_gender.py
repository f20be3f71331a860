"""A pronoun became that of the other gender, so that somebody else seems to be meant.

    original:         The mayor said that she would resign.
    back-translation: The mayor said that he would resign.
    finding:          “she” became “he”

Where the original speaks of men and women, pronouns are paired by the words around them. Languages
such as Finnish, Hungarian, Turkish or Persian have one word for he and she, and Spanish or French
one for his and her, so that the engine has to guess; then nothing is reported. Blind spot: two
pronouns of two people that changed places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fidelity.checks.comparison import Comparison, Side, comparisons
from fidelity.model import Alignment, Category, Hit, Layer, Place, Severity
from fidelity.reading.gender import Gender, Gendered, nouns, tells_gender

LAYER = Layer.MEANING
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for the first pronoun of a pair whose gender the other side does not know."""
    lang = alignment.translation.lang
    for pair in comparisons(alignment):
        ours = pair.original.said.pronouns
        if not ours or not tells_gender(lang, pair.translation.words):
            continue
        theirs = pair.back_translation.said.pronouns
        if theirs and (hit := _hit(pair, ours, theirs)):
            yield hit


def _hit(pair: Comparison, ours: tuple[Gendered, ...], theirs: tuple[Gendered, ...]) -> Hit | None:
    before = Counter(one.gender for one in ours)
    after = Counter(one.gender for one in theirs)
    gained = next((g for g in Gender if _is_gained(before, after, g)), None)
    if gained is None:
        return None
    mine, other = _changed(pair, ours, theirs, gained)
    said, says = _quote(pair.original, mine), _quote(pair.back_translation, other)
    is_named = gained in nouns(pair.original.words)
    return Hit(
        message=f"“{said}” became “{says}”",
        confidence=_sure(before, after, gained, is_named=is_named) * pair.bead.confidence,
        original=_place(pair.original, mine),
        translation=pair.translation_place,
        back_translation=_place(pair.back_translation, other),
        suggestion=f"speak of the same person as “{said}” does",
    )


def _is_gained(before: Counter[Gender], after: Counter[Gender], gender: Gender) -> bool:
    """Whether pronouns of a gender came up while those of the other were lost, or where the
    original has none.
    """
    if after[gender] <= before[gender] or not before[gender.other]:
        return False
    return after[gender.other] < before[gender.other] or not before[gender]


def _sure(
    before: Counter[Gender], after: Counter[Gender], gained: Gender, *, is_named: bool
) -> float:
    """Surest where the gender is new and nobody of it is named."""
    if after[gained.other] >= before[gained.other]:
        return 0.5 if is_named else 0.65
    if before[gained]:
        return 0.8 if sum(before.values()) == sum(after.values()) else 0.6
    return 0.65 if is_named else 0.92


def _changed(
    pair: Comparison, ours: tuple[Gendered, ...], theirs: tuple[Gendered, ...], gained: Gender
) -> tuple[Gendered, Gendered]:
    """The pronoun that changed and what it became, judged by their neighbours."""
    pairs = pair.word_pairs
    kept = set(pairs)
    lost = [one for one in ours if one.gender is not gained]
    new = [one for one in theirs if one.gender is gained]
    free = set(pairs.values())
    sizes = len(pair.original.words), len(pair.back_translation.words)
    return min(
        ((mine, other) for mine in lost for other in new),
        key=lambda both: (
            (both[0].word in kept) + (both[1].word in free),
            abs(both[0].word / sizes[0] - both[1].word / sizes[1]),
        ),
    )


def _quote(side: Side, one: Gendered) -> str:
    return side.words[one.word].text


def _place(side: Side, one: Gendered) -> Place:
    """The pronoun with the two words after it."""
    last = min(one.word + 2, len(side.words) - 1)
    return side.place(side.words[one.word].start, side.words[last].end)
