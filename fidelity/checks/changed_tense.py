"""A verb stands in another tense, so that something happens at another time.

    original:         The bridge has been closed.
    back-translation: The bridge will be closed.
    finding:          “has been closed” (perfect) became “will be closed” (future)

The same verb is compared with itself. Past and perfect are one, as are tenses in reported speech
(said that it is, said that it was) and in captions of events. Between past and present alone the
check is less sure, for languages tell stories in either. Blind spot: another verb in another tense.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.align.words import Pairs
from fidelity.checks.comparison import Comparison, Side, comparisons
from fidelity.model import Alignment, Category, Hit, Layer, Place, Severity
from fidelity.reading.tense import Tense, Verb

LAYER = Layer.MEANING
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR

_ANOTHER_VERB = 0.6
"""How much a tense of another verb between the same words says: languages differ in what they put
into the tense and what into the verb.
"""


Verbs = tuple[Verb, ...]


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for the verb of a pair whose tense differs most."""
    for pair in comparisons(alignment):
        ours, theirs = pair.original.said.verbs, pair.back_translation.said.verbs
        if not ours or not theirs:
            continue
        pairs = pair.word_pairs
        found = [
            (_sure(one, other, ours, theirs) * alike, one, other)
            for one, other, alike in _twins(pair, pairs, ours, theirs)
            if one.tense is not other.tense
        ]
        best = max(found, key=lambda f: f[0], default=None)
        if best and best[0]:
            yield _hit(pair, *best)


def _twins(
    pair: Comparison, pairs: Pairs, ours: Verbs, theirs: Verbs
) -> Iterator[tuple[Verb, Verb, float]]:
    """Verbs that stand for each other, with how sure that is: the same verb, or the only one with
    its lemma, or another verb between the same words.
    """
    mains = {other.main: other for other in theirs}
    taken: set[int] = set()
    for one in ours:
        other = mains.get(pairs.get(one.main, -1))
        if other is None or other.lemma != one.lemma:
            same = [t for t in theirs if t.lemma == one.lemma]
            mine = [o for o in ours if o.lemma == one.lemma]
            if len(same) != 1 or len(mine) != 1:
                continue
            other = same[0]
        taken |= {one.main}
        yield one, other, 1.0
    used = set(pairs.values())
    for one in ours:
        if one.main in taken or (one.main in pairs and one.main != one.first):
            continue
        for other in theirs:
            if other.main not in used and _between_the_same(pair, pairs, one, other):
                yield one, other, _ANOTHER_VERB
                break


def _between_the_same(pair: Comparison, pairs: Pairs, one: Verb, other: Verb) -> bool:
    """Whether the word before or after one verb is the counterpart of that of the other."""
    before = pairs.get(one.first - 1) == other.first - 1 and one.first > 0 < other.first
    after = pairs.get(one.main + 1, -1) == other.main + 1
    return before or after


def _sure(one: Verb, other: Verb, ours: Verbs, theirs: Verbs) -> float:
    tenses = {one.tense, other.tense}
    if tenses <= {Tense.PAST, Tense.PERFECT} or _is_participle(one, other):
        return 0.0
    if Tense.FUTURE in tenses:
        if tenses & {Tense.PAST, Tense.PERFECT}:
            return 0.8
        # Where both speak of the future, languages differ in how often they say so.
        return 0.42 if _have_future(ours) and _have_future(theirs) else 0.49
    if Tense.PERFECT in tenses:
        return 0.25 if one.is_told and other.is_told else 0.0
    told = one.is_told + other.is_told
    # Many languages tell what is past in the present; what is present they do not tell in the past.
    return ((0.3, 0.39, 0.48) if one.tense is Tense.PAST else (0.42, 0.46, 0.48))[told]


def _have_future(found: Verbs) -> bool:
    return any(verb.tense is Tense.FUTURE for verb in found)


def _is_participle(one: Verb, other: Verb) -> bool:
    """Whether a form that looks like the past may be the participle of the other's passive."""
    return any(
        a.is_passive and not b.is_told and b.tense is Tense.PAST
        for a, b in ((one, other), (other, one))
    )


def _hit(pair: Comparison, sure: float, one: Verb, other: Verb) -> Hit:
    said, says = _text(pair.original, one), _text(pair.back_translation, other)
    return Hit(
        message=f"“{said}” ({one.tense}) became “{says}” ({other.tense})",
        confidence=sure * pair.bead.confidence,
        original=_place(pair.original, one),
        translation=pair.translation_place,
        back_translation=_place(pair.back_translation, other),
        suggestion=f"tell it in the time of “{said}”",
    )


def _text(side: Side, verb: Verb) -> str:
    return side.text[side.words[verb.first].start : side.words[verb.main].end]


def _place(side: Side, verb: Verb) -> Place:
    last = min(verb.main + 1, len(side.words) - 1)
    return side.place(side.words[verb.first].start, side.words[last].end)
