"""Writes a placeholder that was changed as the original does."""

from __future__ import annotations

import re

from fidelity.fix.source import Change, Source
from fidelity.model import Finding, Report

_SURE = 0.85
_BECAME = "became"
_ESCAPED = re.compile(r'[<>&"\\\n]')
_BESIDE = re.compile(r"[\w%{}$]")


def changed_placeholder(
    report: Report, finding: Finding, source: Source, original: Source
) -> Change | None:
    """One placeholder for the other, where both are known and the changed one stands once."""
    del report, original
    ours, theirs = finding.original, finding.translation
    if not (ours and theirs and ours.quote and theirs.quote) or _BECAME not in finding.message:
        return None
    # Signs that a format may write otherwise could be written wrongly by us.
    is_plain = not _ESCAPED.search(ours.quote + theirs.quote)
    if finding.confidence < _SURE or not is_plain:
        return None
    at = source.only(theirs.quote, theirs.block)
    if at is None or not _stands_alone(source.text, at, at + len(theirs.quote)):
        return None
    return Change(at, at + len(theirs.quote), ours.quote)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether it is no part of a longer placeholder: `{n}` in `{{n}}`."""
    beside = text[start - 1 : start], text[end : end + 1]
    ends = text[start], text[end - 1]
    return not any(
        _BESIDE.match(sign) and (not sign.isalnum() or edge.isalnum())
        for sign, edge in zip(beside, ends, strict=True)
    )
