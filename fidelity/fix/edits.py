"""The edits that mend findings, each a stretch of the translation's text and what comes in its
stead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from fidelity.fix.entries import entry_change
from fidelity.fix.links import dropped_link
from fidelity.fix.markup import broken_link
from fidelity.fix.placeholders import changed_placeholder
from fidelity.fix.source import Change, Source
from fidelity.model import Finding, Report

_MENDERS: Mapping[str, Callable[[Report, Finding, Source, Source], Change | None]] = (
    MappingProxyType(
        {
            "dropped-link": dropped_link,
            "broken-markup": broken_link,
            "changed-placeholder": changed_placeholder,
            "missing-front-matter": entry_change,
            "changed-front-matter": entry_change,
        }
    )
)


class Edit(Struct, frozen=True):
    """A finding, and the change that mends it."""

    finding: Finding
    change: Change


def edits(report: Report, source: Source, original: Source) -> tuple[Edit, ...]:
    """What can be mended, in the order of the text; of two edits in one place only the first.

    The sources are the files of the translation and of the original as they stand.
    """
    found = sorted(_found(report, source, original), key=lambda edit: edit.change.start)
    apart: list[Edit] = []
    for edit in found:
        if not apart or edit.change.start > apart[-1].change.end:
            apart.append(edit)
    return tuple(apart)


def _found(report: Report, source: Source, original: Source) -> Iterator[Edit]:
    for finding in report.findings:
        mender = _MENDERS.get(finding.check)
        if mender and (change := mender(report, finding, source, original)):
            yield Edit(finding, change)


def applied(text: str, found: tuple[Edit, ...]) -> str:
    """The text with the edits made; they are in its order and apart."""
    for edit in reversed(found):
        change = edit.change
        text = text[: change.start] + change.text + text[change.end :]
    return text
