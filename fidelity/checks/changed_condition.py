"""A condition was lost or turned round: if became a fact, unless became if, only if became if.

    original:         The deposit is returned unless the boat is damaged.
    back-translation: The deposit is returned if the boat is damaged.
    finding:          “unless” became “if”

A clause is judged where its words stand on the other side. There are many ways to say if (when,
should you, in case, whoever, without) and none of them is a change. Blind spot: conditions that
only a verb expresses (had he known), and clauses worded otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fidelity.align.words import Pairs
from fidelity.checks.clauses import is_said, place_of, twin_of, words_of
from fidelity.checks.comparison import Comparison, Side, comparisons
from fidelity.lazy_pattern import lazy_pattern
from fidelity.model import Alignment, Category, Hit, Layer, Severity
from fidelity.reading.connectives import Connective, Relation

LAYER = Layer.MEANING
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR

_LIKE_IF = lazy_pattern(
    r"\b(?:if|when\w*|whether|where\w*|wherever|case|cases|event|provided|providing|long\s+as|condition\w*"
    r"|subject\s+to|assum\w+|suppos\w+|unless|until|once|without|depend\w+|otherwise|would|could|should|might"
    r"|had|were|whoever|anyone|anybody|those\s+who|who|whichever|whatever|even|any|every\s+time|then"
    r"|required|need\w*|necessary|only|or\s+else|except\w*|in\s+order|requir\w+|whose|with|as\s+soon)\b",
    re.IGNORECASE,
)
"""Words that may say that something holds under a condition."""

_LIKE_UNLESS = lazy_pattern(
    r"\b(?:unless|except\w*|excluding|without|until|otherwise|only|lest|apart|other\s+than|but\s+(?:for|not)"
    r"|barring|or\s+else|save|as\s+long\s+as|in\s+the\s+absence|fail\w*)\b",
    re.IGNORECASE,
)
_LIKE_ONLY = lazy_pattern(
    r"\b(?:only|sole\w*|exclusive\w*|just|merely|unless|until|not|no|never|alone|necessary|must|requir\w+)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each clause of which one side alone says under which condition it holds."""
    for pair in comparisons(alignment):
        ours, theirs = pair.original.said.connectives, pair.back_translation.said.connectives
        if not ours and not theirs:
            continue
        pairs = pair.word_pairs
        back = {j: i for i, j in pairs.items()}
        mine, other = pair.original, pair.back_translation
        for said in ours:
            if found := _lost(said, mine, other, pairs):
                yield _hit(pair, said, *found, lost=True)
        for said in theirs:
            if found := _turned(said, other, mine, back):
                yield _hit(pair, said, *found, lost=False)


def _lost(
    said: Connective, mine: Side, other: Side, pairs: Pairs
) -> tuple[Connective | None, str, float] | None:
    """What became of a condition of the original: the other connective, what to say of it, and how
    sure that is.
    """
    if found := _turned(said, mine, other, pairs):
        return found
    if said.relation not in (Relation.CONDITION, Relation.EXCEPTION):
        return None
    if not is_said(said, mine, pairs):
        return None
    if not _LIKE_IF.search(other.text) and not _is_inverted(other):
        return None, "is no longer said", 0.55
    return None


def _turned(
    said: Connective, mine: Side, other: Side, pairs: Pairs
) -> tuple[Connective | None, str, float] | None:
    """The same for a connective that stands on both sides, and is another."""
    twin = twin_of(said, mine, other, pairs)
    if twin is None:
        return None
    relations = said.relation, twin.relation
    if relations == (Relation.EXCEPTION, Relation.CONDITION):
        is_turned = not _LIKE_UNLESS.search(other.text) and _denied(other) <= _denied(mine)
        return (twin, "became", 0.62) if is_turned else None
    if relations == (Relation.CONDITION, Relation.CONDITION) and said.is_strict:
        return None if _LIKE_ONLY.search(other.text) else (twin, "became", 0.45)
    return None


def _denied(side: Side) -> int:
    return len(side.said.negations)


def _is_inverted(side: Side) -> bool:
    """Whether a clause begins as a condition does without if: had he known, should it rain."""
    return bool(re.match(r"\W*(?:had|should|were)\b", side.text, re.IGNORECASE))


def _hit(
    pair: Comparison,
    said: Connective,
    twin: Connective | None,
    what: str,
    sure: float,
    *,
    lost: bool,
) -> Hit:
    mine, other = pair.original, pair.back_translation
    if not lost:
        mine, other = other, mine
    here = words_of(mine, said)
    there = place_of(other, twin) if twin else other.whole
    words = (here, words_of(other, twin)) if twin else (here,)
    if not lost:
        words = words[::-1]
    told = f" {what} ".join(f"“{word}”" for word in words) if twin else f"“{here}” {what}"
    return Hit(
        message=told,
        confidence=sure * pair.bead.confidence,
        original=place_of(mine, said) if lost else there,
        translation=pair.translation_place,
        back_translation=there if lost else place_of(other if lost else mine, said),
        suggestion="say under which condition it holds, as the original does",
    )
