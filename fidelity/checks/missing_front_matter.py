"""An entry of the original's front matter is not in that of the translation.

No reader sees it, but a machine acts by it: a page that was a draft is published, an old address
leads nowhere.

    original:     draft: true
    translation:  front matter without draft
    finding:      draft is missing from the front matter: true

What every page has of its own (`lang`, `translator`, `default_lang_commit`, reviewers, the date of
the last change) may be missing, and so may what says only what holds without it (`draft: false`).
`[tool.fidelity.front-matter]` decides otherwise, key by key: `same`, `translated`, `present` or
`free`. The title and the description are for missing-title and missing-description. Blind spot:
what a site sets for all its pages elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from fidelity.checks.front_matter_pairs import entry_pairs
from fidelity.model import Alignment, Category, Entry, Hit, Layer, Place, Severity
from fidelity.reading.front_matter import is_switch

LAYER = Layer.STRUCTURAL
CATEGORY = Category.MARKUP
SEVERITY = Severity.MINOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each key that is missing, and one where there is no front matter at all."""
    missing = entry_pairs(alignment).missing
    if not missing:
        return
    if not alignment.translation.entries:
        yield _all_of_it(missing)
        return
    for key, group in groupby(missing, key=lambda entry: entry.key.partition(".")[0]):
        entries = list(group)
        yield Hit(
            message=f"{key} is missing from the front matter: {_value(entries)}",
            confidence=0.9,
            original=Place.of_entry(entries[0]),
            suggestion=f"add {_lines(entries)}, or say in front-matter that {key} is free",
            severity=Severity.MAJOR if is_switch(entries[0]) else None,
        )


def _all_of_it(missing: tuple[Entry, ...]) -> Hit:
    keys = ", ".join(entry.key for entry in missing)
    weighty = any(map(is_switch, missing)) or any(e.key == "layout" for e in missing)
    return Hit(
        message=f"The translation has no front matter; the original's says {keys}",
        confidence=0.9,
        original=Place.of_entry(missing[0]),
        suggestion="begin the translation with the front matter of the original",
        severity=Severity.MAJOR if weighty else None,
    )


def _value(entries: list[Entry]) -> str:
    if len(entries) == 1:
        return entries[0].value
    return ", ".join(f"{entry.key.partition('.')[2]}: {entry.value}" for entry in entries)


def _lines(entries: list[Entry]) -> str:
    return "; ".join(f"“{entry}”" for entry in entries)
