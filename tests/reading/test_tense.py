from __future__ import annotations

import pytest

from fidelity.reading.tense import verbs
from fidelity.reading.words import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge has been closed.", [("close", "perfect")]),
        ("The bridge will certainly not be safe.", [("be", "future")]),
        ("They are going to sell it.", [("sell", "future")]),
        ("She did not know of the letter.", [("know", "past")]),
        ("He sang and the crowd was silent.", [("sing", "past"), ("be", "past")]),
        ("The taken hostages must leave.", []),
    ],
)
def test_verbs_tell_their_tense(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(verb.lemma, verb.tense.value) for verb in verbs(words(text))] == expected
