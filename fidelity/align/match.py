"""A bead of units, by their places on both sides."""

from __future__ import annotations

from msgspec import Struct

from fidelity.align.similarity import Span


class Match(Struct, frozen=True):
    """A bead of unit spans; an empty span is an empty side.

    It is known where the documents say themselves what belongs together.
    """

    left: Span
    right: Span
    similarity: float
    moved: bool = False
    is_known: bool = False

    @property
    def is_paired(self) -> bool:
        """Whether both sides hold something."""
        return self.left[0] < self.left[1] and self.right[0] < self.right[1]

    @property
    def is_single(self) -> bool:
        """Whether it is a pair of one and one."""
        return self.left[1] - self.left[0] == self.right[1] - self.right[0] == 1
