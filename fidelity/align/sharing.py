"""Which units of the other side share keys with a unit, and what these weigh."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence


def holders(keys: Sequence[Iterable[int]], units: Iterable[int]) -> dict[int, list[int]]:
    """Which of some units hold each key, given the keys of all."""
    found: dict[int, list[int]] = defaultdict(list)
    for k in units:
        for key in keys[k]:
            found[key].append(k)
    return found


def shared_weights(
    keys: Iterable[int], held_by: Mapping[int, Sequence[int]], weights: Sequence[int]
) -> dict[int, int]:
    """What the keys weigh that a unit shares with each of those that hold any of them."""
    shared: dict[int, int] = defaultdict(int)
    for key in keys:
        if key in held_by:
            weight = weights[key]
            for k in held_by[key]:
                shared[k] += weight
    return shared
