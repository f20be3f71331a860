"""Some words of the translation, such as a clause, have no counterpart in the original.

    original:         The ferry will be scrapped.
    back-translation: The ferry, which nobody in the village ever trusted, will be scrapped.
    finding:          “which nobody in the village ever trusted” was added

What stands at the place on the other side is weighed against it: where as many words there have no
counterpart either, it was only worded otherwise. A few words are a hint, which is minor.

A single adjective or adverb is a hint where all around it stands on the other side.

Blind spot: other single words, and a clause whose words stand elsewhere in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.absorbed import kept_from_neighbours
from fidelity.checks.omissions import shorten
from fidelity.checks.stretch import chance
from fidelity.checks.unmatched import told, unmatched
from fidelity.model import Alignment, Category, Hit, Layer, Severity

LAYER = Layer.MEANING
CATEGORY = Category.ADDITION
SEVERITY = Severity.MAJOR

_SURE = 4.0
"""Evidence from which several words are likelier added than not."""


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each stretch of the back-translation that the original does not say."""
    for found in unmatched(alignment):
        pair, side = found.pair, found.pair.back_translation
        for stretch, start, end in told(side, found.gained):
            yield Hit(
                message=f"“{shorten(side.text[start:end])}” was added",
                confidence=chance(stretch, _SURE)
                * pair.bead.confidence
                * kept_from_neighbours(pair, stretch.lost, is_missing=False),
                original=pair.original.whole,
                translation=pair.translation_place,
                back_translation=side.place(start, end),
                suggestion="take these words out, or accept the addition with a reason",
            )
