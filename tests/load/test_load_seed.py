"""The page that the project was created from; nothing of it is quoted here."""

from itertools import groupby
from pathlib import Path

import pytest

from fidelity.load import load
from fidelity.model import Document, MarkKind

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed pair is not in this place")


def shape(document: Document) -> list[tuple[str, int, int]]:
    """Runs of blocks of one kind: the kind, how many blocks, how many links."""
    runs = groupby(document.blocks, key=lambda block: block.kind.value)
    listed = [(kind, list(blocks)) for kind, blocks in runs]
    return [(kind, len(run), sum(len(block.links) for block in run)) for kind, run in listed]


def test_the_page_has_its_parts_and_all_its_links() -> None:
    assert shape(load(SEEDS / "original.md")) == [
        ("title", 1, 0),
        ("description", 1, 0),
        ("label", 1, 0),
        ("caption", 1, 0),
        ("byline", 1, 0),
        ("bio", 1, 0),
        ("paragraph", 15, 21),
        ("bio", 1, 0),
        ("boilerplate", 2, 9),
    ]


def test_the_last_sentence_of_the_first_biography_is_a_dateline() -> None:
    blocks = load(SEEDS / "original.md").blocks
    marked = [
        (block.kind.value, mark.end == len(block.text), mark.start > 0)
        for block in blocks
        for mark in block.marks
        if mark.kind is MarkKind.DATELINE
    ]
    assert marked == [("bio", True, True)]


def test_every_line_of_the_back_translation_is_a_paragraph() -> None:
    text = (SEEDS / "translation.back.en.txt").read_text(encoding="utf-8")
    blocks = load(SEEDS / "translation.back.en.txt").blocks
    assert [block.text for block in blocks] == [
        " ".join(line.split()) for line in text.splitlines()
    ]
