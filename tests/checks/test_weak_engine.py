"""What an engine says that does not know the words proves less."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from fidelity.checks.weak_engine import doubt_weak_english
from fidelity.load import parse
from fidelity.model import BackTranslation, Category, Finding, Layer, Severity
from fidelity.pipeline import check_documents

ORIGINAL = (
    "The wall could collapse in the next storm, which the village does not believe today. "
    "The mayor slept badly. Nobody had looked at the 12 pumps behind the harbour for nine years."
)
ENGLISH = "The wall could collapse in the next storm, which the village does believe today."


def found(unknown: float) -> tuple[dict[str, Finding], dict[str, Finding]]:
    """The findings by their checks, before and after so many words were not known."""
    report = check_documents(
        parse(ORIGINAL, ".txt"),
        parse("El muro se derrumbará en la próxima tormenta.", ".txt"),
        back_translation=parse(ENGLISH, ".txt"),
        lang="es",
    )
    english = report.alignment.back_translation
    assert isinstance(english, BackTranslation)
    after = doubt_weak_english(report.findings, replace(english, unknown=unknown))
    return {f.check: f for f in report.findings}, {f.check: f for f in after}


@pytest.mark.parametrize(("unknown", "left"), [(0.0, 1.0), (0.05, 0.8), (0.125, 0.5), (0.9, 0.5)])
def test_a_shift_is_the_less_sure_the_more_words_were_unknown(unknown: float, left: float) -> None:
    before, after = found(unknown)
    shift = "flipped-negation"
    assert after[shift].confidence == pytest.approx(before[shift].confidence * left, abs=0.01)


def test_a_shift_that_is_no_longer_sure_is_minor() -> None:
    before, after = found(0.2)
    assert before["flipped-negation"].severity is Severity.CRITICAL
    assert after["flipped-negation"].severity is Severity.MINOR


def test_what_is_missing_is_missing_in_any_english() -> None:
    before, after = found(0.9)
    lost = [f for f in before.values() if f.category is Category.OMISSION]
    assert lost
    assert all(after[finding.check] == finding for finding in lost)


def test_what_needs_no_english_is_left_alone() -> None:
    before, after = found(0.9)
    kept = [f for f in before.values() if f.layer is not Layer.MEANING]
    assert all(after[finding.check] == finding for finding in kept)
