from __future__ import annotations

import pytest

from fidelity.reading.questions import asks_in_words, questions
from fidelity.reading.words import words


@pytest.mark.parametrize(
    ("text", "count"),
    [("Is it safe?", 1), ("It is safe (is it?).", 0), ("See a.example/?q=1 for more.", 0), ("Really?! Why?", 2)],
)  # fmt: skip
def test_questions_end_in_a_mark(text: str, count: int) -> None:
    assert questions(text) == count


@pytest.mark.parametrize(
    ("text", "asks"),
    [("Did the ferry sink", True), ("Who has paid", True), ("When the ferry sank", False), ("", False)],
)  # fmt: skip
def test_the_order_of_words_asks_too(text: str, asks: bool) -> None:
    assert asks_in_words(words(text)) is asks
