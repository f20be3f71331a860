"""What a model of entailment says of findings: where each sentence surely follows from the other, a
shift of meaning between them is less likely.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from fidelity.checks.doubt import doubted, is_shift
from fidelity.model import Alignment, Evidence, Finding, SegmentPair

_SURE, _LEFT = 0.9, 0.5
"""From this likelihood on the model speaks against a shift, and what is left of the confidence."""


def doubt_entailed(
    findings: Iterable[Finding], alignment: Alignment, decided: Collection[str] = ()
) -> tuple[Finding, ...]:
    """The findings; shifts between sentences that the model takes for the same lose confidence, and
    the severity that needs it, unless the project has `decided` on that of the check.
    """
    same = [
        pair
        for bead in alignment.beads
        for pair in bead.pairs
        if pair.entailment and pair.entailment.entailed >= _SURE
    ]
    if not same:
        return tuple(findings)
    return tuple(
        doubted(finding, _LEFT, is_decided=finding.check in decided)
        if is_shift(finding) and any(_lies_in(finding, pair) for pair in same)
        else finding
        for finding in findings
    )


def _lies_in(finding: Finding, pair: SegmentPair) -> bool:
    return _touches(finding.original, pair, is_original=True) or (
        finding.original is None and _touches(finding.back_translation, pair, is_original=False)
    )


def _touches(place: Evidence | None, pair: SegmentPair, *, is_original: bool) -> bool:
    segments = pair.original if is_original else pair.back_translation
    return place is not None and any(
        segment.block == place.block and segment.start <= place.start < segment.end
        for segment in segments
    )
