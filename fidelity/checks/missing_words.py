"""Some words of the original, such as a clause, have no counterpart in the translation.

    original:         The ferry, which was built in 1931 for the salt trade, will be scrapped.
    back-translation: The ferry will be scrapped.
    finding:          “which was built in 1931 for the salt trade” is missing

What stands at the place on the other side is weighed against it: where as many words there have no
counterpart either, it was only worded otherwise. A few words are a hint, which is minor.

A single word that is no adverb is a hint where all around it stands on the other side.

Blind spot: other single words, and a clause whose words stand elsewhere in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.absorbed import kept_from_neighbours
from fidelity.checks.omissions import shorten
from fidelity.checks.unmatched import Stretch, Unmatched, chance, unmatched, whole_sentences
from fidelity.model import Alignment, Category, Hit, Layer, Severity

LAYER = Layer.MEANING
CATEGORY = Category.OMISSION
SEVERITY = Severity.MAJOR

_LONE, _LONE_SURE = 0.4, 1.9
"""Evidence from which a single word is worth a hint, and from which it would be likelier lost than
not.
"""

_HINT, _SURE = 1.5, 3.0
"""Evidence from which several words are worth a hint, and from which it is likelier than not.
"""


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each stretch of a sentence that the back-translation does not say."""
    for found in unmatched(alignment):
        whole = [segment for segment, _ in whole_sentences(found.pair.original, found.lost)]
        for stretch in found.lost:
            if stretch.evidence < (_HINT if stretch.lost > 1 else _LONE):
                continue
            words = found.pair.original.words
            place = found.pair.original.place(words[stretch.first].start, words[stretch.last].end)
            if not any(
                segment.block == place.block and segment.start <= place.start < segment.end
                for segment in whole
            ):
                yield _hit(found, stretch)


def _hit(found: Unmatched, stretch: Stretch) -> Hit:
    pair, words = found.pair, found.pair.original.words
    start, end = words[stretch.first].start, words[stretch.last].end
    return Hit(
        message=f"“{shorten(pair.original.text[start:end])}” is missing",
        confidence=chance(stretch, _SURE, lone=_LONE_SURE)
        * pair.bead.confidence
        * kept_from_neighbours(pair, stretch.lost, is_missing=True),
        original=pair.original.place(start, end),
        translation=pair.translation_place,
        back_translation=pair.back_translation.whole,
        suggestion="translate these words, or accept the omission with a reason",
    )
