"""What becomes of findings on terms: how sure they are, and one for each term."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from fidelity.checks import run_checks
from fidelity.checks.repeated import apart, gathered
from fidelity.load import parse
from fidelity.model import (
    Alignment,
    Conventions,
    Finding,
    Glossary,
    Layer,
    Severity,
    Term,
    TermRule,
)
from fidelity.pipeline import align_pair
from fidelity.settings import Settings

NETWORK = Term("network", TermRule.MUST, ("Netzwerk",), "terms.csv:2", lang="de")
NOT_NETZ = Term("network", TermRule.MUST_NOT, ("Netz",), "terms.csv:3", lang="de")
ENGLISH = "The network is old.\n\nThe ferry is late.\n\nTwo networks are new.\n"
GERMAN = "Das Netz ist alt.\n\nDie Fähre ist verspätet.\n\nZwei Netze sind neu.\n"


def alignment(original: str, translation: str, *terms: Term, confidence: float = 1.0) -> Alignment:
    settings = Settings(layers=(Layer.LEXICAL,))
    found, _ = align_pair(
        parse(original, ".txt"), parse(translation, ".txt"), lang="de", settings=settings
    )
    beads = tuple(replace(bead, confidence=confidence) for bead in found.beads)
    conventions = Conventions(glossary=Glossary(terms, "0"))
    return replace(found, beads=beads, conventions=conventions)


def of_terms(found: Alignment) -> list[Finding]:
    return [f for f in run_checks(found, (Layer.LEXICAL,)) if f.check.endswith("-term")]


@pytest.mark.parametrize(("confidence", "sure"), [(1.0, 0.9), (0.7, 0.63), (0.59, None)])
def test_beads_that_may_be_wrong_prove_nothing(confidence: float, sure: float | None) -> None:
    found = of_terms(alignment("A network.", "Ein Netz.", NETWORK, confidence=confidence))
    assert [finding.confidence for finding in found] == ([] if sure is None else [sure])


def test_a_wording_that_is_forbidden_is_told_once() -> None:
    found = of_terms(alignment("A network.", "Ein Netz.", NETWORK, NOT_NETZ))
    assert [(finding.check, finding.suggestion) for finding in found] == [
        ("forbidden-term", "write Netzwerk, in the form that fits")
    ]


def test_what_a_glossary_notes_is_told() -> None:
    noted = replace(NETWORK, note="as in the handbook")
    (finding,) = of_terms(alignment("A network.", "Ein Netz.", noted))
    assert finding.suggestion == (
        "write Netzwerk, in the form that fits; the glossary notes: as in the handbook"
    )


def test_findings_on_one_term_are_gathered_and_can_be_taken_apart() -> None:
    found = run_checks(alignment(ENGLISH, GERMAN, NETWORK), (Layer.LEXICAL,))
    assert [finding.check for finding in found] == ["wrong-term", "wrong-term"]
    (one,) = gathered(found)
    assert [f.original.quote for f in (one, *one.folded) if f.original] == ["network", "networks"]
    assert tuple(apart([one])) == found
    assert gathered(apart([one])) == (one,)


def test_the_gravest_leads() -> None:
    weak, grave = run_checks(alignment(ENGLISH, GERMAN, NETWORK), (Layer.LEXICAL,))
    weak = replace(weak, severity=Severity.MINOR)
    (one,) = gathered([weak, grave])
    assert (one.id, [f.id for f in one.folded]) == (grave.id, [weak.id])


def test_a_hint_does_not_stand_behind_a_fault() -> None:
    hint, grave = run_checks(alignment(ENGLISH, GERMAN, NETWORK), (Layer.LEXICAL,))
    hint = replace(hint, severity=Severity.MINOR, confidence=0.45)
    assert gathered([hint, grave]) == (hint, grave)


def test_findings_of_other_checks_are_left_as_they_are() -> None:
    found = run_checks(alignment("It has 40 rooms.\n\nIt has 40 beds.", "Es hat 50 Zimmer.\n\nEs hat 50 Betten."), (Layer.LEXICAL,))  # fmt: skip
    assert len(found) == 2
    assert gathered(found) == found
