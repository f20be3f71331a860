"""Which words of a sentence pair have no equal on the other side, as whole phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import Indel

from fidelity.model import Place, Segment, SegmentPair
from fidelity.reading.words import WORD, fold

_ARTICLES = frozenset(("a", "an", "the"))


class _Token(NamedTuple):
    block: int
    start: int
    end: int
    folded: str


def differences(pair: SegmentPair) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The stretches of original and back-translation that differ; none reaches across blocks.

    Spelling variants count as equal, punctuation is not looked at, and an article alone is no
    difference. A single equal word between two that differ belongs to their phrase.
    """
    ours, theirs = _tokens(pair.original), _tokens(pair.back_translation)
    equal_ours: set[int] = set()
    equal_theirs: set[int] = set()
    for code in Indel.opcodes([t.folded for t in ours], [t.folded for t in theirs]):
        if code.tag == "equal":
            equal_ours.update(range(code.src_start, code.src_end))
            equal_theirs.update(range(code.dest_start, code.dest_end))
    return tuple(_phrases(ours, equal_ours)), tuple(_phrases(theirs, equal_theirs))


def _tokens(segments: Sequence[Segment]) -> list[_Token]:
    return [
        _Token(
            segment.block,
            segment.start + word.start(),
            segment.start + word.end(),
            fold(word.group()),
        )
        for segment in segments
        for word in WORD.finditer(segment.text)
    ]


def _phrases(tokens: Sequence[_Token], equal: set[int]) -> Iterator[Place]:
    """Runs of differing words within one block, with the one-word islands between them."""
    differing = [
        index
        for index in range(len(tokens))
        if index not in equal or _is_island(index, tokens, equal)
    ]
    runs = groupby(enumerate(differing), lambda at: (at[1] - at[0], tokens[at[1]].block))
    for _, run in runs:
        words = [tokens[index] for _, index in run]
        if not all(word.folded in _ARTICLES for word in words):
            yield Place(words[0].block, words[0].start, words[-1].end)


def _is_island(index: int, tokens: Sequence[_Token], equal: set[int]) -> bool:
    return (
        0 < index < len(tokens) - 1
        and not {index - 1, index + 1} & equal
        and tokens[index - 1].block == tokens[index + 1].block
    )
