"""A block's text as HTML: links, emphasis, words that differ, and the evidence of findings."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, TypeVar

from fidelity.model import Block, Link, Mark, MarkKind, Place, Severity

if TYPE_CHECKING:
    from markupsafe import Markup

_SAFE = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_ADDRESS = re.compile(r"(https?://[^\s”“;,]+)")
_TAGS = {MarkKind.CODE: "code", MarkKind.EMPHASIS: "em", MarkKind.STRONG: "strong"}
_LONG = 50
"""Characters from which evidence is a stretch to look into, and is marked softly."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """The evidence of a finding in one text; without length it is a gap, where something should stand."""

    start: int
    end: int
    anchor: str
    number: int
    severity: Severity
    message: str


_Span = Highlight | Link | Mark | Place
_Kind = TypeVar("_Kind", Highlight, Link, Mark, Place)


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of text that the same spans cover from end to end."""

    start: int
    end: int
    spans: tuple[_Span, ...]

    def of(self, kind: type[_Kind]) -> list[_Kind]:
        return [span for span in self.spans if isinstance(span, kind)]

    @property
    def link(self) -> Link | None:
        return next(iter(self.of(Link)), None)


def marked_up(block: Block, highlights: Iterable[Highlight], differing: Iterable[Place]) -> Markup:
    """The text of a block, escaped, with everything that is to be seen in it."""
    from markupsafe import Markup

    gaps = [span for span in highlights if span.start == span.end]
    spans: list[_Span] = [*block.links, *differing, *block.marks]
    spans += [span for span in highlights if span.start < span.end]
    parts = []
    for link, runs in groupby(_runs(block.text, spans, gaps), key=lambda run: run.link):
        inside = Markup("").join(
            part for run in runs for part in (*_gaps(gaps, run.start), _run(block.text, run))
        )
        parts.append(_linked(link, inside) if link else inside)
    return Markup("").join([*parts, *_gaps(gaps, len(block.text))])


def with_addresses(text: str) -> Markup:
    """A message, escaped, in which the page may cut long web addresses short."""
    from markupsafe import Markup

    parts = _ADDRESS.split(text)
    return Markup("").join(
        Markup('<span class="address" title="{0}">{0}</span>').format(part) if at % 2 else part
        for at, part in enumerate(parts)
    )


def _runs(text: str, spans: Sequence[_Span], gaps: Sequence[Highlight]) -> Iterator[_Run]:
    edges = {edge for span in (*spans, *gaps) for edge in (span.start, span.end)}
    cuts = sorted({0, len(text), *(edge for edge in edges if 0 < edge < len(text))})
    waiting = deque(sorted(spans, key=lambda span: span.start))
    open_now: list[_Span] = []
    for start, end in pairwise(cuts):
        while waiting and waiting[0].start <= start:
            open_now.append(waiting.popleft())
        open_now = [span for span in open_now if span.end > start]
        yield _Run(start, end, tuple(open_now))


def _run(text: str, run: _Run) -> Markup:
    """One run inside its marks: the longest evidence outermost, emphasis innermost."""
    from markupsafe import Markup, escape

    piece = escape(text[run.start : run.end])
    for tag in dict.fromkeys(_TAGS[mark.kind] for mark in run.of(Mark) if mark.kind in _TAGS):
        piece = Markup("<{0}>{1}</{0}>").format(Markup(tag), piece)
    if run.of(Place):
        piece = Markup('<span class="differs">{}</span>').format(piece)
    for highlight in sorted(run.of(Highlight), key=lambda span: span.end - span.start):
        piece = _mark(highlight, piece, is_first=run.start == highlight.start)
    return piece


def _mark(highlight: Highlight, piece: Markup, *, is_first: bool) -> Markup:
    from markupsafe import Markup

    extent = " stretch" if highlight.end - highlight.start > _LONG else ""
    anchor = _anchor(highlight) if is_first else ""
    return Markup('<mark class="{}{}"{} data-finding="{}" title="{}">{}</mark>').format(
        highlight.severity.value, extent, anchor, highlight.number, _title(highlight), piece
    )


def _gaps(gaps: Sequence[Highlight], at: int) -> Iterator[Markup]:
    from markupsafe import Markup

    for gap in gaps:
        if gap.start == at:
            yield Markup(
                '<mark class="{} gap"{} data-finding="{}" role="img" aria-label="{}" title="{}">'
                "</mark>"
            ).format(
                gap.severity.value, _anchor(gap), gap.number, f"gap: {gap.message}", _title(gap)
            )


def _anchor(highlight: Highlight) -> Markup:
    from markupsafe import Markup

    return Markup(' id="{}" tabindex="-1"').format(highlight.anchor)


def _title(highlight: Highlight) -> str:
    return f"{highlight.number} ({highlight.severity.value}): {highlight.message}"


def _linked(link: Link, inside: Markup) -> Markup:
    """A link that leads to the web or to a mailbox; any other address is only named."""
    from markupsafe import Markup

    if not _SAFE.match(link.href):
        return Markup('<span class="link" title="{}">{}</span>').format(link.href, inside)
    return Markup(
        '<a class="link" href="{0}" title="{0}" target="_blank" rel="noopener noreferrer">{1}</a>'
    ).format(link.href, inside)
