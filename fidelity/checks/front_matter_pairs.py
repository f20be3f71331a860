"""Which entries of the front matter stand for each other; the checks on it read what is left."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import PurePath

from msgspec import Struct

from fidelity.model import Alignment, BlockKind, Document, Entry
from fidelity.reading.front_matter import Policy, is_harmless, policy_of

_PLAIN = ("", ".txt", ".text")
_MISTYPED = 0.82
_SHORTEST = 4


class EntryPairs(Struct, frozen=True):
    """The entries of both sides that have the same key, those of the original that the translation
    lacks, and those whose key the translation seems to have mistyped.
    """

    paired: tuple[tuple[Entry, Entry, Policy], ...] = ()
    missing: tuple[Entry, ...] = ()
    mistyped: tuple[tuple[Entry, Entry], ...] = ()


@lru_cache(maxsize=1)
def entry_pairs(alignment: Alignment) -> EntryPairs:
    """The entries of two documents; none where the translation's format has no front matter."""
    original, translation = alignment.original, alignment.translation
    if not _may_have_entries(original, translation):
        return EntryPairs()
    decided = alignment.conventions.front_matter
    theirs = {entry.key.lower(): entry for entry in translation.entries}
    shown = _shown(original)
    paired, missing = [], []
    for entry in original.entries:
        policy, other = policy_of(entry, decided), theirs.pop(entry.key.lower(), None)
        if other is not None:
            paired.append((entry, other, policy))
        elif policy is not Policy.FREE and not is_harmless(entry) and entry.line not in shown:
            missing.append(entry)
    mistyped = tuple(_mistyped(missing, theirs.values()))
    known = {entry.key for entry, _ in mistyped}
    left = tuple(entry for entry in missing if entry.key not in known)
    return EntryPairs(tuple(paired), left, mistyped)


def _may_have_entries(original: Document, translation: Document) -> bool:
    """Whether the translation has front matter, or could have had it."""
    if translation.entries:
        return True
    suffix = PurePath(translation.path).suffix.lower()
    return suffix not in _PLAIN and suffix == PurePath(original.path).suffix.lower()


def _shown(document: Document) -> set[int]:
    """The lines of the entries that are blocks of the text, too: other checks read these."""
    head = (BlockKind.TITLE, BlockKind.DESCRIPTION)
    return {block.line for block in document.blocks if block.kind in head}


def _mistyped(missing: list[Entry], added: Iterable[Entry]) -> Iterable[tuple[Entry, Entry]]:
    """Keys of the translation that are nearly those which it lacks."""
    left = list(added)
    for entry in missing:
        for other in left:
            if len(entry.key) >= _SHORTEST and _likeness(entry.key, other.key) >= _MISTYPED:
                yield entry, other
                left.remove(other)
                break


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio()
