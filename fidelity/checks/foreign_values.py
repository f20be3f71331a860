"""What each side of a bead says in its own language, for checks that need no English of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from fidelity.language import ENGLISH
from fidelity.model import Alignment, Bead, Block, Place
from fidelity.reading.dates import Date
from fidelity.reading.foreign_dates import dates_in
from fidelity.reading.foreign_names import ForeignName, foreign_names
from fidelity.reading.foreign_numbers import numbers_in
from fidelity.reading.kept import kept
from fidelity.reading.names import Name, names
from fidelity.reading.numbers import Number
from fidelity.reading.stretches import rewritten
from fidelity.segment import sentence_spans

_ADDRESS = re.compile(r"://|@|\.\w{2,}/")
_SHORT = 300
"""In a text of fewer letters nothing is far."""

_IN_NAME = re.compile(r"[^\W\d_]*[A-ZА-ЯЁІЎЇЄҐ][^\W\d_]*-\Z")
"""What stands before the digits of a name: COVID-19, UTF-8."""
_NAME = 20
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_MOST = 100
"""So many values of one bead are paired."""

_BESIDE = 2
"""So many blocks away the aligner may have put a block's counterpart."""

_FAR = 0.35
"""Values further apart than this share of the text are not taken for each other."""


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Value = TypeVar("Value", bound=_Spanned)
Other = TypeVar("Other", bound=_Spanned)


class Placed(Struct, Generic[Value], frozen=True):
    """A value with the block that says it; `at` is how far into its side of the bead (0 to 1)."""

    value: Value
    block: Block
    place: Place
    at: float

    @property
    def quote(self) -> str:
        """The words that say it."""
        return self.block.text[self.place.start : self.place.end]


class Side(Struct, frozen=True, eq=False, dict=True):
    """The blocks of one side of a bead, and their language."""

    indices: Sequence[int]
    blocks: Sequence[Block]
    lang: str

    @kept
    def texts(self) -> tuple[tuple[int, str], ...]:
        """Index and text of each block of prose, code and addresses blanked out."""
        blocks = self.blocks
        return tuple([(i, _prose(blocks[i])) for i in self.indices if _is_language(blocks[i])])

    @property
    def whole(self) -> str:
        """All its text, with code and addresses."""
        return "\n".join(self.blocks[i].text for i in self.indices)

    @kept
    def beside(self) -> str:
        """The text around it, where what belongs here may stand as well."""
        first, last = max(0, min(self.indices) - _BESIDE), max(self.indices) + 1 + _BESIDE
        return "\n".join(block.text for block in self.blocks[first:last])

    @kept
    def numbers(self) -> tuple[Placed[Number], ...]:
        """Its numbers, those of dates included."""
        return self._placed(_numbers_in)

    @kept
    def dates(self) -> tuple[Placed[Date], ...]:
        """Its dates."""
        return self._placed(dates_in)

    def names(self, known: frozenset[str]) -> tuple[Placed[Name], ...]:
        """Its English names."""
        return self._placed(lambda text, _: names(text, known))

    @kept
    def foreign_names(self) -> tuple[Placed[ForeignName], ...]:
        """Its runs of capitalised words."""
        return self._placed(lambda text, lang: tuple(foreign_names(text, lang)))

    def _placed(self, read: Callable[[str, str], Sequence[Value]]) -> tuple[Placed[Value], ...]:
        said = [read(text, self.lang) for _, text in self.texts]
        if not any(said):  # as in most blocks
            return ()
        found, offset = [], 0
        length = max(_SHORT, sum(len(text) for _, text in self.texts))
        for (index, text), values in zip(self.texts, said, strict=True):
            for value in values:
                place = Place(index, value.start, value.end)
                at = (offset + value.start) / length
                found.append(Placed(value, self.blocks[index], place, at))
            offset += len(text)
        return tuple(found)


def _is_language(block: Block) -> bool:
    """Whether a block is prose; a message that is a number, such as the first day of the week, is
    none.
    """
    return block.kind.is_prose and not (block.unit and block.text.strip().isdigit())


def _numbers_in(text: str, lang: str) -> Sequence[Number]:
    found: Sequence[Number] = numbers_in(text, lang)
    if found and lang == ENGLISH:
        found = [_in_english(text, number) for number in found]
    return found and [
        number
        for number in found
        if text[number.start - 1 : number.start] != "-"
        or not _IN_NAME.search(text[max(0, number.start - _NAME) : number.start])
    ]


def _in_english(text: str, number: Number) -> Number:
    """The number as English alone reads it: 1,500 is no 1.5; the 1990s are the 90s elsewhere."""
    if text[number.end - 1] == "s" and number.in_digits and 1900 <= number.value < 2000:
        return replace(number, values=number.values | {number.value % 100})
    if len(number.values) == 2 and _GROUPED.fullmatch(text, number.start, number.end):
        return replace(number, values=frozenset({max(number.values)}))
    return number


class ForeignBead(Struct, frozen=True, eq=False):
    """A bead whose sides are compared without English of the translation."""

    bead: Bead
    original: Side
    translation: Side

    def counterpart(self, place: Place, *, is_ours: bool) -> Place:
        """The sentence of the other side that stands where a place of this side does, or all of
        its block where their numbers of sentences differ.
        """
        here, there = self.original, self.translation
        if not is_ours:
            here, there = there, here
        at = min(list(here.indices).index(place.block), len(there.indices) - 1)
        index = there.indices[at]
        spans = sentence_spans(here.blocks[place.block].text, here.lang)
        others = sentence_spans(there.blocks[index].text, there.lang)
        if len(spans) == len(others):
            for (_, end), other in zip(spans, others, strict=True):
                if place.start < end:
                    return Place(index, *other)
        return Place(index, 0, len(there.blocks[index].text))


@lru_cache(maxsize=1)
def foreign_beads(alignment: Alignment) -> tuple[ForeignBead, ...]:
    """The beads that are sure enough, and have no English that can be relied on."""
    if (alignment.translation.lang or ENGLISH) == ENGLISH:
        return ()
    reliable = frozenset(map(id, alignment.reliable_beads))
    return tuple(
        ForeignBead(
            bead,
            Side(bead.original, alignment.original.blocks, ENGLISH),
            Side(bead.translation, alignment.translation.blocks, alignment.translation.lang or ""),
        )
        for bead in alignment.beads
        if bead.original
        and bead.translation
        and bead.confidence >= 0.6
        and id(bead) not in reliable
    )


def _prose(block: Block) -> str:
    """The block's text with what is no language blanked out, so that places stay the same."""
    text = block.text
    if ("/" in text or "@" in text) and _ADDRESS.search(text):
        text = rewritten(text, _ADDRESS, lambda address: " " * len(address))
    for mark in block.marks:
        if not mark.kind.is_language:
            text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
    return text


def paired(
    lost: Sequence[Placed[Value]],
    gained: Sequence[Placed[Other]],
    likeness: Callable[[Placed[Value], Placed[Other]], float],
) -> list[tuple[Placed[Value], Placed[Other]]]:
    """What stands for what: each lost value with the gained one that is most like it and near.

    Likeness is from 0, which never pairs, to 1.
    """
    if not lost or not gained:
        return []
    scored = sorted(
        (
            (alike - abs(mine.at - other.at), i, j)
            for i, mine in enumerate(lost[:_MOST])
            for j, other in enumerate(gained[:_MOST])
            if abs(mine.at - other.at) <= _FAR and (alike := likeness(mine, other)) > 0
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for _, i, j in scored:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(lost[i], gained[j]) for i, j in sorted(pairs.items())]
