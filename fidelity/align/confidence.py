"""How sure the aligner is that a bead is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from math import exp, log

from fidelity.align.match import Match
from fidelity.align.similarity import Similarity

_KNOWN = 0.99
"""Keys may be put to the wrong message, too."""

_ALONE, _SOMEWHERE = 0.6, 0.5
"""Between languages what has no counterpart is that block, or is somewhere near it."""

_PLACE, _FITTING = 0.5, 0.28
"""How sure it is that two blocks belong together which only stand in one place, and what is added
where they are as long as they should be and their neighbours are beyond doubt. Another text in the
place of one that was lost fits as well, and so does a list that was sorted anew.
"""

_TELLING = 6.0
"""The weight of shared keys that leaves no doubt: two that stand nowhere else."""

_LENGTHS = 0.5
"""How well the lengths of any two blocks fit."""

_ANY_NUMBER = frozenset({"", "text", "list-item", "table-cell", "code"})
"""Kinds of which a page has many; a heading or a byline is told by its kind."""


def weighed(similarity: Similarity, matches: Sequence[Match]) -> list[tuple[Match, float]]:
    """The beads of two sides, each with its confidence."""
    if similarity.same_language or any(match.is_known for match in matches):
        return [(match, confidence(similarity, match)) for match in matches]
    return _by_evidence(similarity, matches)


def confidence(similarity: Similarity, match: Match) -> float:
    """The probability (0 to 1) that the bead holds what belongs together and nothing else.

    The weights are those of logistic regressions: for English on documents that were changed in
    known ways, between languages on documents whose beads are known through a back-translation
    (where place alone speaks for a bead, `weighed` lowers it). For a bead with an empty side it is
    the share of those that were right. Of what the documents say themselves it leaves little doubt.
    """
    if match.is_known:
        return _KNOWN
    if not match.is_paired:
        return 0.95 if similarity.same_language else _ALONE
    score = _in_english if similarity.same_language else _between_languages
    return 1 / (1 + exp(-score(similarity, match)))


def _in_english(similarity: Similarity, match: Match) -> float:
    size = log(1 + similarity.words(match.left, match.right))
    return 1.1 + 6.2 * match.similarity - 0.2 * size + 1.2 * match.is_single - 0.8 * match.moved


def _between_languages(similarity: Similarity, match: Match) -> float:
    like = similarity.of(match.left, match.right)
    return -2.0 + 3.8 * like.keys + 2.4 * like.letters + 3.4 * match.is_single


def _by_evidence(similarity: Similarity, matches: Sequence[Match]) -> list[tuple[Match, float]]:
    """Between languages a bead is as sure as what both sides share makes it; what only stands in
    its place is less so, the less its neighbours are told by what they share.
    """
    kinds = [Counter(side.kinds) for side in (similarity.left, similarity.right)]
    told_by_kind = {
        kind for kind in kinds[0].keys() - _ANY_NUMBER if kinds[0][kind] == kinds[1][kind]
    }
    evidence = [_evidence(similarity, match, told_by_kind) for match in matches]
    in_place = [k for k, match in enumerate(matches) if not match.moved]
    beside = [1.0, *(evidence[k] for k in in_place), 1.0]
    safety = {k: (beside[n] + beside[n + 2]) / 2 for n, k in enumerate(in_place)}
    return [
        (match, _with_evidence(similarity, match, evidence[k], safety.get(k, 0.0)))
        for k, match in enumerate(matches)
    ]


def _evidence(similarity: Similarity, match: Match, told_by_kind: AbstractSet[str]) -> float:
    """How far what is shared speaks for a bead: keys, or a kind of which both have as many."""
    if not match.is_paired:
        return 0.0
    kinds = {similarity.left.kinds[match.left[0]], similarity.right.kinds[match.right[0]]}
    if match.is_single and len(kinds) == 1 and kinds <= told_by_kind:
        return 1.0
    return min(1.0, similarity.shared(*similarity.stretches(match.left, match.right)) / _TELLING)


def _with_evidence(similarity: Similarity, match: Match, evidence: float, safety: float) -> float:
    """The confidence in a bead by its evidence and the safety of its neighbours (both 0 to 1)."""
    if not match.is_paired:
        return _SOMEWHERE + (_ALONE - _SOMEWHERE) * safety
    lengths = similarity.of(match.left, match.right).letters
    fitting = max(0.0, lengths - _LENGTHS) / (1 - _LENGTHS)
    sure = confidence(similarity, match)
    by_place = min(sure, _PLACE + _FITTING * (fitting + safety) / 2)
    return evidence * sure + (1 - evidence) * by_place
