"""A block's text as HTML: links, emphasis, words that differ, and the evidence of findings."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import TypeVar

from markupsafe import Markup, escape
from msgspec import Struct

from fidelity.model import Block, Link, Mark, MarkKind
from fidelity.report.word_diff import Difference

_SAFE = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_ADDRESS = re.compile(r"(https?://[^\s”“;,]+)")
_TAGS = {
    MarkKind.CODE: "code",
    MarkKind.PLACEHOLDER: "code",
    MarkKind.FORMULA: "code",
    MarkKind.EMPHASIS: "em",
    MarkKind.STRONG: "strong",
}
_NOTHING = Markup("")
_LONG = 50
"""Characters from which evidence is a stretch to look into, and is marked softly."""


class Highlight(Struct, frozen=True):
    """The evidence of a finding in one text; without length it is a gap, where text is missing."""

    start: int
    end: int
    anchor: str
    number: int
    rank: str
    message: str


_Span = Highlight | Link | Mark | Difference
_Kind = TypeVar("_Kind", Highlight, Link, Mark, Difference)


class _Run(Struct, frozen=True):
    """A stretch of text that the same spans cover from end to end."""

    start: int
    end: int
    spans: tuple[_Span, ...]

    def of(self, kind: type[_Kind]) -> tuple[_Kind, ...]:
        return tuple(span for span in self.spans if isinstance(span, kind))

    @property
    def link(self) -> Link | None:
        return next(iter(self.of(Link)), None)


def marked_up(
    block: Block, highlights: Iterable[Highlight], differing: Iterable[Difference]
) -> Markup:
    """The text of a block, escaped, with everything that is to be seen in it."""
    gaps = [span for span in highlights if span.start == span.end]
    spans: list[_Span] = [*block.links, *differing, *block.marks]
    spans += [span for span in highlights if span.start < span.end]
    parts = []
    for link, runs in groupby(_runs(block.text, spans, gaps), key=lambda run: run.link):
        inside = _highlighted(block.text, runs, gaps)
        parts.append(_linked(link, inside) if link else inside)
    return _NOTHING.join([*parts, *_gaps(gaps, len(block.text))])


def with_addresses(text: str) -> Markup:
    """A message, escaped, in which the page may cut long web addresses short."""
    parts = _ADDRESS.split(text)
    return _NOTHING.join(
        Markup('<span class="address" title="%s">%s</span>') % (part, part) if at % 2 else part
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


def _highlighted(text: str, runs: Iterable[_Run], gaps: Sequence[Highlight]) -> Markup:
    """Runs inside the evidence that they share, the longest outermost."""
    found = []
    for highlights, shared in groupby(runs, key=lambda run: run.of(Highlight)):
        within = list(shared)
        start = within[0].start
        piece = _NOTHING.join(
            part for run in within for part in (*_gaps(gaps, run.start), _run(text, run))
        )
        for highlight in sorted(highlights, key=_nesting):
            piece = _mark(highlight, piece, is_first=highlight.start == start)
        found.append(piece)
    return _NOTHING.join(found)


def _nesting(highlight: Highlight) -> tuple[int, int]:
    return highlight.end - highlight.start, -highlight.number


def _run(text: str, run: _Run) -> Markup:
    piece = escape(text[run.start : run.end])
    for tag in dict.fromkeys(_TAGS[mark.kind] for mark in run.of(Mark) if mark.kind in _TAGS):
        piece = Markup("<%s>%s</%s>") % (tag, piece, tag)
    differing = run.of(Difference)
    if not differing:
        return piece
    if all(phrase.moved for phrase in differing):
        return Markup('<u class="moved" title="stands elsewhere in the sentence">%s</u>') % piece
    return Markup("<u>%s</u>") % piece


def _mark(highlight: Highlight, piece: Markup, *, is_first: bool) -> Markup:
    extent = " stretch" if highlight.end - highlight.start > _LONG else ""
    anchor = _anchor(highlight) if is_first else ""
    return Markup('<mark class="%s%s"%s data-finding="%d" title="%s">%s</mark>') % (
        highlight.rank,
        extent,
        anchor,
        highlight.number,
        _title(highlight),
        piece,
    )


def _gaps(gaps: Sequence[Highlight], at: int) -> Iterator[Markup]:
    for gap in gaps:
        if gap.start == at:
            title = _title(gap)
            yield Markup(
                '<mark class="%s gap"%s data-finding="%d" role="img" '
                'aria-label="gap %s" title="%s"></mark>'
            ) % (gap.rank, _anchor(gap), gap.number, title, title)


def _anchor(highlight: Highlight) -> Markup:
    return Markup(' id="%s" tabindex="-1"') % highlight.anchor


def _title(highlight: Highlight) -> str:
    return f"{highlight.number} ({highlight.rank}): {highlight.message}"


def _linked(link: Link, inside: Markup) -> Markup:
    """A link that leads to the web or to a mailbox; any other address is only named."""
    if not _SAFE.match(link.href):
        return Markup('<span class="link" title="%s">%s</span>') % (link.href, inside)
    return Markup(
        '<a class="link" href="%s" title="%s" target="_blank" rel="noopener noreferrer">%s</a>'
    ) % (link.href, link.href, inside)
