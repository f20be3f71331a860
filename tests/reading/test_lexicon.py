from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import fidelity
from fidelity.reading.lexicon import (
    are_opposites,
    are_synonyms,
    distance,
    entry,
    lemmas,
    parts_of_speech,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hot", "cold"), ("rose", "fell"), ("increases", "decreases"), ("happiness", "unhappiness"), ("women", "men")],
)  # fmt: skip
def test_opposites_are_known_in_any_form(one: str, other: str) -> None:
    assert are_opposites(one, other) == are_opposites(other, one) == 1


@pytest.mark.parametrize(("one", "other"), [("hideous", "beautiful"), ("quick", "slow")])
def test_a_shade_of_a_word_is_the_opposite_of_its_opposite_to_a_lesser_degree(
    one: str, other: str
) -> None:
    assert 0 < are_opposites(one, other) < 1


@pytest.mark.parametrize(
    ("one", "other"), [("town", "city"), ("hot", "warm"), ("rise", "rose"), ("xqzt", "cold")]
)
def test_words_that_are_no_opposites_are_not_called_so(one: str, other: str) -> None:
    assert are_opposites(one, other) == 0


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("went", "go"), ("children", "child"), ("cities", "city"), ("running", "run"), ("making", "make"), ("biggest", "big")],
)  # fmt: skip
def test_forms_lead_to_their_lemma(form: str, lemma: str) -> None:
    assert lemma in lemmas(form)


@pytest.mark.parametrize(
    ("one", "other", "steps"), [("begin", "start", 0), ("competition", "event", 1), ("city", "town", 2), ("city", "sodium", None)]
)  # fmt: skip
def test_distance_counts_steps_in_the_tree_of_senses(
    one: str, other: str, steps: int | None
) -> None:
    assert distance(one, other) == steps


def test_synonyms_share_a_sense_or_a_family() -> None:
    assert [are_synonyms("began", "started"), are_synonyms("decision", "decide"), are_synonyms("dog", "car")] == [
        True, True, False,
    ]  # fmt: skip


def test_the_commonest_part_of_speech_comes_first() -> None:
    assert [parts_of_speech("city"), parts_of_speech("walk")[0], parts_of_speech("zzxq")] == [
        "n",
        "v",
        "",
    ]


def test_nothing_is_known_of_what_is_no_word() -> None:
    assert [entry("zzxq"), entry("#n1"), entry("né"), entry("")] == [None] * 4


def test_the_file_is_opened_when_a_word_is_asked_for_and_in_no_time() -> None:
    code = (
        "import time; from fidelity.reading import lexicon as l; a = l._file.cache_info().currsize;"
        "t = time.process_time(); l.are_opposites('hot', 'cold'); print(a, time.process_time() - t)"
    )
    opened, seconds = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    assert opened == "0"
    assert float(seconds) < 0.06


def test_the_licence_lies_beside_the_words() -> None:
    folder = Path(fidelity.__file__).parent / "reading" / "wordnet"
    assert "Princeton" in (folder / "LICENSE").read_text(encoding="utf-8")
    assert (folder / "words.txt").stat().st_size < 4_000_000
