"""Texts in portions that a server takes at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence


def portions(
    texts: Sequence[str], *, most: int, room: int, size: Callable[[str], int] = len
) -> Iterator[list[str]]:
    """The texts in their order, at most so many at once and no more than fit into the room; a text
    that is larger than the room goes alone.
    """
    portion: list[str] = []
    taken = 0
    for text in texts:
        needed = size(text)
        if portion and (len(portion) == most or taken + needed > room):
            yield portion
            portion, taken = [], 0
        portion.append(text)
        taken += needed
    if portion:
        yield portion
