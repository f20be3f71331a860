"""Restores an entry of the front matter that is the same in every language."""

from __future__ import annotations

import re

from fidelity.fix.source import MARKDOWN, Change, Source
from fidelity.model import Entry, Finding, Report
from fidelity.reading.front_matter import Policy, policy_of

_ONE_LINE = re.compile(r"(?P<key>[\w-]+)\s*[:=]\s*(?P<value>[^\s|>\[{&*!][^\n]*)")
_FENCES = ("---", "+++")


def entry_change(
    report: Report, finding: Finding, source: Source, original: Source
) -> Change | None:
    """The line of the original in the place of the other, or where it belongs among its
    neighbours.
    """
    ours = finding.original
    if source.suffix not in MARKDOWN or ours is None or not ours.is_entry:
        return None
    fence = source.line(1).lstrip("\ufeff").rstrip()
    if fence not in _FENCES or original.line(1).lstrip("\ufeff").rstrip() != fence:
        return None
    entry = next((e for e in original.document.entries if e.line == ours.line), None)
    if entry is None or not _may_be_copied(entry, original, report):
        return None
    line = original.line(entry.line)
    theirs = next((e for e in source.document.entries if e.key == entry.key), None)
    if theirs:
        return _replaced(theirs, line, source)
    return _added(entry, line, source, original) if finding.translation is None else None


def _may_be_copied(entry: Entry, original: Source, report: Report) -> bool:
    """Whether it is one line, and the rule says that it stays as it is."""
    policy = policy_of(entry, report.alignment.conventions.front_matter)
    return policy is Policy.SAME and _is_one_line(entry, original)


def _is_one_line(entry: Entry, source: Source) -> bool:
    found = _ONE_LINE.fullmatch(source.line(entry.line))
    after = source.line(entry.line + 1)
    goes_on = after[:1] in (" ", "\t", "-") and after.rstrip() != "---"
    return found is not None and found["key"] == entry.key and not goes_on


def _replaced(theirs: Entry, line: str, source: Source) -> Change | None:
    if not _is_one_line(theirs, source):
        return None
    start = source.line_start(theirs.line)
    return Change(start, start + len(source.line(theirs.line)), line)


def _added(entry: Entry, line: str, source: Source, original: Source) -> Change | None:
    """Behind the nearest entry before it that the translation has too, else at the very top."""
    place = {other.key: other for other in source.document.entries if "." not in other.key}
    at = 1
    for other in original.document.entries:
        if other.line >= entry.line:
            break
        if other.key in place and _is_one_line(place[other.key], source):
            at = place[other.key].line
    start = source.line_start(at + 1)
    return Change(start, start, line + source.newline)
