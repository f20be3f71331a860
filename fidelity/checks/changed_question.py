"""A statement became a question, or a question a statement.

    original:         The council has approved the bridge.
    back-translation: Has the council approved the bridge?
    finding:          the statement became a question

The whole paragraph counts: a question that moved into the next sentence is none lost. Questions in
brackets and indirect questions make no difference; in a heading it is a matter of style, and minor.
Blind spot: rhetorical questions that a translator dissolved on purpose are reported as well, and
are to be accepted.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.comparison import Comparison, comparisons
from fidelity.model import Alignment, BlockKind, Category, Hit, Layer, Severity
from fidelity.reading.questions import asks_in_words, questions

LAYER = Layer.MEANING
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR

_STYLE = frozenset({BlockKind.HEADING, BlockKind.TITLE})


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each pair of sentences of which one asks what the other tells."""
    for pair in comparisons(alignment):
        ours, theirs = pair.original.said.questions, pair.back_translation.said.questions
        if bool(ours) == bool(theirs):
            continue
        around = [questions(text) for text in pair.around]
        if (ours and around[1] >= around[0]) or (theirs and around[0] >= around[1]):
            continue
        kinds = {alignment.original.blocks[i].kind for i in pair.bead.original}
        yield _hit(pair, asked=bool(ours), is_style=kinds <= _STYLE)


def _hit(pair: Comparison, *, asked: bool, is_style: bool) -> Hit:
    return Hit(
        message="the question became a statement" if asked else "the statement became a question",
        confidence=_sure(pair, asked=asked) * pair.bead.confidence,
        original=pair.original.whole,
        translation=pair.translation_place,
        back_translation=pair.back_translation.whole,
        suggestion="ask where the original asks, and tell where it tells",
        severity=Severity.MINOR if is_style else None,
    )


def _sure(pair: Comparison, *, asked: bool) -> float:
    """A lost mark alone may be a slip of punctuation; the order of words tells more."""
    side, other = pair.original, pair.back_translation
    if not asked:
        side, other = other, side
    if asks_in_words(other.words):
        return 0.45
    return 0.92 if asks_in_words(side.words) else 0.8
