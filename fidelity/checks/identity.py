"""Hits become findings: evidence is quoted, and each gets the identity by which a person can accept
it for good.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, takewhile
from operator import itemgetter

from fidelity.language import ENGLISH
from fidelity.model import (
    Alignment,
    Block,
    Category,
    Document,
    Evidence,
    Finding,
    Hit,
    Layer,
    Link,
    Place,
    Severity,
)
from fidelity.reading.words import fold
from fidelity.segment import sentence_spans

_LEFT_OUT = frozenset({"dropped-link", "lost-emphasis"})
"""Checks of what the translation lacks that are in another category than omissions."""


def findings_of(
    check: str,
    hits: Iterable[Hit],
    alignment: Alignment,
    *,
    layer: Layer,
    category: Category,
    severity: Severity,
    document: str | None = None,
) -> Iterator[Finding]:
    """The findings of one check, in the order of its hits.

    The identity is a hash of the check, the translation's name (its path, unless `document` says
    otherwise), and what is said: the folded quotes of both texts with the links on them. What was
    left out goes by the original alone, since the translation's words are only the place where it
    would stand. It survives edits elsewhere, moved lines, re-runs, and other words of an engine for
    the same text. Equal evidence is told apart by its count.
    """
    english = alignment.back_translation.texts if alignment.back_translation else ()
    seen: Counter[str] = Counter()
    for hit in hits:
        original = _evidence(hit.original, alignment.original)
        back = _evidence(hit.back_translation, alignment.translation, english)
        # A translation that is English already is its own back-translation, and quoted as exactly.
        exact = hit.back_translation if _is_english(alignment) else None
        translation = _evidence(exact or hit.translation, alignment.translation)
        name = alignment.translation.path if document is None else document
        theirs = translation or back
        if _is_left_out(check, hit.category or category, theirs):
            texts = _said(alignment.original, original), _around(alignment.original, original)
        else:
            texts = _said(alignment.original, original), _said(alignment.translation, theirs)
        said = "\n".join(texts)
        seen[said] += 1
        said = f"{said}\n{seen[said]}"
        yield Finding(
            id=identity(check, name, said),
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
            said=said,
        )


def identity(check: str, name: str, said: str) -> str:
    """What a finding is called that says this of the translation of that name."""
    return hashlib.sha256(f"{check}\n{name}\n{said}".encode()).hexdigest()[:12]


@lru_cache(maxsize=1)
def _is_english(alignment: Alignment) -> bool:
    """Whether the translation is its own back-translation."""
    texts = alignment.back_translation.texts if alignment.back_translation else None
    return texts == tuple(block.text for block in alignment.translation.blocks)


def _evidence(
    place: Place | None, document: Document, texts: Sequence[str] | None = None
) -> Evidence | None:
    if place is None:
        return None
    if place.entry:
        entry = next(entry for entry in document.entries if entry.key == place.entry)
        return Evidence(0, 0, 0, entry.line, str(entry), is_entry=True)
    block = document.blocks[place.block]
    if place.embed is not None:
        embed = block.embeds[place.embed]
        line, quote = embed.line or block.line, embed.text or embed.target
        return Evidence(place.block, embed.start, embed.end, line, quote, is_embed=True)
    text = texts[place.block] if texts is not None else block.text
    quote = text[place.start : place.end]
    return Evidence(place.block, place.start, place.end, block.line, quote)


def _said(document: Document, evidence: Evidence | None) -> str:
    """What the text itself says in the place of a finding, whatever an engine makes of it."""
    if evidence is None:
        return ""
    if evidence.is_entry:
        return evidence.quote
    block = document.blocks[evidence.block]
    # A place in the English stands for the block that it was made of.
    text = block.text[evidence.start : evidence.end]
    quote = evidence.quote if text == evidence.quote else block.text
    return " ".join([*fold(quote).split(), *(link.href for link in _links(block, evidence))])


def _links(block: Block, evidence: Evidence) -> list[Link]:
    """The links on just these words."""
    place = evidence.start, evidence.end
    return [link for link in block.links if (link.start, link.end) == place]


def _is_left_out(check: str, category: Category, theirs: Evidence | None) -> bool:
    """Whether the translation lacks something, and has nothing else in its place."""
    exact = theirs is not None and (theirs.is_entry or theirs.is_embed)
    return not exact and (category is Category.OMISSION or check in _LEFT_OUT)


def _around(document: Document, evidence: Evidence | None) -> str:
    """What tells the same words in other places of the original apart: of links, which they are; of
    other words, the sentences that they stand in.
    """
    if evidence is None or evidence.is_entry or evidence.is_embed:
        return ""
    block = document.blocks[evidence.block]
    if links := _links(block, evidence):
        return f"#{_earlier(document, evidence, links[0].href)}"
    spans = sentence_spans(block.text, ENGLISH)
    first = bisect_right(spans, evidence.start, key=itemgetter(1))
    within = takewhile(lambda span: span[0] < evidence.end, islice(spans, first, None))
    sentences = (block.text[start:end] for start, end in within)
    return " ".join(fold(" ".join(sentences)).split())


def _earlier(document: Document, evidence: Evidence, href: str) -> int:
    """How many links before it lead there from the same words."""
    said = fold(evidence.quote).split()
    return sum(
        link.href == href
        and (index, link.start) < (evidence.block, evidence.start)
        and fold(block.text[link.start : link.end]).split() == said
        for index, block in enumerate(document.blocks[: evidence.block + 1])
        for link in block.links
    )
