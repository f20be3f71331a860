"""What an engine that knows too few words proves: what it says at all it may have said wrongly.

That a sentence or a clause is missing shows in any English; a word that became another may be the
engine's own slip, and is the likelier so, the more words it left as they were.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from fidelity.checks.doubt import doubted, is_shift
from fidelity.model import BackTranslation, Category, Finding

_LEAST, _STEEPNESS = 0.5, 4.0
"""What is left of the confidence at the least, and how fast it goes with the unknown words."""

_BY_ANY_ENGLISH = frozenset({Category.OMISSION, Category.UNTRANSLATED, Category.OUTDATED})


def doubt_weak_english(
    findings: Iterable[Finding], english: BackTranslation | None, decided: Collection[str] = ()
) -> tuple[Finding, ...]:
    """The findings; shifts of meaning lose confidence by the share of words that the engine did not
    know, and the severity that needs it, unless the project has `decided` on that of the check.
    """
    share = 1.0 if english is None else max(_LEAST, 1 - _STEEPNESS * english.unknown)
    if share == 1.0:
        return tuple(findings)
    return tuple(
        doubted(finding, share, is_decided=finding.check in decided)
        if is_shift(finding) and finding.category not in _BY_ANY_ENGLISH
        else finding
        for finding in findings
    )
