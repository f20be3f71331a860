"""A reason became a contrast, or a contrast a reason: because, although.

    original:         The harvest failed because the village had bought the new pumps.
    back-translation: The harvest failed although the village had bought the new pumps.
    finding:          “because” became “although”

A clause is judged where its words stand on the other side, and nothing else there gives a reason or
a contrast. A hint, always minor: engines confuse small words. Blind spot: connectives that became a
plain `and`, and reasons that a verb gives (led to).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fidelity.checks.clauses import place_of, twin_of, words_of
from fidelity.checks.comparison import comparisons
from fidelity.lazy_pattern import lazy_pattern
from fidelity.model import Alignment, Category, Hit, Layer, Severity
from fidelity.reading.connectives import Relation

LAYER = Layer.MEANING
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MINOR

_OPPOSITE = {Relation.REASON: Relation.CONCESSION, Relation.CONCESSION: Relation.REASON}
_SURE = 0.45

_LIKE = {
    Relation.REASON: lazy_pattern(
        r"\b(?:because|since|due|owing|thanks|therefore|thus|hence|so|given|as|result|cause\w*|reason)\b",
        re.IGNORECASE,
    ),
    Relation.CONCESSION: lazy_pattern(
        r"\b(?:although|though|despite|spite|notwithstanding|however|but|yet|while|whereas|still"
        r"|nevertheless|nonetheless|regardless|even)\b",
        re.IGNORECASE,
    ),
}
"""Words that may say the same."""


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each clause that gives a reason on one side and a contrast on the other."""
    for pair in comparisons(alignment):
        mine, other = pair.original, pair.back_translation
        for said in mine.said.connectives:
            twin = twin_of(said, mine, other, pair.word_pairs)
            if twin is None or _OPPOSITE.get(said.relation) is not twin.relation:
                continue
            if _LIKE[said.relation].search(other.text) or _LIKE[twin.relation].search(mine.text):
                continue
            yield Hit(
                message=f"“{words_of(mine, said)}” became “{words_of(other, twin)}”",
                confidence=_SURE * pair.bead.confidence,
                original=place_of(mine, said),
                translation=pair.translation_place,
                back_translation=place_of(other, twin),
                suggestion="join the clauses as the original does",
            )
