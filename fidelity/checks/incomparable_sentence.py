"""A sentence shares hardly a word with its back-translation, so that nothing can be compared.

    original:         The ferryman refused to cross the lake before the fog lifted.
    back-translation: Because of smoke the boat of the driver has no permission.
    finding:          the sentence cannot be compared: 0 of its 5 words are said in the English

Either the translation says something else, or the engine failed. Other shifts of meaning would be
guesses here and are not reported; numbers and dates are compared all the same.

Blind spot: sentences of few words.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.comparison import Comparison, unlike
from fidelity.model import Alignment, Category, Hit, Layer, Severity

LAYER = Layer.MEANING
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MINOR

_SURE = 0.45


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each pair of sentences that are too unlike to be compared."""
    for pair in unlike(alignment):
        yield Hit(
            message=f"The sentence cannot be compared: {_shared(pair)}",
            confidence=_SURE * pair.bead.confidence,
            original=pair.original.whole,
            translation=pair.translation_place,
            back_translation=pair.back_translation.whole,
            suggestion="read both sentences, or ask another engine (--engine)",
        )


def _shared(pair: Comparison) -> str:
    matter = len(pair.original.said.matter)
    return f"{pair.shared} of its {matter} words are said in the English"
