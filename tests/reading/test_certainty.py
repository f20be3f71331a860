"""Hedges, hearsay, prediction and duty, and words that merely look like them."""

import pytest

from fidelity.reading.certainty import FAMILIES, cues, evidence
from fidelity.reading.words import words

HEARD: dict[str, dict[str, list[str]]] = {
    "He may come.": {"possible": ["may"]},
    "The letter of may 5 is here.": {},
    "Perhaps it might rain.": {"possible": ["Perhaps", "might"]},
    "It will probably rain.": {"likely": ["probably"], "future": ["will"]},
    "He’ll come, she'll go.": {"future": ["’ll", "'ll"]},
    "It is going to rain.": {"future": ["is going to"]},
    "He is going home.": {},
    "The money was allegedly stolen.": {"hearsay": ["allegedly"]},
    "According to police, he fled.": {"hearsay": ["According"]},
    "He said nothing.": {"hearsay": ["said"]},
    "She looks tired.": {"likely": ["looks tired"]},
    "She looks after him.": {},
    "There is no doubt.": {"certain": ["no doubt"]},
    "She certainly knows.": {"certain": ["certainly"]},
    "You must sign.": {"must": ["must"]},
    "He had to go.": {"must": ["had to"]},
    "He had two dogs.": {},
    "The tenant shall pay.": {"future": ["shall"], "must": ["shall"]},
    "The goodwill of Willa and Canute": {},
    "": {},
}


@pytest.mark.parametrize(("text", "expected"), HEARD.items(), ids=HEARD)
def test_words_of_each_kind_of_certainty_are_found(
    text: str, expected: dict[str, list[str]]
) -> None:
    found = {family: [cue.text for cue in cues(text, family)] for family in FAMILIES}
    assert {family: texts for family, texts in found.items() if texts} == expected


def test_a_cue_knows_where_it_stands() -> None:
    text = "Yes, it might."
    assert [(cue.start, cue.end) for cue in cues(text, "possible")] == [(8, 13)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The data suggest it.", [(2, 1)]),
        ("This indicated it.", [(1, 2)]),
        ("Tests showed it and proved it.", [(1, 3), (4, 4)]),
        ("Proof was established.", [(0, 4), (2, 4)]),
        ("He waved a signal, approving the showroom.", [(3, 2)]),
        ("He walked home.", []),
    ],
)
def test_verbs_of_evidence_are_ranked_from_suggest_to_prove(
    text: str, expected: list[tuple[int, int]]
) -> None:
    assert list(evidence(words(text))) == expected
