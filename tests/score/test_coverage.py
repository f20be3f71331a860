"""How much of the original has a counterpart."""

import pytest
from plain_finding import plain_finding

from fidelity.model import (
    Alignment,
    Bead,
    Block,
    BlockKind,
    Category,
    Document,
    Evidence,
    Finding,
)
from fidelity.score.coverage import coverage

P, CODE, BOILERPLATE = BlockKind.PARAGRAPH, BlockKind.CODE, BlockKind.BOILERPLATE


def alignment(blocks: list[tuple[BlockKind, str]], paired: set[int]) -> Alignment:
    beads = tuple(
        Bead((k,), (k,) if k in paired else (), similarity=0.9, confidence=0.9)
        for k in range(len(blocks))
    )
    document = Document("a", tuple(Block(kind, text, line=1) for kind, text in blocks))
    return Alignment(document, document, None, beads)


def finding(category: Category, block: int, quote: str) -> Finding:
    return plain_finding(category, original=Evidence(block, 0, len(quote), line=1, quote=quote))


@pytest.mark.parametrize(
    ("blocks", "paired", "share"),
    [
        ([(P, "one two three"), (P, "four")], {0, 1}, 1.0),
        ([(P, "one two three"), (P, "four")], {0}, 0.75),
        ([(P, "one two three"), (P, "four")], set(), 0.0),
        ([(P, "one two"), (P, "three")], {0}, 0.6667),
        ([(P, "one"), (CODE, "x = 1")], {0}, 1.0),
        ([(P, "one"), (BOILERPLATE, "all rights reserved")], {0}, 1.0),
        ([(CODE, "x = 1")], set(), 1.0),
        ([(P, "")], set(), 1.0),
        ([], set(), 1.0),
    ],
)
def test_coverage_is_the_share_of_words_in_blocks_with_a_counterpart(
    blocks: list[tuple[BlockKind, str]], paired: set[int], share: float
) -> None:
    assert coverage(alignment(blocks, paired), ()) == share


@pytest.mark.parametrize(
    ("findings", "share"),
    [
        ([finding(Category.OMISSION, 0, "one two")], 0.5),
        ([finding(Category.ADDITION, 0, "one two")], 1.0),
        ([finding(Category.MISTRANSLATION, 0, "one two")], 1.0),
        ([finding(Category.OMISSION, 0, "one two")] * 9, 0.0),
        ([finding(Category.OMISSION, 1, "all rights")], 1.0),
    ],
)
def test_words_that_a_finding_calls_omitted_are_not_covered(
    findings: list[Finding], share: float
) -> None:
    page = alignment([(P, "one two three four"), (BOILERPLATE, "all rights")], {0, 1})
    assert coverage(page, findings) == share


def test_words_of_an_omitted_block_are_lost_once() -> None:
    page = alignment([(P, "one two"), (P, "three four")], {0})
    assert coverage(page, [finding(Category.OMISSION, 1, "three four")]) == 0.5
