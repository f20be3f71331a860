from __future__ import annotations

import pytest

from fidelity.reading.holes import holes
from fidelity.reading.words import words


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("The of the village is closed.", ["The"]),
        ("They sold their, and the road to the.", ["their", "the"]),
        ("It is a which nobody knows", ["a"]),
        ("She wrote to the", ["the"]),
        ("The road to the village is closed.", []),
        ("She works for the WHO and serves the in-flight meal.", []),
        ("Take route a, then turn right.", []),
        ("This is closed, and his is open.", []),
    ],
)
def test_an_article_without_a_noun_is_a_hole(text: str, before: list[str]) -> None:
    said = words(text)
    assert [said[k].text for k in holes(text, said)] == before
