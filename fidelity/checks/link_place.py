"""Where in the translation a dropped link belongs."""

from __future__ import annotations

from msgspec import Struct

from fidelity.align.words import align_words, stretch
from fidelity.checks.comparison import Side
from fidelity.checks.link_pairs import PlacedLink
from fidelity.model import Alignment, Bead, Place, SegmentPair


class Belongs(Struct, frozen=True):
    """The place for a link: exact in the back-translation, by sentence in the translation; `words`
    quotes it.
    """

    translation: Place | None = None
    back_translation: Place | None = None
    words: str = ""


def belongs(alignment: Alignment, bead: Bead, link: PlacedLink) -> Belongs:
    """Where the words stand that render the link's text."""
    pair = _pair_of(bead, link)
    if pair is None:
        index = bead.translation[0]
        return Belongs(translation=Place(index, 0, len(alignment.translation.blocks[index].text)))
    original, english = Side(pair.original), Side(pair.back_translation)
    translation = Side(pair.translation).whole if pair.translation else None
    found = _rendered(original, english, link)
    if found is None:
        return Belongs(translation=translation, back_translation=english.whole)
    place = english.place(*found)
    if alignment.back_translation and alignment.back_translation.engine.name == "none":
        translation = place
    return Belongs(translation, place, english.text[slice(*found)])


def _pair_of(bead: Bead, link: PlacedLink) -> SegmentPair | None:
    for pair in bead.pairs:
        for segment in pair.original:
            within = segment.start <= link.link.start < segment.end
            if segment.block == link.block and within and pair.back_translation:
                return pair
    return None


def _rendered(original: Side, english: Side, link: PlacedLink) -> tuple[int, int] | None:
    """The characters of the back-translation that render the link's text."""
    inside = [
        k
        for k, word in enumerate(original.words)
        if (place := original.place(word.start, word.end)).block == link.block
        and link.link.start <= place.start < max(link.link.end, link.link.start + 1)
    ]
    if not inside:
        return None
    pairs = align_words(original.words, english.words)
    found = stretch(pairs, inside[0], inside[-1], (len(original.words), len(english.words)))
    if found is None or found[1] - found[0] > 2 * len(inside) + 2:
        return None
    return english.words[found[0]].start, english.words[found[1]].end
