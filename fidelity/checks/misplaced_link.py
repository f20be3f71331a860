"""A link stands on other words than in the original, or two links have changed places.

    original:     [Prometheus](https://a.example) feeds [Grafana](https://b.example).
    translation:  [Grafana](https://a.example) recibe los datos de [Prometheus](https://b.example).
    finding:      The links on “Prometheus” and “Grafana” have changed places

Words that are known again in the other language tell this: names, code, numbers, and words that
both languages share; where an engine is asked, two links that have changed places are also found by
the English of the words that they stand on. Blind spot: links on words of which the English is
another than in the original; and without an engine, links on words of which none is shared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import Indel

from fidelity.checks.link_pairs import LinkPairs, PlacedLink, link_pairs
from fidelity.model import Alignment, Block, Category, Hit, Layer, Severity
from fidelity.reading.hrefs import Sameness, sameness
from fidelity.reading.sounds import sound_alike
from fidelity.reading.words import fold, words

LAYER = Layer.STRUCTURAL
CATEGORY = Category.LINK
SEVERITY = Severity.MAJOR

_WORD = re.compile(r"\w+(?:[.+-]\w+)*")
_LONG = 4
"""Letters of a word that can be known again where it is not the same to the letter."""

_ALIKE = 0.7
"""How alike the words of two languages are, letter by letter, that are taken for one."""

_NEAR = 0.6
"""How alike they are that may be one."""

_CLEAR = 0.5
"""By how much two anchors are crosswise more alike than straight where they were exchanged."""

_Couple = tuple[PlacedLink, PlacedLink]


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each link whose words are there, and are not the ones that are linked."""
    english = alignment.back_translation.anchors if alignment.back_translation else {}
    for found in link_pairs(alignment):
        strangers = [
            (mine, other)
            for mine, other, _ in found.paired
            if mine.anchor and other.anchor and not _known(mine.anchor, other.anchor, _NEAR)
        ]
        swapped: set[PlacedLink] = set()
        for one, two in combinations(strangers, 2):
            if swapped.isdisjoint((one[0], two[0])) and _have_changed_places(one, two):
                swapped |= {one[0], two[0]}
                yield _exchange(one, two, found)
        for one, two in _exchanged_in_english(found, english):
            if swapped.isdisjoint((one[0], two[0])):
                swapped |= {one[0], two[0]}
                yield _exchange(one, two, found, english)
        for couple in strangers:
            if couple[0] not in swapped and _is_elsewhere(couple, found, alignment):
                yield _move(couple, found)


def _have_changed_places(one: _Couple, two: _Couple) -> bool:
    there = _known(one[0].anchor, two[1].anchor), _known(two[0].anchor, one[1].anchor)
    return all(there) and 1.0 in there and _are_told_apart(one, two)


def _are_told_apart(one: _Couple, two: _Couple) -> bool:
    """Whether two links lead to different pages, and which of them is which is no guess: that of
    articles of another Wikipedia is.
    """
    hrefs = [(mine.link.href, other.link.href) for mine, other in (one, two)]
    is_guess = all(sameness(*pair) is Sameness.LOCALISED for pair in hrefs)
    return sameness(hrefs[0][0], hrefs[1][0]) is Sameness.OTHER and not is_guess


def _exchanged_in_english(
    found: LinkPairs, english: Mapping[str, str]
) -> Iterator[tuple[_Couple, _Couple]]:
    """Links whose words mean, in the translation, what the other's words say in the original."""
    couples = [
        ((mine, other), _stems(mine.anchor), _stems(english[other.anchor]))
        for mine, other, _ in found.paired
        if other.anchor in english
    ]
    doubtful = [couple for couple in couples if couple[1] != couple[2]]
    for (one, said, meant), (two, said_too, meant_too) in combinations(doubtful, 2):
        crosswise = _likeness(said, meant_too), _likeness(said_too, meant)
        straight = max(_likeness(said, meant), _likeness(said_too, meant_too))
        if _is_crosswise(crosswise, straight) and _are_told_apart(one, two):
            yield one, two


