"""What doubt does to a finding: it is less sure, and what is not sure is not grave."""

from __future__ import annotations

from msgspec.structs import replace

from fidelity.model import DOUBTFUL, Finding, Layer, Severity


def is_shift(finding: Finding) -> bool:
    """Whether it is a shift of meaning that counts, and so only as sure as the English is."""
    return finding.layer is Layer.MEANING and finding.severity is not Severity.NEUTRAL


def held_down(severity: Severity, confidence: float, *, is_decided: bool) -> Severity:
    """The severity that a confidence allows."""
    is_grave = severity.weight > Severity.MINOR.weight
    doubtful = confidence < DOUBTFUL and not is_decided
    return Severity.MINOR if is_grave and doubtful else severity


def doubted(finding: Finding, share: float, *, is_decided: bool) -> Finding:
    """The finding with this share of its confidence left, and the severity that goes with it."""
    sure = round(finding.confidence * share, 2)
    severity = held_down(finding.severity, sure, is_decided=is_decided)
    return replace(finding, confidence=sure, severity=severity)
