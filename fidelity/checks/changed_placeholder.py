"""A placeholder, tag or role was lost or changed: what a program puts in, or a reference leads to.

A value that is lost is missing from what readers see, and one that is misspelt is shown as it
stands, or stops the program.

    original:     Delete %(count)d files from {folder}?
    translation:  ¿Eliminar %(cuenta)d archivos de {folder}?
    finding:      The placeholder %(count)d became %(cuenta)d

Placeholders are `%s`, `{name}`, `{{ name }}`, `${name}` and their like, arguments of messages with
plurals, tags, and roles, literals and references of reStructuredText, as well as the names of
parameters that documentation sets in emphasis (`*mode*`). They may stand anywhere in the sentence.
What has no name (`%s`) stands there as often as in the original; a value with a name that stands
there once less, where another one stands once more, became that other. Roles are compared by what
they lead to, so that their titles may be translated. Blind spot: two values that have changed
places, and a value that is named twice in the original and once in the translation: of 464 messages
of programs that name one twice, 16 do so, and 13 of these say it well without.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.parameter_names import exchanged_names
from fidelity.checks.placeholder_pairs import Placed, PlaceholderPairs, placeholder_pairs
from fidelity.model import Alignment, Category, Hit, Layer, Place, Severity
from fidelity.reading.placeholders import PlaceholderKind

LAYER = Layer.STRUCTURAL
CATEGORY = Category.MARKUP
SEVERITY = Severity.MAJOR

_SURE, _RATHER = 0.95, 0.8
_NAMES = {
    PlaceholderKind.VALUE: "placeholder",
    PlaceholderKind.TAG: "tag",
    PlaceholderKind.ROLE: "reference",
    PlaceholderKind.LITERAL: "literal",
    PlaceholderKind.REFERENCE: "reference",
}
_FIRM = (PlaceholderKind.VALUE, PlaceholderKind.TAG)
"""What a translation has no reason to add: others it may set where the original has bare words."""


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each placeholder without its like on the other side."""
    for pairs in placeholder_pairs(alignment):
        yield from _changed(pairs)
        yield from _lost(pairs, alignment)
        yield from _gained(pairs)
    yield from _names(alignment)


def _names(alignment: Alignment) -> Iterator[Hit]:
    for bead, place, there in exchanged_names(alignment):
        name = alignment.original.blocks[place.block].text[place.start : place.end]
        other = alignment.translation.blocks[there.block].text[there.start : there.end]
        yield Hit(
            message=f"The name {name} became {other}",
            confidence=_RATHER * bead.confidence,
            original=place,
            translation=there,
            suggestion=f"write {name} as in the original",
        )


def _changed(pairs: PlaceholderPairs) -> Iterator[Hit]:
    for one, other in pairs.changed:
        yield Hit(
            message=f"The {_NAMES[one.found.kind]} {one.quote} became {other.quote}",
            confidence=_SURE * pairs.bead.confidence,
            original=one.place,
            translation=other.place,
            suggestion=f"write {one.quote} as in the original",
            severity=_least(one, other),
        )


def _lost(pairs: PlaceholderPairs, alignment: Alignment) -> Iterator[Hit]:
    last = pairs.bead.translation[-1]
    text = alignment.translation.blocks[last].text
    for one in pairs.lost:
        is_bare = one.found.kind in _CODE and bool(one.found.target) and one.found.target in text
        what = "is no longer marked as such" if is_bare else "is missing"
        yield Hit(
            message=f"The {_NAMES[one.found.kind]} {one.quote} {what}",
            confidence=(_RATHER if is_bare else _SURE) * pairs.bead.confidence,
            original=one.place,
            translation=Place(last, len(text), len(text)),
            suggestion=f"put {one.quote} where it belongs",
            severity=Severity.MINOR if is_bare else _least(one),
        )


def _gained(pairs: PlaceholderPairs) -> Iterator[Hit]:
    for other in pairs.gained:
        if other.found.kind in _FIRM:
            yield Hit(
                message=f"The {_NAMES[other.found.kind]} {other.quote} was added",
                confidence=_SURE * pairs.bead.confidence,
                translation=other.place,
                suggestion="take it out: the original has none here",
                severity=_least(other),
            )


_AROUND_WORDS = frozenset({"g", "pc", "bpt", "ept", "bx", "ex", "sc", "ec"})
"""Elements of XLIFF and TMX that stand around words, and not for any."""
_CODE = (PlaceholderKind.ROLE, PlaceholderKind.LITERAL)


def _least(*placed: Placed) -> Severity | None:
    """Minor for what is no more than a way to show the words; None for all that says something."""
    return Severity.MINOR if all(map(_is_manner, placed)) else None


def _is_manner(placed: Placed) -> bool:
    """A tag that shows words in a manner, the number of a note, a role that holds words."""
    if placed.found.kind is PlaceholderKind.TAG:
        name, _, identity = placed.key.strip("</>").partition(" ")
        return name in _AROUND_WORDS or not (identity or name.isdigit())
    is_reference = placed.found.kind is PlaceholderKind.REFERENCE
    return is_reference or placed.key == f":{placed.found.name}:"
