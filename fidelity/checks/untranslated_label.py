"""The words of a link are the same as in the English original, though the page translates them
elsewhere.

    original:     See [the events](/events/). Our events are free.
    translation:  Siehe [the events](/events/). Unsere Veranstaltungen sind kostenlos.
    finding:      These words of a link are still in English: “the events”

A name stays the same wherever it stands, and is left alone. Blind spot: words that stand nowhere
else on the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from fidelity.checks.link_pairs import PlacedLink, link_pairs
from fidelity.language import ENGLISH
from fidelity.model import Alignment, Block, Category, Hit, Layer, Severity
from fidelity.reading.spoken import spoken
from fidelity.reading.stretches import Stretches
from fidelity.reading.words import fold, folded_word, spelled, stem, words

LAYER = Layer.LEXICAL
CATEGORY = Category.UNTRANSLATED
SEVERITY = Severity.MINOR

_LONGEST = 8
_ROOT = 3


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each link whose words are those of the original, and words of the page."""
    if (alignment.translation.lang or ENGLISH) == ENGLISH:
        return
    doubtful = {
        (link, other): telling
        for found in link_pairs(alignment)
        for link, other, _ in found.paired
        if (telling := _telling(link, other, alignment))
    }
    if not doubtful:
        return
    wanted = {word for telling in doubtful.values() for word in telling}
    translated = _translated(wanted, alignment, {link.block for link, _ in doubtful})
    for (link, other), telling in doubtful.items():
        if telling <= translated:
            yield Hit(
                message=f"These words of a link are still in English: “{other.anchor}”",
                confidence=0.7,
                original=link.place,
                translation=other.place,
                suggestion="translate them as elsewhere on the page, or accept them as a name",
            )


def _telling(link: PlacedLink, other: PlacedLink, alignment: Alignment) -> frozenset[str]:
    """The words in small letters of a link that is the same on both sides."""
    if not link.anchor or fold(link.anchor) != fold(other.anchor):
        return frozenset()
    said = spoken(alignment.original.blocks[link.block])[link.link.start : link.link.end]
    found = words(said)
    if not 2 <= len(found) <= _LONGEST:
        return frozenset()
    return frozenset(
        word.stem
        for word in found
        if word.is_content and word.text.islower() and word.text.isalpha()
    )


def _translated(
    wanted: Collection[str], alignment: Alignment, doubtful: Collection[int]
) -> frozenset[str]:
    """Which of these words are others in translations of the other paragraphs in which they
    stand.
    """
    roots = {word[:_ROOT] for word in wanted}  # what a stem and its word have in common
    kept, changed = Counter[str](), Counter[str]()
    for bead in alignment.beads:
        if not bead.translation or not bead.original or bead.original[0] in doubtful:
            continue
        text = " ".join(alignment.original.blocks[i].text for i in bead.original).lower()
        if not any(word in text for word in roots):
            continue
        here = _said(wanted, bead.original, alignment.original.blocks)
        if here:
            there = _said(here, bead.translation, alignment.translation.blocks)
            kept.update(here & there)
            changed.update(here - there)
    return frozenset(word for word in wanted if changed[word] > kept[word])


def _said(
    stems: Collection[str], indices: Sequence[int], blocks: Sequence[Block]
) -> frozenset[str]:
    """Which of these stems the words of some blocks have."""
    initials = {wanted[:1] for wanted in stems}  # which words have in common with their stems
    stretches = " ".join(spoken(blocks[i]) for i in indices).split()
    folded = set(chain.from_iterable(map(_FOLDED.__getitem__, stretches)))
    said = {stem(word) for word in folded if word[:1] in initials or not word[:1].isalpha()}
    return frozenset(said.intersection(stems))


_FOLDED = Stretches(lambda stretch: tuple(map(folded_word, spelled(stretch))))
