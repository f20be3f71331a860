"""What joins the clauses of a sentence: conditions, exceptions, concessions, reasons."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from fidelity.lazy_pattern import lazy_pattern
from fidelity.reading.words import Word


class Relation(StrEnum):
    """How a clause bears on the other one."""

    CONDITION = "condition"  # if
    EXCEPTION = "exception"  # unless
    CONCESSION = "concession"  # although
    REASON = "reason"  # because


class Connective(Struct, frozen=True):
    """A connective as its first and last word, and the last word of the clause behind it.

    `is_strict` says that nothing else suffices: only if.
    """

    relation: Relation
    first: int
    last: int
    clause_end: int
    is_strict: bool = False


_PATTERNS = tuple(
    (relation, lazy_pattern(rf"\b(?:{words})\b", re.IGNORECASE))
    for relation, words in (
        (Relation.EXCEPTION, r"unless|except\s+(?:if|when)|if\s+not\b(?=\s+\w+\s+by)"),
        (
            Relation.CONCESSION,
            r"even\s+(?:though|if)|although|though|despite|in\s+spite\s+of|notwithstanding",
        ),
        (
            Relation.REASON,
            r"because(?:\s+of)?|due\s+to|owing\s+to|thanks\s+to|on\s+account\s+of"
            r"|as\s+a\s+result\s+of",
        ),
        (
            Relation.CONDITION,
            r"(?:only\s+|but\s+only\s+)?(?<!as\s)(?<!what\s)(?:if|provided\s+that|on\s+condition\s+that"
            r"|on\s+the\s+condition\s+that|(?:as|so)\s+long\s+as|in\s+case(?!\s+of\s+doubt))"
            r"(?!\s+(?:only|not|so|any|ever|anything|necessary|needed|possible|applicable|you\s+like))",
        ),
    )
)
_SIGNS = {
    relation: frozenset(words.split())
    for relation, words in (
        (Relation.EXCEPTION, "unless except if"),
        (Relation.CONCESSION, "even although though despite spite notwithstanding"),
        (Relation.REASON, "because due owing thanks account result"),
        (Relation.CONDITION, "if provided condition long case"),
    )
}
"""Words of which each connective has one: most sentences have none, which is seen at once."""

_ANY_SIGN = frozenset[str]().union(*_SIGNS.values())

_ASKS = lazy_pattern(
    r"\b(?:ask|wonder|know|knew|see|saw|check|tell|told|doubt|decid|determin|clear|unclear|sure|matter"
    r"|question|learn|find\s+out|remember|care|mind|say|said)\w*\W+(?:\w+\W+)?\Z",
    re.IGNORECASE,
)
"""What stands before an `if` that means `whether`."""

_BREAK = re.compile(r"[,;:.!?—–()]")


def may_join(forms: frozenset[str]) -> bool:
    """Whether one of the folded words of a sentence may be part of a connective."""
    return not _ANY_SIGN.isdisjoint(forms)


def connectives(text: str, words: Sequence[Word]) -> tuple[Connective, ...]:
    """The connectives of a sentence, in order."""
    found: list[Connective] = []
    for connective in sorted(_all(text, words), key=lambda c: (c.first, -c.last)):
        if not found or connective.first > found[-1].last:
            found.append(connective)
    return tuple(found)


def _all(text: str, words: Sequence[Word]) -> Iterator[Connective]:
    folded = {word.folded for word in words}
    patterns = [(which, how) for which, how in _PATTERNS if not _SIGNS[which].isdisjoint(folded)]
    if not patterns:
        return
    starts = [word.start for word in words]
    breaks = [match.start() for match in _BREAK.finditer(text)] + [len(text)]
    for relation, pattern in patterns:
        for match in pattern.finditer(text):
            head = text[max(0, match.start() - 30) : match.start()]
            if relation is Relation.CONDITION and _ASKS.search(head):
                continue
            first, behind = bisect_left(starts, match.start()), bisect_left(starts, match.end())
            stop = breaks[bisect_left(breaks, match.end())]
            end = bisect_left(starts, stop)
            is_strict = match.group().lower().startswith(("only", "but only"))
            yield Connective(relation, first, behind - 1, end - 1, is_strict)
