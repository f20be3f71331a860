"""Where findings stand in a text, as an editor counts: lines and characters from 0."""

from __future__ import annotations

from lsprotocol import types

from fidelity.fix.source import Source
from fidelity.lsp.state import Checked
from fidelity.model import Finding
from fidelity.report.anchor import anchor


def range_of(state: Checked, finding: Finding) -> types.Range:
    """The words that a finding quotes, else the line that it is shown on; in characters."""
    source, place = state.source, finding.translation
    if place and place.quote and not place.is_entry:
        at = source.only(place.quote, place.block)
        if at is not None:
            return types.Range(position(source, at), position(source, at + len(place.quote)))
    line = anchor(state.report.alignment, finding).line
    text = source.line(line)
    start = len(text) - len(text.lstrip())
    return types.Range(
        types.Position(line - 1, start), types.Position(line - 1, max(start, len(text.rstrip())))
    )


def found_at(state: Checked, chosen: types.Range) -> frozenset[str]:
    """The ids of the findings that are shown where something is selected, or the cursor stands."""
    return frozenset(
        finding.id
        for finding in state.report.findings
        if (place := range_of(state, finding)).start <= chosen.end and chosen.start <= place.end
    )


def position(source: Source, at: int) -> types.Position:
    """A place in the text as line and character."""
    before = source.text[:at]
    return types.Position(before.count("\n"), at - (before.rfind("\n") + 1))


def offset(source: Source, place: types.Position) -> int:
    """The place in the text of a line and character."""
    return source.line_start(place.line + 1) + place.character


def block_at(state: Checked, line: int) -> int | None:
    """The block that a line, counted from 0, belongs to."""
    blocks = state.report.alignment.translation.blocks
    before = [k for k, block in enumerate(blocks) if block.line <= line + 1]
    return max(before, key=lambda k: (blocks[k].line, -k), default=None)
