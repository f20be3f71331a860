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
from fidelity.checks.unmatched import chance, unmatched, whole_sentences
from fidelity.model import Alignment, Category, Hit, Layer, Severity

LAYER = Layer.MEANING
CATEGORY = Category.ADDITION
SEVERITY = Severity.MAJOR

_LONE, _LONE_SURE = 0.4, 1.2
"""Evidence from which a single word is worth a hint, and from which it would be likelier added than
not.
"""

_HINT, _SURE = 1.5, 4.0
"""Evidence from which several words are worth a hint, and from which it is likelier than not:
engines are wordy more often than they leave out.
"""


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each stretch of the back-translation that the original does not say."""
    for found in unmatched(alignment):
        pair, side = found.pair, found.pair.back_translation
        whole = [segment for segment, _ in whole_sentences(side, found.gained)]
        for stretch in found.gained:
            start, end = side.words[stretch.first].start, side.words[stretch.last].end
            place = side.place(start, end)
            if stretch.evidence < (_HINT if stretch.lost > 1 else _LONE) or any(
                segment.block == place.block and segment.start <= place.start < segment.end
                for segment in whole
            ):
                continue
            yield Hit(
                message=f"“{shorten(side.text[start:end])}” was added",
                confidence=chance(stretch, _SURE, lone=_LONE_SURE)
                * pair.bead.confidence
                * kept_from_neighbours(pair, stretch.lost, is_missing=False),
                original=pair.original.whole,
                translation=pair.translation_place,
                back_translation=place,
                suggestion="take these words out, or accept the addition with a reason",
            )
