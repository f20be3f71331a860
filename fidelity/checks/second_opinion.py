"""What a second engine says of findings: an engine's own slip shows in one back-translation alone.

Two engines that must agree report half as many false shifts, and hardly fewer true ones.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from fidelity.checks.doubt import doubted, is_shift
from fidelity.model import (
    Alignment,
    BackTranslation,
    Evidence,
    Finding,
    Layer,
    SecondOpinion,
)

_ALONE = 0.5
"""What is left of the confidence in a shift that only one of two engines shows."""


def weigh(
    findings: Sequence[Finding],
    others: Sequence[Finding],
    alignment: Alignment,
    decided: Collection[str] = (),
) -> tuple[Finding, ...]:
    """The findings, each shift of meaning with what the second engine says of it, and behind them
    the shifts that it alone shows; `others` are what the same checks find in its back-translation.

    A shift that one engine does not show loses confidence, and with it the severity that needs
    confidence, unless the project has `decided` on that of the check. An engine whose English
    cannot be relied on in a place has no say there.
    """
    first = alignment.back_translation
    second = first.second if first else None
    if first is None or second is None:
        return tuple(findings)
    weighed = (
        _weighed(finding, others, alignment, second, is_decided=finding.check in decided)
        if is_shift(finding) and _has_a_say(second, finding)
        else finding
        for finding in findings
    )
    told = [finding for finding in findings if finding.layer is not Layer.STRUCTURAL]
    alone = (
        _alone(other, alignment, first, second, is_decided=other.check in decided)
        for other in others
        if is_shift(other) and not any(_is_told_by(finding, other) for finding in told)
    )
    return *weighed, *alone


def _has_a_say(english: BackTranslation, finding: Finding) -> bool:
    """Whether the English can be relied on in the place of a finding."""
    place = finding.translation
    return not (place and english.unreliable and english.unreliable[place.block])


def _is_told_by(finding: Finding, other: Finding) -> bool:
    """Whether it says the same, or is about the same words of the original, whatever it says."""
    return (
        finding.id == other.id
        or _is_same(finding, other)
        or _touch(finding.original, other.original)
    )


def _alone(
    finding: Finding,
    alignment: Alignment,
    first: BackTranslation,
    second: BackTranslation,
    *,
    is_decided: bool,
) -> Finding:
    """A shift that the second engine alone shows, beside the first one's English of that place."""
    opinion = SecondOpinion(
        second.engine.name, agrees=True, english=_english(finding, alignment, second), is_alone=True
    )
    if _has_a_say(first, finding):
        finding = doubted(finding, _ALONE, is_decided=is_decided)
    return replace(finding, second=opinion, back_translation=_english(finding, alignment, first))


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
    return _touch(one.translation, other.translation)


def _touch(one: Evidence | None, other: Evidence | None) -> bool:
    if one is None or other is None:
        return False
    return one.block == other.block and one.start <= other.end and other.start <= one.end


def _english(finding: Finding, alignment: Alignment, made: BackTranslation) -> Evidence | None:
    """An engine's English of the sentences that the finding is about."""
    place = finding.translation
    if place is None:
        return None
    text = made.texts[place.block]
    told = made.renderings[place.block] if made.renderings else ()
    spans = [r for r in told if r.start < max(place.end, place.start + 1) and place.start < r.end]
    start = min((r.english_start for r in spans), default=0)
    end = max((r.english_end for r in spans), default=len(text))
    line = alignment.translation.blocks[place.block].line
    return Evidence(place.block, start, end, line, text[start:end])