def _is_crosswise(crosswise: tuple[float, float], straight: float) -> bool:
    """Whether two pairs of anchors are plainly more alike crosswise than straight: both of them; or
    one to the letter, where the other has no word in common with either.
    """
    if min(crosswise) == 1 or (max(crosswise) == 1 and straight == 0):
        return True
    return min(crosswise) >= straight + _CLEAR


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of their words that two stretches of English have in common (Dice)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


@lru_cache(maxsize=512)
def _stems(text: str) -> frozenset[str]:
    """The words that matter."""
    return frozenset(word.stem for word in words(text) if word.is_content)


def _is_elsewhere(couple: _Couple, found: LinkPairs, alignment: Alignment) -> bool:
    """Whether the words of the link stand unlinked in the translation, and those that are linked
    there stand unlinked in the original.
    """
    mine, other = couple
    ours = _unlinked([alignment.original.blocks[i] for i in found.bead.original])
    theirs = _unlinked([alignment.translation.blocks[j] for j in found.bead.translation])
    return _known(mine.anchor, theirs) == 1.0 and _known(other.anchor, ours) == 1.0


def _unlinked(blocks: Sequence[Block]) -> str:
    """The words of some blocks that no link stands on."""
    kept = []
    for block in blocks:
        end = 0
        for link in sorted(block.links, key=lambda link: link.start):
            kept.append(block.text[end : link.start])
            end = max(end, link.end)
        kept.append(block.text[end:])
    return " ".join(kept)


def _known(words: str, text: str, likeness: float = _ALIKE) -> float:
    """Which share of the telling words is known again in a text of the other language."""
    telling, there = _telling(words), _telling(text)
    known = sum(any(_alike(word, other, likeness) for other in there) for word in telling)
    return known / len(telling) if telling else 0.0


@lru_cache(maxsize=512)
def _telling(text: str) -> tuple[tuple[str, str], ...]:
    """The words that are long, or names, numbers or code; each once, and folded."""
    found = dict.fromkeys(_WORD.findall(text))
    telling = (word for word in found if len(word) >= _LONG or not word.islower())
    return tuple((word, fold(word)) for word in telling)


def _alike(mine: tuple[str, str], other_word: tuple[str, str], likeness: float) -> bool:
    (one, ours), (other, theirs) = mine, other_word
    if ours == theirs:
        return True
    if min(len(ours), len(theirs)) < _LONG or not (ours.isalpha() and theirs.isalpha()):
        return False
    if ours.isascii() and theirs.isascii():
        return Indel.normalized_similarity(ours, theirs) >= likeness
    return one[0].isupper() and other[0].isupper() and sound_alike(one, other)


def _exchange(
    one: _Couple, two: _Couple, found: LinkPairs, english: Mapping[str, str] | None = None
) -> Hit:
    """Two links on each other's words; the English of these is told where it is what shows that."""
    message = f"The links on “{one[0].anchor}” and “{two[0].anchor}” have changed places"
    if english:
        meant = (f"“{other.anchor}” is “{english[other.anchor]}”" for _, other in (one, two))
        message += f": {', and '.join(meant)}"
    return Hit(
        message=message,
        confidence=(0.8 if english else 0.9) * found.bead.confidence,
        original=one[0].place,
        translation=one[1].place,
        suggestion=f"link “{two[1].anchor}” to {one[0].link.href}, and “{one[1].anchor}” to "
        f"{two[0].link.href}",
    )


def _move(couple: _Couple, found: LinkPairs) -> Hit:
    mine, other = couple
    return Hit(
        message=f"The link on “{mine.anchor}” stands on “{other.anchor}” in the translation",
        confidence=0.8 * found.bead.confidence,
        original=mine.place,
        translation=other.place,
        suggestion=f"set the link to {mine.link.href} on what renders “{mine.anchor}”",
    )
