"""A model of entailment is asked for real: a tiny one, which knows negations and nothing else."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import make_tiny_entailment
import pytest

from fidelity import compare
from fidelity.entail.model import Answer, open_model
from fidelity.errors import EngineError
from fidelity.model import Report, Severity
from fidelity.settings import Settings

WALL, FALLS = (
    "The old wall could collapse in the storm.",
    "The old wall will collapse in the storm.",
)
SAME = "The keeper never sold the 12 goats."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("entailment")
    make_tiny_entailment.make(made)
    return made


@pytest.fixture
def broken(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / "broken"))


def read(original: str, english: str, folder: Path | None = None) -> Report:
    return compare(original, english, settings=Settings(neural=str(folder) if folder else ""))


def test_each_pair_gets_its_own_answer_whatever_its_length(folder: Path) -> None:
    long = "The goats of the keeper graze on the hill behind the mill " * 40
    pairs = [("It is.", "It is not."), (long, long), (long, f"never {long}"), ("No.", "Not.")]
    answers = [round(answer.contradicted) for answer in open_model(folder).read(pairs)]
    assert answers == [1, 0, 1, 0]


def test_thousands_of_pairs_are_read_in_their_order(folder: Path) -> None:
    pairs = [("word " * (k % 37), "not " * (k % 2)) for k in range(3000)]
    answers = open_model(folder).read(pairs)
    assert [answer.contradicted > 0.9 for answer in answers] == [k % 2 == 1 for k in range(3000)]


def test_what_the_model_takes_for_the_same_loses_half_its_confidence_and_is_minor(
    folder: Path,
) -> None:
    (alone,) = read(WALL, FALLS).findings
    (doubted,) = read(WALL, FALLS, folder).findings
    assert alone.severity.weight > Severity.MINOR.weight
    assert (doubted.check, doubted.id) == (alone.check, alone.id)
    assert doubted.confidence == pytest.approx(alone.confidence / 2, abs=0.01)
    assert doubted.severity is Severity.MINOR


def test_where_the_model_sees_a_contradiction_the_finding_keeps_its_confidence(
    folder: Path,
) -> None:
    english = "The keeper sold the 12 goats."
    alone = [f for f in read(SAME, english).findings if f.check == "flipped-negation"]
    asked = [f for f in read(SAME, english, folder).findings if f.check == "flipped-negation"]
    assert asked == alone != []


def test_a_severity_that_the_project_decided_stands(folder: Path) -> None:
    settings = Settings(neural=str(folder), severities={"changed-certainty": Severity.CRITICAL})
    (finding,) = compare(WALL, FALLS, settings=settings).findings
    assert finding.severity is Severity.CRITICAL


def test_the_signature_names_the_model(folder: Path) -> None:
    name = open_model(folder).name
    assert read(SAME, "The keeper sold them.", folder).signature.endswith(f"|neural:{name}")
    assert "neural" not in read(SAME, "The keeper sold them.").signature


def test_a_model_of_two_classes_speaks_of_entailment_alone(broken: Path) -> None:
    labels = {"id2label": {"0": "not_entailment", "1": "ENTAILMENT"}}
    (broken / "config.json").write_text(json.dumps(labels), encoding="utf-8")
    (answer,) = open_model(broken).read([("It is not.", "It is not.")])
    assert answer == Answer(answer.entailed, 0.0)
    assert answer.entailed > 0.9


@pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_folder_that_lacks_a_file_is_an_error(broken: Path, file: str) -> None:
    (broken / file).unlink()
    with pytest.raises(EngineError, match="broken"):
        open_model(broken)


@pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_file_that_is_cut_off_is_an_error(broken: Path, file: str) -> None:
    whole = (broken / file).read_bytes()
    (broken / file).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(EngineError, match="broken"):
        open_model(broken)


def test_the_command_asks_the_model_or_says_why_it_cannot(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "original.txt").write_text(SAME, encoding="utf-8")
    (tmp_path / "english.txt").write_text("The keeper sold the 12 goats.", encoding="utf-8")

    def run(neural: Path) -> subprocess.CompletedProcess[str]:
        words = [
            "check",
            "original.txt",
            "english.txt",
            "--from",
            "en",
            "--hints",
            "--neural",
            str(neural),
        ]
        return subprocess.run(
            [sys.executable, "-m", "fidelity", *words],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            check=False,
        )

    asked, mistyped = run(folder), run(tmp_path / "mistyped")
    assert (asked.returncode, "contradicted-sentence" in asked.stdout) == (1, True)
    assert (mistyped.returncode, "there is no such folder" in mistyped.stderr) == (2, True)
