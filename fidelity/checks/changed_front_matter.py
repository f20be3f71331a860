"""An entry of the front matter has another value than in the original, though it is not language.

The order of pages, their layout and date are read by machines, and are the same in every language.

    original:     weight: 20
    translation:  weight: 200
    finding:      weight is 200 in the translation, and 20 in the original

Numbers, switches and dates are compared by what they say (`yes` is `true`), addresses by the rules
of changed-link; a list must not lose values. Titles, tags and addresses of one's own (`slug`) may
be in the other language. `[tool.fidelity.front-matter]` decides otherwise, key by key. A key that
is nearly one of the original's, and not there, is taken for a slip: `descripton`. Blind spot: a
value that is rightly another in this language, where its key is usually the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.checks.front_matter_pairs import entry_pairs
from fidelity.model import Alignment, Category, Entry, Hit, Layer, Place, Severity
from fidelity.reading.front_matter import Policy, is_harmless, is_switch, same_value

LAYER = Layer.STRUCTURAL
CATEGORY = Category.MARKUP
SEVERITY = Severity.MINOR


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each key whose value changed or was emptied, and for each mistyped key."""
    pairs = entry_pairs(alignment)
    for ours, theirs, policy in pairs.paired:
        if policy is Policy.FREE:
            continue
        if policy is Policy.SAME and not same_value(ours.value, theirs.value):
            yield _changed(ours, theirs)
        elif (lost := _values(ours) - _values(theirs)) > 0 and _is_emptied(theirs):
            yield _emptied(ours, theirs, lost)
    for ours, theirs in pairs.mistyped:
        yield Hit(
            message=f"The key {ours.key} of the front matter is written {theirs.key}",
            confidence=0.85,
            original=Place.of_entry(ours),
            translation=Place.of_entry(theirs),
            suggestion=f"write {ours.key}",
            severity=Severity.MAJOR if is_switch(ours) else None,
        )


def _changed(ours: Entry, theirs: Entry) -> Hit:
    is_published = is_switch(ours) and not is_harmless(ours)
    return Hit(
        message=f"{ours.key} is {theirs.value or 'empty'} in the translation, and "
        f"{ours.value or 'empty'} in the original",
        confidence=0.9,
        original=Place.of_entry(ours),
        translation=Place.of_entry(theirs),
        suggestion=f"write “{ours}”, or say in front-matter that {ours.key} is present or free",
        severity=Severity.MAJOR if is_published else None,
    )


def _values(entry: Entry) -> int:
    """How many values of a list, or the one value, hold anything."""
    return sum(map(bool, entry.items or (entry.value,)))


def _is_emptied(entry: Entry) -> bool:
    """Whether values were taken out of their places, rather than left out."""
    return any(not value for value in entry.items or (entry.value,))


def _emptied(ours: Entry, theirs: Entry, lost: int) -> Hit:
    which = f"{lost} of {_values(ours)} values of {ours.key} are" if ours.items else ours.key
    return Hit(
        message=f"{which}{'' if ours.items else ' is'} empty in the translation",
        confidence=0.85,
        original=Place.of_entry(ours),
        translation=Place.of_entry(theirs),
        suggestion=f"fill in what renders “{ours}”",
    )
