import pytest

from fidelity.align.confidence import confidence, weighed
from fidelity.align.match import Match
from fidelity.align.similarity import Similarity, View
from fidelity.reading.words import beginnings, fold, prefixes

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


ISLAND = (
    "In 1911 the keeper Oskar Brandt wrote his last letter home.",
    "The boats came back with less and less to sell.",
    "In 1930 the school closed and Marta Lind left for Bergen.",
)
INSEL = (
    "1911 schrieb der Wächter Oskar Brandt seinen letzten Brief nach Hause.",
    "Die Boote kamen mit immer weniger Ware zurück.",
    "1930 schloss die Schule, und Marta Lind ging nach Bergen.",
)
UNTOLD = (
    "Der Wächter schrieb seinen letzten Brief nach Hause, und niemand las ihn.",
    INSEL[1],
    "Die Schule schloss im Herbst, und die Lehrerin ging in die Stadt.",
)


def between_languages(*translation: str, kind: str = "text") -> list[float]:
    """How sure the beads of the island's paragraphs are, each with the one in its place."""
    ours, theirs = (
        [View(beginnings(text), fold(text), kind) for text in side]
        for side in (ISLAND, translation)
    )
    both = Similarity(ours, theirs, same_language=False)
    matches = [Match((k, k + 1), (k, k + 1), both.pair(k, k)) for k in range(len(translation))]
    matches += [Match((k, k + 1), (0, 0), 0.0) for k in range(len(translation), len(ISLAND))]
    return [sure for _, sure in weighed(both, matches)]


def test_what_only_stands_in_its_place_is_doubtful_and_less_so_between_sure_neighbours() -> None:
    first, between, last = between_languages(*INSEL)
    alone = between_languages(*UNTOLD)
    assert min(first, last) > 0.9
    assert 0.5 <= alone[1] < between < 0.8
    assert max(alone) < 0.8


def test_a_place_says_less_where_the_lengths_do_not_fit() -> None:
    fitting = between_languages(*INSEL)[1]
    short = between_languages(INSEL[0], "Boote.", INSEL[2])[1]
    assert short < fitting


def test_a_kind_of_which_both_sides_have_as_many_tells_a_bead() -> None:
    assert min(between_languages(*UNTOLD, kind="heading")) > 0.9
    assert max(between_languages(*UNTOLD, kind="list-item")) < 0.8
    assert max(between_languages(*UNTOLD[:2], kind="heading")) < 0.8


def test_which_block_is_missing_is_the_surer_the_surer_its_neighbours() -> None:
    assert between_languages(*INSEL[:2])[2] < between_languages(*ISLAND[:2])[2] <= 0.6
