"""What an editor offers to do about a finding: mend it, link the chosen words, or accept it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from lsprotocol import types

from fidelity.acceptance import entry_of
from fidelity.acceptance import read as read_baseline
from fidelity.acceptance import write as write_baseline
from fidelity.fix import edits
from fidelity.fix.source import HTML, MARKDOWN, Change
from fidelity.git import author
from fidelity.lsp.places import offset, position, range_of
from fidelity.lsp.state import Checked
from fidelity.model import Finding
from fidelity.report.anchor import anchor

ACCEPT = "fidelity.accept"
_COMMENTS = {
    **dict.fromkeys((*MARKDOWN, *HTML), ("<!--", "-->")),
    ".mdx": ("{/*", "*/}"),
    ".rst": ("..", ""),
    **dict.fromkeys((".adoc", ".asciidoc"), ("//", "")),
}
"""How comments begin and end."""
_REASON = "accepted in the editor"


def actions(
    state: Checked, uri: str, chosen: types.Range, ids: frozenset[str]
) -> Iterator[types.CodeAction]:
    """The actions for the findings of these ids; `chosen` is what is selected."""
    mends = {
        edit.finding.id: edit.change for edit in edits(state.report, state.source, state.original)
    }
    for finding in state.report.findings:
        if finding.id not in ids:
            continue
        if finding.id in mends:
            yield _edit(state, uri, _mending(finding), mends[finding.id], is_preferred=True)
        elif finding.check == "dropped-link" and (change := _linking(state, finding, chosen)):
            yield _edit(state, uri, "Link the selected words", change)
        if comment := _comment(state, finding):
            yield _edit(state, uri, f"Accept {finding.check} by a comment with a reason", comment)
        yield types.CodeAction(
            title=f"Accept this {finding.check} in {state.settings.baseline}",
            kind=types.CodeActionKind.QuickFix,
            command=types.Command("Accept", ACCEPT, arguments=[uri, finding.id]),
        )


def accept(state: Checked, identity: str) -> bool:
    """Add a finding to the project's baseline; whether there was such a one."""
    finding = next((f for f in state.report.findings if f.id == identity), None)
    if finding is None:
        return False
    entry = entry_of(
        finding,
        state.settings.name_of(state.report.alignment.translation.path),
        reason=_REASON,
        author=author(state.path.parent),
        day=datetime.now(UTC).astimezone().date(),
    )
    file = state.settings.baseline_file
    write_baseline(file, (*read_baseline(file), entry))
    return True


def _mending(finding: Finding) -> str:
    if finding.check == "dropped-link":
        return "Insert the dropped link at its place"
    return f"Mend: {finding.suggestion or finding.message}"


def _edit(
    state: Checked, uri: str, title: str, change: Change, *, is_preferred: bool = False
) -> types.CodeAction:
    where = types.Range(position(state.source, change.start), position(state.source, change.end))
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        is_preferred=is_preferred or None,
        edit=types.WorkspaceEdit(changes={uri: [types.TextEdit(where, change.text)]}),
    )


def _linking(state: Checked, finding: Finding, chosen: types.Range) -> Change | None:
    """The link of the original on the words that are selected in the editor."""
    place = finding.original
    if chosen == range_of(state, finding):  # nothing was selected: the editor means the finding
        return None
    start, end = offset(state.source, chosen.start), offset(state.source, chosen.end)
    words = state.source.text[start:end]
    if place is None or not words.strip() or "\n" in words:
        return None
    links = state.report.alignment.original.blocks[place.block].links
    href = next((ln.href for ln in links if (ln.start, ln.end) == (place.start, place.end)), None)
    if href is None:
        return None
    if state.source.suffix in MARKDOWN:
        return Change(start, end, f"[{words}]({href})")
    if state.source.suffix in HTML:
        return Change(start, end, f'<a href="{href}">{words}</a>')
    return None


def _comment(state: Checked, finding: Finding) -> Change | None:
    """A comment above the block, without its reason: it accepts nothing until one is written."""
    place = anchor(state.report.alignment, finding)
    source = state.source
    if source.suffix not in _COMMENTS or place.block is None:
        return None
    blocks = source.document.blocks
    following = place.block + 1 if place.is_gap and not finding.translation else place.block
    line = blocks[following].line if following < len(blocks) else source.text.count("\n") + 1
    if any(entry.line >= line for entry in source.document.entries):
        return None
    at = source.line_start(line)
    opening, closing = _COMMENTS[source.suffix]
    end = source.newline * (1 if source.suffix in HTML else 2)
    return Change(at, at, f"{opening} fidelity: accept {finding.check}:  {closing}{end}")
