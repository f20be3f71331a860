"""Brings together a link whose brackets were torn apart: `[words] (address)`."""

from __future__ import annotations

import re

from fidelity.fix.source import MARKDOWN, Change, Source
from fidelity.model import Finding, Report

_APART = re.compile(r"\[[^\[\]\n]+\](?P<blank>[ \t]+)\([^()\s]+\)")


def broken_link(
    report: Report, finding: Finding, source: Source, original: Source
) -> Change | None:
    """The blank between the brackets goes, where this is all that is wrong."""
    del report, original
    place = finding.translation
    if place is None or source.suffix not in MARKDOWN:
        return None
    torn = _APART.fullmatch(place.quote)
    at = source.only(place.quote, place.block) if torn else None
    if torn is None or at is None:
        return None
    return Change(at + torn.start("blank"), at + torn.end("blank"), "")
