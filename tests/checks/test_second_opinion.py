"""A shift that only one of two back-translations shows loses confidence; one in both keeps it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

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
LOOPS = "the plan the plan the plan the plan the plan the plan"


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
    english = made.alignment.back_translation
    assert english is not None
    both = replace(english, second=other.alignment.back_translation)
    alignment = replace(made.alignment, back_translation=both)
    return list(weigh(made.findings, other.findings, alignment, decided))


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
    assert weighed(APPROVED, LOOPS) == [alone]


def test_what_the_second_alone_shows_is_told_with_half_its_confidence() -> None:
    (alone,) = report(APPROVED).findings
    (doubted,) = weighed(REJECTED, APPROVED)
    assert doubted.second is not None
    assert doubted.second.english is not None
    assert doubted.second.english.quote == APPROVED
    assert doubted.second.says == "alone shows it"
    assert doubted.back_translation is not None
    assert doubted.back_translation.quote == REJECTED
    assert (doubted.id, doubted.severity) == (alone.id, Severity.MINOR)
    assert doubted.confidence == pytest.approx(alone.confidence / 2, abs=0.01)


def test_what_the_second_alone_shows_is_as_sure_as_before_where_the_first_has_no_say() -> None:
    (alone,) = report(APPROVED).findings
    sure = [f for f in weighed(LOOPS, APPROVED) if f.check == "flipped-negation"]
    assert [(f.confidence, f.severity) for f in sure] == [(alone.confidence, alone.severity)]


def test_other_words_of_a_sentence_with_a_fault_are_told_too() -> None:
    original = "The committee did not approve the plan, and Anna Kowal was pleased with that."
    first = "The committee did not approve the plan, and Anna Nowak was pleased with that."
    second = "The committee approved the plan, and Anna Kowal was pleased with that."
    found = weighed(first, second, original=original)
    said = {f.check: f.second.says for f in found if f.second}
    assert said == {"changed-name": "does not show it", "flipped-negation": "alone shows it"}


def test_words_that_the_first_finds_fault_with_are_not_told_twice() -> None:
    second = "The committee did not reject the plan of 40 houses, and the mayor was pleased."
    (alone,) = report(second).findings
    (told,) = weighed(APPROVED, second)
    assert (alone.check, told.check) == ("changed-opposite", "flipped-negation")


def beside_apertium(folder: Path, english: str) -> Report:
    """The report of the pair with this English, and with that of Apertium for a second opinion."""
    if shutil.which("apertium") is None:
        pytest.skip("the program apertium is not installed")
    for name, words in {"a.md": ORIGINAL, "a.es.md": SPANISH, "back.md": english}.items():
        (folder / name).write_text(words + "\n", encoding="utf-8")
    return check(
        folder / "a.md",
        folder / "a.es.md",
        back_translation=folder / "back.md",
        engine="file,apertium",
    )


def test_two_engines_are_asked_and_both_texts_are_shown(tmp_path: Path) -> None:
    made = beside_apertium(tmp_path, APPROVED)
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


def test_what_the_second_engine_alone_shows_is_in_the_reports(tmp_path: Path) -> None:
    made = beside_apertium(tmp_path, REJECTED)
    (finding,) = [f for f in made.findings if f.check == "flipped-negation"]
    assert finding.is_hint
    assert finding.second is not None
    assert finding.second.english is not None
    there = finding.second.english.quote
    assert "apertium alone shows it" in html.render(made)
    assert f"apertium alone shows it: {there}" in " ".join(text.render(made, width=300).split())
    values = json.loads(json_report.render(made))["findings"]
    (told,) = [value for value in values if value["check"] == "flipped-negation"]
    assert told["second_opinion"]["alone"] is True
    assert told["back_translation"]["quote"] == REJECTED


@pytest.mark.parametrize("engine", ["apertium,apertium", "argos,apertium,opus"])
def test_a_second_opinion_comes_from_one_other_engine(engine: str) -> None:
    with pytest.raises(UsageError, match="argos,apertium"):
        vetted(Settings(engine=engine))
