"""What a second engine says of findings: an engine's own slip shows in one back-translation alone.

Two engines that must agree report half as many false shifts, and hardly fewer true ones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from fidelity.checks.doubt import doubted, is_shift
from fidelity.model import (
    Alignment,
    BackTranslation,
    Evidence,
    Finding,
    SecondOpinion,
)

_ALONE = 0.5
"""What is left of the confidence in a shift that only one of two engines shows."""


def weigh(
    findings: Iterable[Finding],
    others: Sequence[Finding],
    alignment: Alignment,
    second: BackTranslation,
    decided: Collection[str] = (),
) -> tuple[Finding, ...]:
    """The findings, each shift of meaning with what the second engine says of it; `others` are
    what the same checks find in the second back-translation.

    A shift that the second engine does not show loses confidence, and with it the severity that
    needs confidence, unless the project has `decided` on that of the check.
    """
    return tuple(
        _weighed(finding, others, alignment, second, is_decided=finding.check in decided)
        if _can_be_weighed(finding, second)
        else finding
        for finding in findings
    )


def _can_be_weighed(finding: Finding, second: BackTranslation) -> bool:
    """Whether it is a shift of meaning, and the second engine's English can be relied on there."""
    if not is_shift(finding):
        return False
    place = finding.translation
    return not (place and second.unreliable and second.unreliable[place.block])


def _weighed(
    finding: Finding,
    others: Sequence[Finding],
    alignment: Alignment,
    second: BackTranslation,
    *,
    is_decided: bool,
) -> Finding:
    agrees = any(_is_same(finding, other) for other in others)
    opinion = SecondOpinion(second.engine.name, agrees, _english(finding, alignment, second))
    weighed = finding if agrees else doubted(finding, _ALONE, is_decided=is_decided)
    return replace(weighed, second=opinion)


def _is_same(one: Finding, other: Finding) -> bool:
    """Whether two findings of one check are about the same words of the original, or where they
    have none, of the translation.
    """
    if one.check != other.check:
        return False
    if one.original and other.original:
        return _touch(one.original, other.original)
    return bool(
        one.translation and other.translation and _touch(one.translation, other.translation)
    )


def _touch(one: Evidence, other: Evidence) -> bool:
    return one.block == other.block and one.start <= other.end and other.start <= one.end


def _english(finding: Finding, alignment: Alignment, second: BackTranslation) -> Evidence | None:
    """The second engine's English of the sentences that the finding is about."""
    place = finding.translation
    if place is None:
        return None
    text = second.texts[place.block]
    told = second.renderings[place.block] if second.renderings else ()
    spans = [r for r in told if r.start < max(place.end, place.start + 1) and place.start < r.end]
    start = min((r.english_start for r in spans), default=0)
    end = max((r.english_end for r in spans), default=len(text))
    line = alignment.translation.blocks[place.block].line
    return Evidence(place.block, start, end, line, text[start:end])
