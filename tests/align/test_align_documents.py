import os
import random
import subprocess
import sys

import pytest

from fidelity.align import align_documents
from fidelity.model import BackTranslation, Bead, Block, BlockKind, Document, EngineInfo

ENGINE = EngineInfo("recorded", "none", "recorded")
RIVER = "The river rose again in the night."


def document(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    return Document("page.md", tuple(Block(kind, text, 1) for text in texts), lang="de")


def beads(original: Document, translation: Document, english: list[str] | None) -> tuple[Bead, ...]:
    back = None if english is None else BackTranslation(ENGINE, tuple(english))
    return align_documents(original, translation, back).beads


def test_an_alignment_names_what_it_was_made_of() -> None:
    original, translation = document("Rain."), document("Regen.")
    back = BackTranslation(ENGINE, ("Rain.",))
    made = align_documents(original, translation, back)
    assert (made.original, made.translation, made.back_translation) == (original, translation, back)


def test_sentences_pair_inside_their_bead() -> None:
    (bead,) = beads(
        document("The gate was shut. Bread stood in the window. Oskar came for supper."),
        document("Das Tor war zu. Oskar kam zum Abendessen."),
        ["The gate was closed. Oskar came to supper."],
    )
    texts = [
        tuple(
            [segment.text for segment in side]
            for side in (pair.original, pair.back_translation, pair.translation)
        )
        for pair in bead.pairs
    ]
    assert (bead.original, bead.translation, bead.moved) == ((0,), (0,), False)
    assert texts == [
        (["The gate was shut."], ["The gate was closed."], ["Das Tor war zu."]),
        (["Bread stood in the window."], [], []),
        (["Oskar came for supper."], ["Oskar came to supper."], ["Oskar kam zum Abendessen."]),
    ]


@pytest.mark.parametrize(
    ("original", "translation", "english", "expected"),
    [
        # not back-translated: no sentences
        (document(RIVER), document("Der Fluss stieg."), None, [()]),
        # code is not read
        (
            document("tide --north", kind=BlockKind.CODE),
            document("tide --north", kind=BlockKind.CODE),
            ["tide --north"],
            [()],
        ),
        # what stands alone keeps its sentences
        (document("It rained. It froze."), document(), [], [(("It rained.",), ("It froze.",))]),
    ],
)
def test_sentences_are_of_back_translated_prose(
    original: Document,
    translation: Document,
    english: list[str] | None,
    expected: list[tuple[tuple[str, ...], ...]],
) -> None:
    assert [
        tuple(tuple(segment.text for segment in pair.original) for pair in bead.pairs)
        for bead in beads(original, translation, english)
    ] == expected


WORDS = ["ferry", "gate", "bread", "Oskar", "1874", "piers", "rain", "lantern", "market", "ice"]
WORDS += ["salt", "roof", "winter", "supper", "hill", "boats", "copper", "letters", "12", "school"]


def prose(dice: random.Random) -> str:
    return " ".join(
        " ".join(dice.choices(WORDS, k=dice.randint(1, 9))).capitalize() + dice.choice(".!?")
        for _ in range(dice.randrange(6))
    )


def page(dice: random.Random, texts: list[str]) -> Document:
    kinds = [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CODE]
    blocks = (Block(dice.choices(kinds, [6, 2, 2, 1])[0], text, 1) for text in texts)
    return Document("page.md", tuple(blocks), lang="de")


def faults(original: Document, translation: Document, english: list[str]) -> list[str]:
    found = beads(original, translation, english)
    pairs = [(bead, pair) for bead in found for pair in bead.pairs]
    in_place = [n for bead in found if bead.original and not bead.moved for n in bead.translation]
    rules = {
        "each block of the original is in one bead, in order": (
            [n for bead in found for n in bead.original] == [*range(len(original.blocks))]
        ),
        "each block of the translation is in one bead": (
            sorted(n for bead in found for n in bead.translation) == [*range(len(english))]
        ),
        "what has not moved is in order": in_place == sorted(in_place),
        "confidences are shares": all(0 < bead.confidence < 1 for bead in found),
        "sentences stand in the text where they say": all(
            text[segment.start : segment.end] == segment.text
            for _, pair in pairs
            for side, texts in (
                (pair.original, [block.text for block in original.blocks]),
                (pair.back_translation, english),
                (pair.translation, [block.text for block in translation.blocks]),
            )
            for segment in side
            for text in [texts[segment.block]]
        ),
        "sentences stand in blocks of their bead": all(
            {s.block for s in pair.original} <= {*bead.original}
            and {s.block for s in (*pair.back_translation, *pair.translation)}
            <= {*bead.translation}
            for bead, pair in pairs
        ),
        "no sentence is in two pairs": all(
            len(sentences) == len(set(sentences))
            for sentences in (
                [s for _, pair in pairs for s in pair.original],
                [s for _, pair in pairs for s in pair.back_translation],
            )
        ),
        "every word of the original is in a sentence": original.words
        == sum(len(s.text.split()) for _, pair in pairs for s in pair.original),
        "every word of the back-translation is in a sentence": sum(
            len(text.split())
            for block, text in zip(translation.blocks, english, strict=True)
            if block.kind.is_prose
        )
        == sum(len(s.text.split()) for _, pair in pairs for s in pair.back_translation),
    }
    return [rule for rule, holds in rules.items() if not holds]


def test_beads_and_sentences_cover_any_two_documents() -> None:
    dice = random.Random(77)
    found = []
    for _ in range(150):
        texts = [prose(dice) for _ in range(dice.randrange(12))]
        english = [text for text in texts if dice.random() < 0.8]
        english += [prose(dice) for _ in range(dice.randrange(3))]
        if dice.random() < 0.3:
            dice.shuffle(english)
        theirs = [text.upper() for text in english]
        found += faults(page(dice, texts), page(dice, theirs), english)
    assert found == []


def test_an_alignment_does_not_depend_on_the_order_in_which_python_keeps_its_sets() -> None:
    code = (
        "import random\n"
        "from test_align_documents import document, beads, prose\n"
        "dice = random.Random(6)\n"
        "texts = [prose(dice) for _ in range(60)]\n"
        "english = [' '.join(text.split()[::2]) for text in texts]\n"
        "dice.shuffle(english)\n"
        "print(beads(document(*texts), document(*english), english))\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ
            | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(map(str, sys.path))},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1


LONG = " ".join(f"Boat {n} of pier {n * 37 % 1000} sails at noon." for n in range(2500))


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (LONG, LONG),
        (LONG, LONG.replace("sails at noon", "leaves at midday")),
        ("word " * 100_000, "word " * 90_000),
        ("abcdefg" * 60_000, "abcdefg" * 50_000),
        ("It rained! " * 5000, "Then it rained! " * 5000),
    ],
)
def test_a_huge_paragraph_is_one_bead_and_its_sentences_are_paired(text: str, english: str) -> None:
    (bead,) = beads(document(text), document(english), [english])
    paired = [pair for pair in bead.pairs if pair.original and pair.back_translation]
    assert len(paired) > 0.8 * len(bead.pairs)


def test_thousands_of_equal_paragraphs_pair_with_all_their_sentences() -> None:
    texts = [RIVER] * 20_000
    found = beads(document(*texts), document(*texts[1:]), texts[1:])
    assert [(bead.original, bead.translation, len(bead.pairs)) for bead in found] == [
        *(((n,), (n,), 1) for n in range(19_999)),
        ((19_999,), (), 1),
    ]
