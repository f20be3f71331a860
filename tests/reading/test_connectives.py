"""Conditions, exceptions, concessions and reasons, and the small words that only look like them."""

import pytest

from fidelity.reading.connectives import Relation, connectives
from fidelity.reading.words import words

SAID: dict[str, list[tuple[Relation, str, bool]]] = {
    "Call if it rains, please.": [(Relation.CONDITION, "if it rains", False)],
    "Open only if it rains.": [(Relation.CONDITION, "only if it rains", True)],
    "It holds provided that all pay.": [(Relation.CONDITION, "provided that all pay", False)],
    "It holds unless it rains.": [(Relation.EXCEPTION, "unless it rains", False)],
    "Even if it rains, we go.": [(Relation.CONCESSION, "Even if it rains", False)],
    "We go despite the rain.": [(Relation.CONCESSION, "despite the rain", False)],
    "We stay because of the rain.": [(Relation.REASON, "because of the rain", False)],
    # no condition
    "He asked if it rained.": [],
    "It looked as if it rained.": [],
    "Stay there, if necessary.": [],
    "": [],
}


@pytest.mark.parametrize(("text", "expected"), SAID.items())
def test_the_connectives_of_a_sentence(
    text: str, expected: list[tuple[Relation, str, bool]]
) -> None:
    found = words(text)
    assert [
        (c.relation, text[found[c.first].start : found[c.clause_end].end], c.is_strict)
        for c in connectives(text, found)
    ] == expected
