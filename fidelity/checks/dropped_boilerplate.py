"""A line of the publisher's own (letters to the editor, follow us, copyright) is not in the
translation.

Such lines belong to the page rather than to the text, and a translation published elsewhere drops
them rightly; this is said once, neutrally, and costs nothing.

    original:     Follow us on Facebook and Bluesky.
    translation:  no such line
    finding:      The publisher's line is missing: “Follow us on Facebook and Bluesky.”
                  (with 2 links)

Blind spot: a line that only looks like one of these, such as an appeal that is part of the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.omissions import missing
from fidelity.model import Alignment, BlockKind, Category, Hit, Layer, Severity

LAYER = Layer.STRUCTURAL
CATEGORY = Category.OMISSION
SEVERITY = Severity.NEUTRAL


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each line of boilerplate without a counterpart."""
    yield from missing(
        alignment,
        BlockKind.BOILERPLATE,
        "The publisher's line",
        "nothing, unless it applies here too",
    )
