import pytest

from fidelity.align.rarity import Rarity
from fidelity.align.sentences import align_sentences, foreign_sentences
from fidelity.model import (
    BackTranslation,
    Block,
    BlockKind,
    Document,
    EngineInfo,
    Rendering,
    Segment,
)
from fidelity.segment import segments

GATE = "The harbour master closed the northern gate after the storm."
GATE_TOO = "After the storm the harbour master shut the northern gate."
BREAD = "Warm bread stood in the bakery window by six."
BREAD_TOO = "By six there was warm bread in the window of the bakery."
OSKAR = "A carpenter named Oskar offered to mend the roof for a decent supper."
OSKAR_TOO = "Oskar, a carpenter, offered to mend the roof in exchange for a decent supper."
BOTH = "By six there was warm bread in the bakery window, and Oskar, a carpenter, offered to mend the roof for supper."


def pairs(original: str, english: str) -> list[tuple[list[tuple[int, int]], list[tuple[int, int]]]]:
    """The spans of the sentences of each pair."""
    ours, theirs = segments(original, 0, "en"), segments(english, 0, "en")
    found = align_sentences(ours, theirs, dict.fromkeys(theirs, ()), Rarity())
    return [
        (
            [(segment.start, segment.end) for segment in pair.original],
            [(segment.start, segment.end) for segment in pair.back_translation],
        )
        for pair in found
    ]


def spans(*sentences: str) -> list[tuple[int, int]]:
    """Where each sentence stands when they are joined by spaces."""
    ends = [sum(map(len, sentences[: n + 1])) + n for n in range(len(sentences))]
    return [(end - len(sentence), end) for end, sentence in zip(ends, sentences, strict=True)]


@pytest.mark.parametrize(
    ("original", "english", "expected"),
    [
        ([], [], []),
        ([GATE], [], [([0], [])]),
        ([], [GATE], [([], [0])]),
        ([GATE], [GATE_TOO], [([0], [0])]),
        ([GATE, BREAD], [GATE_TOO, BREAD_TOO], [([0], [0]), ([1], [1])]),
        # omitted
        ([GATE, BREAD, OSKAR], [BREAD_TOO, OSKAR_TOO], [([0], []), ([1], [0]), ([2], [1])]),
        ([GATE, BREAD, OSKAR], [GATE_TOO, OSKAR_TOO], [([0], [0]), ([1], []), ([2], [1])]),
        ([GATE, BREAD, OSKAR], [GATE_TOO, BREAD_TOO], [([0], [0]), ([1], [1]), ([2], [])]),
        # added
        ([BREAD, OSKAR], [GATE_TOO, BREAD_TOO, OSKAR_TOO], [([], [0]), ([0], [1]), ([1], [2])]),
        ([GATE, OSKAR], [GATE_TOO, BREAD_TOO, OSKAR_TOO], [([0], [0]), ([], [1]), ([1], [2])]),
        # joined and split
        ([GATE, BREAD, OSKAR], [GATE_TOO, BOTH], [([0], [0]), ([1, 2], [1])]),
        ([GATE, BOTH], [GATE_TOO, BREAD_TOO, OSKAR_TOO], [([0], [0]), ([1], [1, 2])]),
    ],
)
def test_sentences_pair_with_their_like_and_keep_their_spans(
    original: list[str], english: list[str], expected: list[tuple[list[int], list[int]]]
) -> None:
    ours, theirs = spans(*original), spans(*english)
    assert pairs(" ".join(original), " ".join(english)) == [
        ([ours[i] for i in left], [theirs[j] for j in right]) for left, right in expected
    ]


def test_a_sentence_that_moved_inside_its_paragraph_is_paired() -> None:
    found = pairs(f"{GATE} {BREAD} {OSKAR}", f"{OSKAR_TOO} {GATE_TOO} {BREAD_TOO}")
    there = spans(OSKAR_TOO, GATE_TOO, BREAD_TOO)
    assert found == [
        ([ours], [theirs])
        for ours, theirs in zip(
            spans(GATE, BREAD, OSKAR), [there[1], there[2], there[0]], strict=True
        )
    ]


def foreign(text: str, english: str, *told: Rendering) -> dict[str, tuple[str, ...]]:
    document = Document("de.txt", (Block(BlockKind.PARAGRAPH, text, 1),), lang="de")
    engine = EngineInfo("by hand", "1", "by hand/1")
    found = foreign_sentences(document, BackTranslation(engine, (english,), (told,)))
    return {segment.text: tuple(one.text for one in behind) for segment, behind in found.items()}


@pytest.mark.parametrize(
    ("text", "english", "expected"),
    [
        ("", "", {}),
        (
            "Das Tor ist zu. Der Sturm kam.",
            "The gate is shut. The storm came.",
            {"The gate is shut.": ("Das Tor ist zu.",), "The storm came.": ("Der Sturm kam.",)},
        ),
        (
            "Das Tor ist zu, denn der Sturm kam.",
            "The gate is shut. The storm came.",
            {
                "The gate is shut.": ("Das Tor ist zu, denn der Sturm kam.",),
                "The storm came.": ("Das Tor ist zu, denn der Sturm kam.",),
            },
        ),
    ],
)
def test_behind_each_english_sentence_stands_its_own_or_the_whole_block(
    text: str, english: str, expected: dict[str, tuple[str, ...]]
) -> None:
    assert foreign(text, english) == expected


def test_an_engine_that_tells_which_sentence_became_which_is_believed() -> None:
    text, english = "Das Tor ist zu, der Sturm kam. Ja.", "The gate is shut. The storm came. Yes."
    told = (Rendering(0, 30, 0, 33), Rendering(31, 34, 34, 38))
    assert foreign(text, english, *told) == {
        "The gate is shut.": ("Das Tor ist zu, der Sturm kam.",),
        "The storm came.": ("Das Tor ist zu, der Sturm kam.",),
        "Yes.": ("Ja.",),
    }


def test_a_pair_names_each_sentence_of_the_translation_behind_it_once() -> None:
    ours = segments(BOTH, 0, "en")
    theirs = segments(f"{BREAD_TOO} {OSKAR_TOO}", 3, "en")
    whole = Segment(3, 0, 9, "Ein Satz.")
    (pair,) = align_sentences(ours, theirs, dict.fromkeys(theirs, (whole,)), Rarity())
    assert (pair.original, pair.back_translation, pair.translation) == (ours, theirs, (whole,))
