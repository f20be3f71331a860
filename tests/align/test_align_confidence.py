import pytest

from fidelity.align.confidence import confidence
from fidelity.align.match import Match
from fidelity.align.similarity import Similarity, View
from fidelity.reading.words import fold, prefixes

GATE = "The harbour master closed the northern gate after the storm broke two iron hinges."
GATE_TOO = "After the storm tore off two iron hinges, the harbour master shut the northern gate."
COPPER = "Copper wire conducts better than aluminium, which engineers learn in their first term."
PAIR, OMISSION, ADDITION = (
    Match((0, 1), (0, 1), 0.5),
    Match((0, 1), (0, 0), 0.0),
    Match((0, 0), (0, 1), 0.0),
)


def similarity(left: str, right: str, *, same_language: bool = True) -> Similarity:
    views = [View(prefixes(text), fold(text)) for text in (left, right)]
    return Similarity(views[:1], views[1:], same_language=same_language)


@pytest.mark.parametrize("same_language", [True, False])
def test_the_more_alike_the_surer(same_language: bool) -> None:
    sure = [
        confidence(pair, Match((0, 1), (0, 1), pair.pair(0, 0)))
        for other in (COPPER, GATE_TOO, GATE)
        for pair in [similarity(GATE, other, same_language=same_language)]
    ]
    assert sure == sorted(set(sure))


def test_one_with_one_is_surer_than_many_and_what_stayed_than_what_moved() -> None:
    ours, theirs = ("gate hinge storm", "harbour master"), ("gate hinge bolt", "harbour keeper")
    views = [[View(prefixes(text), fold(text)) for text in side] for side in (ours, theirs)]
    both = Similarity(views[0], views[1])
    alike = 0.5
    sure = [
        confidence(both, match)
        for match in (
            Match((0, 1), (0, 1), alike),
            Match((0, 1), (0, 1), alike, moved=True),
            Match((0, 2), (0, 2), alike, moved=True),
        )
    ]
    assert sure == sorted(sure, reverse=True)
    assert sure[0] > sure[1] > sure[2]


@pytest.mark.parametrize("match", [OMISSION, ADDITION])
@pytest.mark.parametrize(("same_language", "expected"), [(True, 0.95), (False, 0.6)])
def test_what_stands_alone_is_surer_when_both_texts_are_english(
    match: Match, same_language: bool, expected: float
) -> None:
    assert confidence(similarity(GATE, COPPER, same_language=same_language), match) == expected


@pytest.mark.parametrize("texts", [("", ""), (GATE, ""), ("", GATE), ("1", "1"), (GATE, GATE)])
def test_confidence_is_a_share_of_one(texts: tuple[str, str]) -> None:
    assert 0 < confidence(similarity(*texts), PAIR) < 1
