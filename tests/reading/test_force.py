"""Words that name one thing with more or less force."""

import pytest

from fidelity.reading.force import forces
from fidelity.reading.words import words


def places(word: str) -> dict[int, int]:
    """The scales of a word, and its rank on each."""
    return {force.scale: force.rank for force in forces(words(word))}


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("said", "warned"),
        ("warned", "condemned"),
        ("big", "huge"),
        ("problem", "crisis"),
        ("leader", "dictator"),
        ("government", "regime"),
        ("killing", "massacre"),
        ("rose", "soared"),
        ("fell", "plunged"),
        ("activist", "terrorist"),
        ("took", "stole"),
    ],
)
def test_a_stronger_word_ranks_above_a_weaker_one_of_its_scale(weaker: str, stronger: str) -> None:
    low, high = places(weaker), places(stronger)
    assert {low[scale] < high[scale] for scale in low.keys() & high.keys()} == {True}


@pytest.mark.parametrize(
    ("one", "other"),
    [("said", "states"), ("huge", "enormous"), ("dictators", "tyrant"), ("cuts", "reduced")],
)
def test_words_of_one_force_rank_alike_in_every_form(one: str, other: str) -> None:
    mine, theirs = places(one), places(other)
    assert mine.items() & theirs.items()


def test_a_force_knows_which_word_of_the_sentence_it_is() -> None:
    found = words("The unlisted dictator slept.")
    assert {found[force.word].text for force in forces(found)} == {"dictator"}


@pytest.mark.parametrize("text", ["table", "the of and", "5 June", "", "a bigot"])
def test_words_on_no_scale_have_no_force(text: str) -> None:
    assert forces(words(text)) == ()
