"""Who does what to whom, in active and passive, and the clauses that are left alone."""

import pytest

from fidelity.reading.sentence import sentence

DEEDS: dict[str, list[tuple[str, str, str]]] = {
    "The harbour sued the shipyard.": [("harbour", "sue", "shipyard")],
    "The mayor of Riga sued the old harbour of Split.": [("mayor", "sue", "harbour")],
    "The shipyard was quickly sued by the harbour.": [("harbour", "sue", "shipyard")],
    "The bridge has been bought by a company.": [("company", "buy", "bridge")],
    "In the end Anna forgave Boris.": [("Anna", "forgive", "Boris")],
    "He said that the police arrested the protesters.": [("police", "arrest", "protesters")],
    "On Friday the army attacked rebels.": [("army", "attack", "rebels")],
    "On the way to the harbour the ferry passed a mill.": [("ferry", "pass", "mill")],
    # nobody does anything to anybody, or it cannot be told who
    "The harbour was sued.": [],
    "She sued him.": [],
    "The minister met the ambassador.": [],
    "In Riga Anna thanked Boris.": [],
    "A car from Riga hit a bus.": [],
    "": [],
}


@pytest.mark.parametrize(("text", "expected"), DEEDS.items())
def test_the_parties_of_a_deed(text: str, expected: list[tuple[str, str, str]]) -> None:
    said = sentence(text)
    found = [(said.words[d.doer].text, d.lemma, said.words[d.done_to].text) for d in said.deeds]
    assert found == expected
