"""Which clauses of two sentences stand for each other."""

from __future__ import annotations

from fidelity.align.words import Pairs
from fidelity.checks.comparison import Side
from fidelity.model import Place
from fidelity.reading.connectives import Connective

_LEAST, _SHARE = 2, 0.6
"""Words of matter of a clause that the other side says at least, and their share."""


def twin_of(said: Connective, mine: Side, other: Side, pairs: Pairs) -> Connective | None:
    """The connective of the other side whose clause holds most words of this one's."""
    if not is_said(said, mine, pairs):
        return None
    partners = [pairs[k] for k in range(said.last + 1, said.clause_end + 1) if k in pairs]
    for twin in other.said.connectives:
        inside = sum(twin.last < j <= twin.clause_end for j in partners)
        if inside >= _LEAST and inside > len(partners) / 2:
            return twin
    return None


def is_said(said: Connective, side: Side, pairs: Pairs) -> bool:
    """Whether the other side has the words of matter of the clause."""
    clause = range(said.last + 1, said.clause_end + 1)
    matter = [k for k in clause if side.words[k].is_content]
    kept = sum(k in pairs for k in matter)
    return kept >= _LEAST and kept >= _SHARE * len(matter)


def words_of(side: Side, said: Connective) -> str:
    """The connective itself."""
    return side.text[side.words[said.first].start : side.words[said.last].end]


def place_of(side: Side, said: Connective) -> Place:
    """The connective with its clause."""
    return side.place(side.words[said.first].start, side.words[said.clause_end].end)
