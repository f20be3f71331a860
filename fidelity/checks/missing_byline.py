"""The line that names the author is missing.

Without it the words lose the person who answers for them.

    original:     By Anna Kowal
    translation:  no such line
    finding:      The byline is missing: “By Anna Kowal”

Blind spot: an author named only in the first paragraph or in front matter does not count as a
byline.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.omissions import missing
from fidelity.model import Alignment, BlockKind, Category, Hit, Layer, Severity

LAYER = Layer.STRUCTURAL
CATEGORY = Category.OMISSION
SEVERITY = Severity.MAJOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each byline without a counterpart."""
    yield from missing(
        alignment, BlockKind.BYLINE, "The byline", "name the author where the original does"
    )
