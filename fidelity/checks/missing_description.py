"""The description (summary, deck) of the original has no counterpart in the translation.

Readers meet it in search results and previews before they meet the text.

    original:     description: Why a town of 900 people fought for ten years.
    translation:  front matter without a description
    finding:      The description is missing: “Why a town of 900 people fought for ten years.”

A translation without any front matter or head, such as the bare text of an article, has no place
for a description; whether its page has one cannot be seen, and that is said once, neutrally.

Blind spot: a description that was rewritten freely counts as missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.omissions import missing
from fidelity.model import Alignment, BlockKind, Category, Hit, Layer, Severity

LAYER = Layer.STRUCTURAL
CATEGORY = Category.OMISSION
SEVERITY = Severity.MINOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit where the description has no counterpart."""
    is_bare = not alignment.translation.metadata
    yield from missing(
        alignment,
        BlockKind.DESCRIPTION,
        "The description",
        "see that the translation has one where it is published"
        if is_bare
        else "translate the description as well",
        Severity.NEUTRAL if is_bare else None,
    )
