"""Which placeholders of a bead have no like on the other side; the check of placeholders reads what
is left.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from fidelity.model import Alignment, Bead, Block, MarkKind, Place
from fidelity.reading.placeholders import Placeholder, PlaceholderKind, placeholders

_POSITION = re.compile(r"(?<=^%)\d+\$")
_UNNAMED = re.compile(r"%[a-zA-Z@]|\{\}")
_COUNTS = re.compile(
    r"%(?:\d+\$)?[dinu]|#|(?:%\(|\{\{?)(?:\w*_)?(?:count|num|number|n|total|\d+)(?:\)\w|\}\}?)"
)
"""Numbers, which the form for one or two may say in words."""
_GROUPS = (
    (PlaceholderKind.VALUE,),
    (PlaceholderKind.TAG,),
    (PlaceholderKind.ROLE, PlaceholderKind.LITERAL),
    (PlaceholderKind.REFERENCE,),
)


class Placed(Struct, frozen=True):
    """A placeholder of a block, what it is compared by, and how it is written there."""

    found: Placeholder
    key: str
    place: Place
    quote: str

    @property
    def is_counted(self) -> bool:
        """Whether it must stand as often as in the original: what has a name may be repeated."""
        unnamed = _UNNAMED.fullmatch(self.key) or self.found.kind is PlaceholderKind.TAG
        return bool(unnamed) and not self.found.repeats


class PlaceholderPairs(Struct, frozen=True):
    """What in a bead has no like on the other side: lost, gained, or one in the other's stead."""

    bead: Bead
    lost: tuple[Placed, ...]
    gained: tuple[Placed, ...]
    changed: tuple[tuple[Placed, Placed], ...]


def placeholder_pairs(alignment: Alignment) -> Iterator[PlaceholderPairs]:
    """The beads in which placeholders differ."""
    for bead in alignment.beads:
        if not bead.original or not bead.translation:
            continue
        sides = (
            (bead.original, alignment.original.blocks),
            (bead.translation, alignment.translation.blocks),
        )
        if not any(placeholders(blocks[k].text) for indices, blocks in sides for k in indices):
            continue  # as most
        ours, theirs = (_forms(*side) for side in sides)
        if any(ours) or any(theirs):
            pairs = _compared(bead, *_alike_in_positions(ours, theirs))
            if pairs.lost or pairs.gained or pairs.changed:
                yield pairs


_Form = list[Placed]


def _forms(indices: Sequence[int], blocks: Sequence[Block]) -> list[_Form]:
    """The placeholders of each plural form, or of everything together where there are none."""
    forms: dict[str, _Form] = {}
    for index in indices:
        block = blocks[index]
        form = forms.setdefault(block.unit.form if block.unit else "", [])
        form += _placed(index, block)
    return list(forms.values())


def _placed(index: int, block: Block) -> Iterator[Placed]:
    for found in placeholders(block.text) if block.kind.is_prose else ():
        key = found.target or f":{found.name}:"
        if (found.target or found.name) and (block.unit or not _is_in_code(found, block)):
            place = Place(index, found.start, found.end)
            yield Placed(found, key, place, block.text[found.start : found.end])


def _is_in_code(found: Placeholder, block: Block) -> bool:
    return any(
        mark.kind in (MarkKind.CODE, MarkKind.FORMULA) and mark.start <= found.start < mark.end
        for mark in block.marks
    )


def _alike_in_positions(ours: list[_Form], theirs: list[_Form]) -> tuple[list[_Form], list[_Form]]:
    """Without the positions (`%2$s`) where only one side has them."""
    sides = ours, theirs
    positioned = [any(_POSITION.search(p.key) for form in side for p in form) for side in sides]
    if positioned[0] is positioned[1]:
        return ours, theirs
    ours, theirs = (
        [[replace(p, key=_POSITION.sub("", p.key)) for p in form] for form in side]
        for side in sides
    )
    return ours, theirs


def _compared(bead: Bead, ours: list[_Form], theirs: list[_Form]) -> PlaceholderPairs:
    fewer, more = list[Placed](), list[Placed]()
    if len(ours) == len(theirs) == 1:
        lost = list(_without_like(ours[0], theirs[0]))
        gained = list(_without_like(theirs[0], ours[0]))
        fewer = list(_oftener(ours[0], theirs[0]))
        more = list(_oftener(theirs[0], ours[0]))
    else:
        lost = _lost_of_forms(ours, theirs)
        said = _keys(ours)
        gained = [placed for form in theirs for placed in form if placed.key not in said]
    sides = [*lost, *fewer], [*gained, *more]
    changed = [pair for kinds in _GROUPS for pair in zip(*_of(kinds, *sides), strict=False)]
    paired = {placed for pair in changed for placed in pair}
    lost, gained = ([one for one in side if one not in paired] for side in (lost, gained))
    return PlaceholderPairs(bead, tuple(lost), tuple(gained), tuple(changed))


def _without_like(mine: _Form, others: _Form) -> Iterator[Placed]:
    """Those of one side that the other lacks: each name once, and what is counted as it is."""
    there = Counter(placed.key for placed in others)
    told: set[str] = set()
    for placed in mine:
        if placed.is_counted:
            there[placed.key] -= 1
            if there[placed.key] < 0:
                yield placed
        elif placed.key not in there and placed.key not in told:
            told.add(placed.key)
            yield placed


def _oftener(mine: _Form, others: _Form) -> Iterator[Placed]:
    """Values with a name that both sides have, and one of them more often: what is too many."""
    there, here = Counter(placed.key for placed in others), Counter[str]()
    for placed in mine:
        here[placed.key] += 1
        is_named = placed.found.kind is PlaceholderKind.VALUE and not placed.is_counted
        if is_named and not placed.found.repeats and 0 < there[placed.key] < here[placed.key]:
            yield placed


def _lost_of_forms(ours: list[_Form], theirs: list[_Form]) -> _Form:
    """Those of a plural that no form has, and those of all its forms that one lacks; a number may
    be said in words.
    """
    said, everywhere = _keys(theirs), set.intersection(*(_keys([form]) for form in ours))
    lacked = {key for key in everywhere for form in theirs if key not in _keys([form])}
    return [
        placed
        for placed in ours[-1]
        if placed.key not in said or (placed.key in lacked and not _COUNTS.fullmatch(placed.key))
    ]


def _keys(forms: Sequence[_Form]) -> set[str]:
    return {placed.key for form in forms for placed in form}


def _of(kinds: tuple[PlaceholderKind, ...], *sides: _Form) -> list[_Form]:
    return [[placed for placed in side if placed.found.kind in kinds] for side in sides]
