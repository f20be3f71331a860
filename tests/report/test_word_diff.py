"""The words that differ between a sentence and its counterpart, as phrases."""

from __future__ import annotations

import pytest

from fidelity.model import Segment, SegmentPair
from fidelity.report.word_diff import differences


def pair(original: tuple[Segment, ...], english: tuple[Segment, ...]) -> SegmentPair:
    return SegmentPair(original, english, (), similarity=0.5)


def sentence(text: str, block: int = 0, start: int = 0) -> Segment:
    return Segment(block, start, start + len(text), text)


def marked(original: str, english: str) -> tuple[list[str], ...]:
    return tuple(
        [text[phrase.start : phrase.end] + "~" * phrase.moved for phrase in phrases]
        for text, phrases in zip(
            (original, english),
            differences(pair((sentence(original),), (sentence(english),))),
            strict=True,
        )
    )


@pytest.mark.parametrize(
    ("original", "english", "found"),
    [
        ("The boat left.", "The boat left.", ([], [])),
        ("The boat left early.", "The boat left late.", (["early"], ["late"])),
        ("The boat left.", "The old boat left.", ([], ["old"])),
        ("We saw it, then slept.", "We saw it.", (["then slept"], [])),
        ("She may have known it.", "She knew it.", (["may have known"], ["knew"])),
    ],
)
def test_the_words_without_an_equal_are_marked(
    original: str, english: str, found: tuple[list[str], list[str]]
) -> None:
    assert marked(original, english) == found


@pytest.mark.parametrize(
    ("original", "english"),
    [
        ("“Tea,” he said – twice.", '"Tea", he said - twice'),
        ("The Café in Łódź opened.", "the cafe in Lodz opened"),
        ("A boat left the harbour.", "The boat left a harbour."),
    ],
)
def test_spelling_punctuation_and_articles_are_no_difference(original: str, english: str) -> None:
    assert marked(original, english) == ([], [])


@pytest.mark.parametrize(
    ("original", "english", "found"),
    [
        (
            "Yesterday the boat left the old harbour.",
            "The boat left the old harbour yesterday.",
            (["Yesterday~"], ["yesterday~"]),
        ),
        (
            "In spite of the storm, nobody slept on board.",
            "Nobody slept on board in spite of the storm.",
            (["nobody slept on board~"], ["Nobody slept on board~"]),
        ),
        # what differs beside it stays told apart
        (
            "Under heavy rain the crew sang.",
            "The crew sang songs under heavy hail.",
            (["Under heavy~", "rain"], ["songs", "under heavy~", "hail"]),
        ),
        # words of no matter go anywhere
        ("It is so.", "So it is.", (["so"], ["So"])),
        # what is gone has not moved
        ("Sleet and sleet, then hail.", "Then hail.", (["Sleet and sleet"], [])),
    ],
)
def test_what_stands_elsewhere_has_moved(
    original: str, english: str, found: tuple[list[str], list[str]]
) -> None:
    assert marked(original, english) == found


def test_one_equal_word_between_two_that_differ_belongs_to_their_phrase() -> None:
    assert marked("We took the long narrow road home.", "We took this wide narrow path home.") == (
        ["the long narrow road"],
        ["this wide narrow path"],
    )


def test_two_equal_words_between_two_that_differ_stay_unmarked() -> None:
    assert marked("Old ships sail slowly here.", "New ships sail swiftly here.") == (
        ["Old", "slowly"],
        ["New", "swiftly"],
    )


def test_an_equal_word_at_the_edge_stays_unmarked() -> None:
    assert marked("Ships sail slowly.", "Ships cross swiftly.") == (
        ["sail slowly"],
        ["cross swiftly"],
    )


def test_a_word_is_only_drawn_in_where_its_own_side_differs_around_it() -> None:
    assert marked("We built new roads quickly.", "We built roads.") == (["new roads quickly"], [])


def test_a_sentence_without_a_counterpart_is_marked_whole() -> None:
    ours, theirs = differences(pair((sentence("Nobody came home."),), ()))
    assert [(phrase.start, phrase.end) for phrase in ours] == [(0, 16)]
    assert theirs == ()


def test_a_phrase_ends_where_its_block_ends() -> None:
    ours, _ = differences(
        pair((sentence("It rained.", 3, 20), sentence("We slept.", 4)), (sentence("Snow fell."),))
    )
    assert [(phrase.place.block, phrase.start, phrase.end) for phrase in ours] == [
        (3, 20, 29),
        (4, 0, 8),
    ]


def test_an_equal_word_that_begins_a_block_is_not_drawn_in() -> None:
    original = (sentence("Birds fly.", 0), sentence("Sing loudly.", 1))
    ours, _ = differences(pair(original, (sentence("Sing"),)))
    assert [(phrase.place.block, phrase.start, phrase.end) for phrase in ours] == [
        (0, 0, 9),
        (1, 5, 11),
    ]
