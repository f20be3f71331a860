"""Hits become findings: evidence is quoted, and each gets the identity by which a person can accept
it for good.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from fidelity.model import (
    Alignment,
    Category,
    Document,
    Evidence,
    Finding,
    Hit,
    Layer,
    Place,
    Severity,
)
from fidelity.reading.words import fold


def findings_of(
    check: str,
    hits: Iterable[Hit],
    alignment: Alignment,
    *,
    layer: Layer,
    category: Category,
    severity: Severity,
) -> Iterator[Finding]:
    """The findings of one check, in the order of its hits.

    The identity is a hash of the check, the folded quotes and the translation's path: it survives
    edits elsewhere, moved lines and re-runs. Equal evidence is told apart by its count.
    """
    english = alignment.back_translation.texts if alignment.back_translation else ()
    is_english = bool(alignment.back_translation) and english == tuple(
        block.text for block in alignment.translation.blocks
    )
    seen: Counter[str] = Counter()
    for hit in hits:
        original = _evidence(hit.original, alignment.original)
        back = _evidence(hit.back_translation, alignment.translation, english)
        # A translation that is English already is its own back-translation, and quoted as exactly.
        exact = hit.back_translation if is_english else None
        translation = _evidence(exact or hit.translation, alignment.translation)
        key = _key(check, alignment.translation.path, original, translation, back)
        seen[key] += 1
        yield Finding(
            id=hashlib.sha256(f"{key}\n{seen[key]}".encode()).hexdigest()[:12],
            check=check,
            layer=layer,
            category=hit.category or category,
            severity=hit.severity or severity,
            confidence=round(hit.confidence, 3),
            message=hit.message,
            suggestion=hit.suggestion,
            original=original,
            translation=translation,
            back_translation=back,
        )


def _evidence(
    place: Place | None, document: Document, texts: Sequence[str] | None = None
) -> Evidence | None:
    if place is None:
        return None
    if place.entry:
        entry = next(entry for entry in document.entries if entry.key == place.entry)
        return Evidence(0, 0, 0, entry.line, str(entry), is_entry=True)
    block = document.blocks[place.block]
    text = texts[place.block] if texts is not None else block.text
    quote = text[place.start : place.end]
    return Evidence(place.block, place.start, place.end, block.line, quote)


def _key(check: str, path: str, *evidence: Evidence | None) -> str:
    quotes = [" ".join(fold(found.quote).split()) if found else "" for found in evidence]
    return "\n".join([check, path, *quotes])
