"""A shift that only one of two back-translations shows loses confidence; one in both keeps it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from fidelity import check
from fidelity.checks.second_opinion import weigh
from fidelity.errors import UsageError
from fidelity.load import parse
from fidelity.model import Finding, Report, Severity
from fidelity.pipeline import check_documents
from fidelity.report import html, text
from fidelity.report import json as json_report
from fidelity.settings import Settings
from fidelity.vetting import vetted

ORIGINAL = "The committee did not approve the plan of 40 houses, and the mayor was pleased."
SPANISH = "El comité aprobó el plan de 40 casas, y el alcalde estaba contento."
APPROVED = "The committee approved the plan of 40 houses, and the mayor was pleased."
REJECTED = "The committee did not approve the plan of 40 houses, and the mayor was pleased."


def report(english: str, original: str = ORIGINAL) -> Report:
    return check_documents(
        parse(original, ".txt"),
        parse(SPANISH, ".txt"),
        back_translation=parse(english, ".txt"),
        lang="es",
    )


def weighed(
    first: str, second: str, *, original: str = ORIGINAL, decided: tuple[str, ...] = ()
) -> list[Finding]:
    made, other = report(first, original), report(second, original)
    english = other.alignment.back_translation
    assert english is not None
    return list(weigh(made.findings, other.findings, made.alignment, english, decided))


def test_what_both_show_keeps_its_confidence_and_severity() -> None:
    (alone,) = report(APPROVED).findings
    (agreed,) = weighed(APPROVED, APPROVED)
    assert agreed.second is not None
    assert (agreed.confidence, agreed.severity) == (alone.confidence, alone.severity)
    assert (agreed.second.engine, agreed.second.agrees) == ("file", True)


def test_what_only_one_shows_loses_half_its_confidence_and_is_minor() -> None:
    (alone,) = report(APPROVED).findings
    (doubted,) = weighed(APPROVED, REJECTED)
    assert doubted.second is not None
    assert doubted.second.english is not None
    assert alone.severity.weight > Severity.MINOR.weight
    assert (doubted.id, doubted.severity, doubted.second.agrees) == (
        alone.id,
        Severity.MINOR,
        False,
    )
    assert doubted.confidence == pytest.approx(alone.confidence / 2, abs=0.01)
    assert doubted.second.english.quote == REJECTED


def test_a_severity_that_the_project_has_decided_on_stays() -> None:
    (alone,) = report(APPROVED).findings
    (doubted,) = weighed(APPROVED, REJECTED, decided=("flipped-negation",))
    assert doubted.severity is alone.severity


def test_each_finding_is_weighed_by_its_own_words() -> None:
    original = "The committee did not approve the plan, and Anna Kowal was pleased with that."
    first = "The committee approved the plan, and Anna Nowak was pleased with that."
    second = "The committee approved the plan, and Anna Kowal was pleased with that."
    found = weighed(first, second, original=original)
    opinions = {f.check: f.second.agrees for f in found if f.second}
    assert opinions == {"flipped-negation": True, "changed-name": False}


def test_a_second_engine_that_is_out_of_its_mind_has_no_say() -> None:
    (alone,) = report(APPROVED).findings
    assert weighed(APPROVED, "the plan the plan the plan the plan the plan the plan") == [alone]


def test_two_engines_are_asked_and_both_texts_are_shown(tmp_path: Path) -> None:
    if shutil.which("apertium") is None:
        pytest.skip("the program apertium is not installed")
    for name, words in {"a.md": ORIGINAL, "a.es.md": SPANISH, "back.md": APPROVED}.items():
        (tmp_path / name).write_text(words + "\n", encoding="utf-8")
    made = check(
        tmp_path / "a.md",
        tmp_path / "a.es.md",
        back_translation=tmp_path / "back.md",
        engine="file,apertium",
    )
    (finding,) = made.findings
    assert finding.second is not None
    assert finding.second.english is not None
    there = finding.second.english.quote
    assert (finding.second.engine, finding.second.agrees) == ("apertium", True)
    assert f"apertium agrees: {there}" in " ".join(text.render(made, width=300).split())
    assert there in html.render(made)
    values = json.loads(json_report.render(made))
    assert values["engine"]["second"]["name"] == "apertium"
    assert values["blocks"]["translation"][0]["second_opinion"] == there
    assert values["findings"][0]["second_opinion"]["agrees"] is True
    assert "&apertium/spa-eng/" in made.signature


@pytest.mark.parametrize("engine", ["apertium,apertium", "argos,apertium,opus"])
def test_a_second_opinion_comes_from_one_other_engine(engine: str) -> None:
    with pytest.raises(UsageError, match="argos,apertium"):
        vetted(Settings(engine=engine))
