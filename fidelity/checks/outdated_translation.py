"""The original has changed since the version that was translated, and the translation has not.

What differs for that reason is listed below this one finding: it is work to do, and no fault of the
translation. What differs from the version that was translated is told as ever.

    before:           Give each goat two kilos of hay a day.
    original:         Give each goat three kilos of hay a day, and some oats.
    translation:      Dé a cada cabra dos kilos de heno al día.
    finding:          the original has changed since 4f2a1c9d0 of 2024-05-01

The version is the one of `--base-commit`; or the one that the page names (`default_lang_commit`,
`l10n.sourceCommit`, `i18n_source_sha`, the `translation-check` of Debian); or the one of the time
when the translation was last committed; or the one in the history of the original that reads most
like the translation. A page that names a version and lacks its text is a major fault.

It is minor, and does not fail a run, unless the change of the original is not committed yet: then
whoever makes it can still see to its translations. `severities` decides otherwise for a project.

Blind spot: without an engine, a paragraph that was only reworded; text that was left out as well as
changed later, which counts as outdated.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.model import Alignment, Category, Hit, Layer, Severity

LAYER = Layer.STRUCTURAL
CATEGORY = Category.OUTDATED
SEVERITY = Severity.MINOR
CONFIDENCE = 0.9


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield nothing: two texts do not show it. It is told where the history of the original is
    looked at, when all checks have run.
    """
    yield from ()
