"""Which words of a sentence pair have no equal on the other side, as whole phrases, and which only
stand elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from rapidfuzz.distance import Indel

from fidelity.model import Place, Segment, SegmentPair
from fidelity.reading.words import FUNCTION_WORDS, WORD, fold

_ARTICLES = frozenset(("a", "an", "the"))


class Difference(Struct, frozen=True):
    """A phrase that the other side does not have, or, where it has moved, has at another place."""

    place: Place
    moved: bool = False

    @property
    def start(self) -> int:
        """Where it starts in its block."""
        return self.place.start

    @property
    def end(self) -> int:
        """Where it ends in its block."""
        return self.place.end


class _Token(Struct, frozen=True):
    block: int
    start: int
    end: int
    folded: str


def differences(pair: SegmentPair) -> tuple[tuple[Difference, ...], tuple[Difference, ...]]:
    """The stretches of original and back-translation that differ; none reaches across blocks.

    Spelling variants count as equal, punctuation is not looked at, and an article alone is no
    difference. A single equal word between two that differ belongs to their phrase. Equal words
    are those of a longest common subsequence (Indel distance); what it leaves over on both sides
    has moved.
    """
    ours, theirs = _tokens(pair.original), _tokens(pair.back_translation)
    left, right = set(range(len(ours))), set(range(len(theirs)))
    for code in Indel.opcodes([t.folded for t in ours], [t.folded for t in theirs]):
        if code.tag == "equal":
            left.difference_update(range(code.src_start, code.src_end))
            right.difference_update(range(code.dest_start, code.dest_end))
    moved = _moved(ours, theirs, left, right)
    return (
        tuple(_phrases(ours, left, {i for i, _ in moved})),
        tuple(_phrases(theirs, right, {j for _, j in moved})),
    )


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


def _moved(
    ours: Sequence[_Token], theirs: Sequence[_Token], left: set[int], right: set[int]
) -> list[tuple[int, int]]:
    """Pairs of words that are left over on both sides: telling ones that occur once, and the equal
    words beside them.
    """
    once = _telling(ours, left), _telling(theirs, right)
    pairs = {i: once[1][word] for word, i in once[0].items() if word in once[1]}
    taken = set(pairs.values())
    for step in (1, -1):
        for start, partner in sorted(pairs.items()):
            i, j = start + step, partner + step
            while i in left and j in right and i not in pairs and j not in taken:
                if ours[i].folded != theirs[j].folded:
                    break
                pairs[i] = j
                taken.add(j)
                i, j = i + step, j + step
    return list(pairs.items())


def _telling(tokens: Sequence[_Token], over: set[int]) -> dict[str, int]:
    """The places of words that carry matter and are left over once."""
    counts = Counter(tokens[i].folded for i in over)
    return {
        tokens[i].folded: i
        for i in over
        if counts[tokens[i].folded] == 1 and tokens[i].folded not in FUNCTION_WORDS
    }


def _phrases(tokens: Sequence[_Token], over: set[int], moved: set[int]) -> Iterator[Difference]:
    """Runs of words within one block that differ, with the one-word islands between them, and runs
    of words that have moved.
    """
    kinds = dict.fromkeys(over, "differs") | dict.fromkeys(moved, "moved")
    islands = [i for i in range(len(tokens)) if _is_island(i, tokens, kinds)]
    kinds.update(dict.fromkeys(islands, "differs"))
    runs = groupby(range(len(tokens)), lambda i: (kinds.get(i, ""), tokens[i].block))
    for (kind, block), run in runs:
        words = [tokens[i] for i in run]
        if kind and not all(word.folded in _ARTICLES for word in words):
            yield Difference(Place(block, words[0].start, words[-1].end), kind == "moved")


def _is_island(index: int, tokens: Sequence[_Token], kinds: dict[int, str]) -> bool:
    return (
        0 < index < len(tokens) - 1
        and index not in kinds
        and kinds.get(index - 1) == kinds.get(index + 1) == "differs"
        and tokens[index - 1].block == tokens[index + 1].block
    )
