"""How eager the aligner is."""

from __future__ import annotations

from msgspec import Struct

FURNITURE = frozenset(
    {"title", "description", "byline", "bio", "label", "caption", "dateline", "boilerplate"}
)
"""Kinds of which a page has few: to pair one with another kind takes likeness, not place alone."""

SINGLE = frozenset({"title", "description"})
"""Kinds of which a page has one: two of one such kind are a pair, whatever they say."""


class Options(Struct, frozen=True):
    """The figures by which beads are chosen, set on documents that were changed in known ways.

    `key_floor`, `letter_floor`: the likeness at which pairing gains nothing. `pairing`: what
    pairing is worth by itself (in units of word weight), so that short neighbours pair unless
    something speaks against it. `joining`: what each unit beyond 1-1 costs; `crossing`: what 2-2
    costs. `other_kind`: what it costs that the units are of different kinds. `anchor_floor`: the
    similarity of anchors. `settled`, `leak`: the similarity of anchors that are not looked at
    again, and how much such neighbours may share crosswise.
    """

    key_floor: float = 0.1
    letter_floor: float = 0.5
    pairing: float = 5.5
    joining: float = 3.5
    crossing: float = 5.0
    other_kind: float = 0.0
    anchor_floor: float = 0.2
    settled: float = 0.3
    leak: float = 3.0
