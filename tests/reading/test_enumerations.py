"""Lists of words, and where their items begin."""

import pytest

from fidelity.reading.sentence import sentence

LISTS: dict[str, list[list[str]]] = {
    "The farm sells milk, honey and cheese.": [["milk", "honey", "cheese"]],
    "It sells goat milk, dark honey, and cheese from Orsa.": [["milk", "dark honey", "cheese"]],
    "Riga or Vilnius": [["Riga", "Vilnius"]],
    "She came and went.": [["came", "went"]],
    "He sat in the boat, which was old, and slept.": [["old", "slept"]],
    "And so it goes.": [],
    "": [],
}


@pytest.mark.parametrize(("text", "expected"), LISTS.items())
def test_the_lists_of_a_sentence(text: str, expected: list[list[str]]) -> None:
    said = sentence(text)
    assert [
        [" ".join(said.words[k].text for k in item) for item in found.items]
        for found in said.enumerations
    ] == expected
