from __future__ import annotations

import pytest

from fidelity.reading.opposites import opposition
from fidelity.reading.words import words


@pytest.mark.parametrize(
    ("text", "least"),
    [("rises falls", 1.0), ("before after", 1.0), ("legal illegal", 0.9), ("happily unhappiness", 0.5)],
)  # fmt: skip
def test_opposites_are_weighed(text: str, least: float) -> None:
    one, other = words(text)
    assert opposition(one, other) >= least
    assert opposition(other, one) == opposition(one, other)


@pytest.mark.parametrize(
    "text", ["to into", "course discourse", "began started", "bridge bridges", "tree hammer"]
)
def test_other_words_are_no_opposites(text: str) -> None:
    assert opposition(*words(text)) == 0
