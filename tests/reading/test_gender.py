from __future__ import annotations

import pytest

from fidelity.reading.gender import nouns, pronouns
from fidelity.reading.words import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [("She's late, and he knows.", ["female", "male"]), ("Let him or her speak.", []), ("The heroine sings.", [])],
)  # fmt: skip
def test_pronouns_tell_a_gender(text: str, expected: list[str]) -> None:
    assert [found.gender.value for found in pronouns(words(text))] == expected


def test_nouns_and_titles_tell_a_gender_too() -> None:
    assert [gender.value for gender in nouns(words("Mrs Lund thanked the king's sons."))] == [
        "female", "male", "male",
    ]  # fmt: skip
