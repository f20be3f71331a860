"""A term or name that is wrong all through a document is one fault: one finding, with its places
behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from fidelity.model import Category, Finding, Severity
from fidelity.reading.names import TITLES
from fidelity.reading.words import words

_OF_WORDS = frozenset(
    """changed-name missing-name translated-name changed-identifier changed-opposite
    changed-gender""".split()
)
"""Checks whose findings are about a word wherever it stands; others are about what a sentence
states, and each sentence states something of its own.
"""

_ALSO = " (also seen: "


def gathered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in their order, of those on one term or word the gravest, with the others behind
    it.
    """
    found: dict[object, list[Finding]] = {}
    for finding in findings:
        found.setdefault(fault(finding) or finding.id, []).append(finding)
    return tuple(_led(group) for group in found.values())


def apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with each place of a term by itself, as they were before they were gathered."""
    for finding in findings:
        if finding.folded and fault(finding):
            yield replace(finding, folded=())
            yield from finding.folded
        else:
            yield finding


def fault(finding: Finding) -> object:
    """What findings in several places have in common if they are of one fault; nothing for those
    that are about their own place.

    Mayor Weber in the place of Mayor Brandt is Weber in the place of Brandt.
    """
    # What is likelier no fault stands behind none.
    if finding.category is Category.TERMINOLOGY:
        return finding.check, finding.message, finding.is_hint
    if finding.check not in _OF_WORDS:
        return None
    said = words(finding.message.partition(_ALSO)[0])
    change = (word.folded.removesuffix("'s") for word in said if word.folded not in TITLES)
    return finding.check, finding.is_hint, finding.severity is Severity.NEUTRAL, *change


def _led(group: list[Finding]) -> Finding:
    if len(group) == 1:
        return group[0]
    leader = max(group, key=lambda finding: finding.severity.weight)  # of equals, the first
    return replace(leader, folded=tuple(other for other in group if other is not leader))
