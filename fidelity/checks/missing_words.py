"""Some words of the original, such as a clause, have no counterpart in the translation.

    original:         The ferry, which was built in 1931 for the salt trade, will be scrapped.
    back-translation: The ferry will be scrapped.
    finding:          “which was built in 1931 for the salt trade” is missing

What stands at the place on the other side is weighed against it: where as many words there have no
counterpart either, it was only worded otherwise. A few words are a hint, which is minor.

A single word that is no adverb is a hint where all around it stands on the other side. Where the
grammar shows a hole (“the of the village”), it is surely lost.

Blind spot: other single words, and a clause whose words stand elsewhere in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.absorbed import kept_from_neighbours
from fidelity.checks.comparison import Comparison
from fidelity.checks.omissions import shorten
from fidelity.checks.stretch import chance
from fidelity.checks.unmatched import told, unmatched
from fidelity.lazy_pattern import lazy_pattern
from fidelity.model import Alignment, Category, Hit, Layer, Severity

LAYER = Layer.MEANING
CATEGORY = Category.OMISSION
SEVERITY = Severity.MAJOR

_SURE = 5.0
"""Evidence from which several words are likelier lost than not."""

_NOT_LATIN = lazy_pattern(r"[^\W\d_a-zA-Z\u00aa-\u036f\u1e00-\u1eff\u2000-\u214f]")
_LEFT_OVER = 0.5
"""What is left of the confidence where the engine left words in their own script: they may say what
is missing.
"""


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each stretch of a sentence that the back-translation does not say."""
    for found in unmatched(alignment):
        pair, side = found.pair, found.pair.original
        share = _LEFT_OVER if _holds_foreign_words(pair) else 1.0
        for stretch, start, end in told(side, found.lost):
            yield Hit(
                message=f"“{shorten(side.text[start:end])}” is missing",
                confidence=chance(stretch, _SURE)
                * pair.bead.confidence
                * share
                * kept_from_neighbours(pair, stretch.lost, is_missing=True),
                original=side.place(start, end),
                translation=pair.translation_place,
                back_translation=pair.back_translation.whole,
                suggestion="translate these words, or accept the omission with a reason",
            )


def _holds_foreign_words(pair: Comparison) -> bool:
    """Whether the English holds letters of another script that the original does not."""
    text = pair.back_translation.text
    if text.isascii():
        return False
    found = set(_NOT_LATIN.findall(text))
    return bool(found - set(_NOT_LATIN.findall(pair.original.text)))
