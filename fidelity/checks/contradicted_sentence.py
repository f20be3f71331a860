"""A model of entailment reads the sentence as contradicting the original's.

    original:         The committee approved the plan.
    back-translation: The committee threw the plan out.
    finding:          the model reads these sentences as contradicting each other

Only where `neural` names the folder of such a model; nothing is downloaded. The model is a second
reader without evidence of its own: a hint that is always minor, for a person to look at.

Blind spot: whatever the model was not trained on; other checks read numbers and names better.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.comparison import comparisons
from fidelity.model import Alignment, Category, Hit, Layer, Severity

LAYER = Layer.MEANING
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MINOR

_SURE = 0.9


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each pair of sentences that the model surely reads as a contradiction."""
    for pair in comparisons(alignment):
        said = pair.pair.entailment
        if said is None or said.contradicted < _SURE:
            continue
        yield Hit(
            message=f"the model {said.model} reads these sentences as contradicting each other",
            confidence=0.5 * said.contradicted * pair.bead.confidence,
            original=pair.original.whole,
            back_translation=pair.back_translation.whole,
            translation=pair.translation_place,
            suggestion="read both sentences; accept the finding if they say the same",
        )
