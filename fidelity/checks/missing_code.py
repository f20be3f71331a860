"""A block of code is missing.

Readers are told to run something, and it is not there.

    original:     Run this: `make install` as a block of its own
    translation:  Führen Sie dies aus:
    finding:      A block of code is missing: “make install”

Blind spot: code that was merged into a neighbouring block is for changed-code.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.omissions import missing
from fidelity.model import Alignment, BlockKind, Category, Hit, Layer, Severity

LAYER = Layer.STRUCTURAL
CATEGORY = Category.OMISSION
SEVERITY = Severity.MAJOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each block of code without a counterpart."""
    yield from missing(
        alignment, BlockKind.CODE, "A block of code", "take the code of the original over"
    )
