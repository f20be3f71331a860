"""A run of words that one side of a pair of sentences says alone: how much speaks for a loss or an
addition, and how likely it is one.
"""

from __future__ import annotations

from msgspec import Struct

_HINT, _HINT_OF_LOSS, _LONE = 1.5, 3.3, -0.3
"""Evidence from which several words, and a single one, are worth a hint."""

_LONE_MOST = 0.48
"""The most that is said of the loss of a single word: never more than a hint."""

_HOLE_SURE = 0.7
"""How sure the loss of a word is without which the other side is no grammatical sentence."""


class Stretch(Struct, frozen=True):
    """Words first to last of a side; `lost` of them are words of matter without a partner, `there`
    is how many such words the other side has at this place, and `kept` how many of the stretch have
    a partner.

    Of both sentences, `noise` is the share of the words of matter elsewhere that have no partner (0
    to 1), and `surplus` by how many words of matter this side is the longer; `excess` is how many
    words of the stretch are more than all words by which it is the longer. `bounds` is how many
    ends of the stretch (0 to 2) are those of a clause or phrase, and `leaves_hole` says that the
    grammar of the other side lacks a word at this place. `lone` is the evidence of a single word.
    """

    first: int
    last: int
    lost: int
    kept: int
    there: int
    noise: float
    surplus: int
    excess: int
    bounds: int
    leaves_hole: bool
    lone: float | None
    is_loss: bool

    @property
    def evidence(self) -> float:
        """By about how many words of matter this side surely says more."""
        return self.lost - self.there - 0.5 * self.kept - 6 * self.noise + 0.2 * self.surplus

    @property
    def evidence_of_loss(self) -> float:
        """The same of what an original says more, by weights that were fitted, by documents in
        turn, to clauses, phrases and subjects that were taken out of sentences.
        """
        alone = self.lost - self.there - self.kept + 1.5 * self.bounds
        return alone + 0.5 * (self.surplus - self.excess) - 6 * self.noise

    @property
    def is_worth_a_hint(self) -> bool:
        """Whether somebody who asks for hints wants to see it."""
        if self.lone is not None:
            return self.lone >= _LONE
        if self.is_loss:
            return self.leaves_hole or self.evidence_of_loss >= _HINT_OF_LOSS
        return self.evidence >= _HINT


def likelihood(evidence: float, sure: float) -> float:
    """How likely it is that so much evidence is a fault: a half where it is `sure`."""
    return max(0.1, min(0.95, 0.5 + 0.13 * (evidence - sure) + (0.02 if evidence >= sure else 0)))


def chance(stretch: Stretch, sure: float) -> float:
    """How likely it is that a stretch of words is a fault: a half where its evidence is `sure`. A
    single word is a hint at most unless it leaves a hole.
    """
    if stretch.lone is not None:
        return min(_LONE_MOST, 0.4 + 0.12 * stretch.lone)
    if not stretch.is_loss:
        return likelihood(stretch.evidence, sure)
    # Half as steep, as the evidence of a loss reaches further.
    of_loss = likelihood(0.5 * stretch.evidence_of_loss, 0.5 * sure)
    return max(_HOLE_SURE, of_loss) if stretch.leaves_hole else of_loss
