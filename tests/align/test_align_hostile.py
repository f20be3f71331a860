"""Documents that would lead a careless aligner astray are aligned, every block once."""

from __future__ import annotations

import random
from itertools import chain

import pytest

from fidelity.align import align_documents
from fidelity.model import BackTranslation, Block, BlockKind, Document, EngineInfo

RIVER = "The river rose again in the night."
ENGINE = EngineInfo("recorded", "none", "recorded")


def document(texts: list[str], kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    return Document("page.md", tuple(Block(kind, text, 1) for text in texts), lang="en")


def covered(left: list[str], right: list[str], *, is_english: bool) -> tuple[list[int], list[int]]:
    """The blocks of both sides as the beads hold them."""
    back = BackTranslation(ENGINE, tuple(right)) if is_english else None
    beads = align_documents(document(left), document(right), back).beads
    return (
        sorted(chain.from_iterable(bead.original for bead in beads)),
        sorted(chain.from_iterable(bead.translation for bead in beads)),
    )


def prose(seed: int, count: int) -> list[str]:
    dice = random.Random(seed)
    words = ["".join(dice.choices("abcdefghij", k=6)) for _ in range(3_000)]
    return [" ".join(dice.choices(words, k=25)) + "." for _ in range(count)]


BOOK = " ".join(f"{text.capitalize()}" for text in prose(1, 11_500))
DOCUMENTS = {
    "equal": ([RIVER] * 20_000, [RIVER] * 19_990),
    "equal but for one": ([*[RIVER] * 900, "Frost.", *[RIVER] * 900], [RIVER] * 1_500 + ["Frost."]),
    "one paragraph of 2 MB": ([BOOK], [BOOK.replace("abc", "cba")]),
    "empty": ([""] * 50_000, [""] * 49_000),
    "letters": (["a"] * 5_000, ["b"] * 4_900),
    "nothing in common": (prose(1, 1_500), [text[::-1].upper() for text in prose(2, 1_500)]),
    "turned round": (prose(3, 400), prose(3, 400)[::-1]),
    "against nothing": (prose(1, 500), []),
    "nothing against": ([], prose(1, 500)),
}


@pytest.mark.parametrize("is_english", [True, False])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_block_is_in_one_bead(name: str, is_english: bool) -> None:
    left, right = DOCUMENTS[name]
    whole = [*range(len(left))], [*range(len(right))]
    assert covered(left, right, is_english=is_english) == whole


def test_paragraphs_in_reverse_have_all_moved_but_one() -> None:
    texts = prose(3, 60)
    back = BackTranslation(ENGINE, tuple(texts[::-1]))
    beads = align_documents(document(texts), document(texts[::-1]), back).beads
    assert [(bead.original, bead.translation) for bead in beads] == [
        ((n,), (59 - n,)) for n in range(60)
    ]
    assert sum(not bead.moved for bead in beads) == 1
