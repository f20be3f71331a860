"""The number by which translations are ranked."""

import pytest
from plain_finding import plain_finding

from fidelity.model import (
    Alignment,
    Bead,
    Block,
    BlockKind,
    Category,
    Document,
    Finding,
    Severity,
)
from fidelity.score.similarity import similarity


def alignment(rows: list[tuple[str, float | None]]) -> Alignment:
    """Blocks of an original with the similarity of their counterpart, None where there is none."""
    document = Document("a", tuple(Block(BlockKind.PARAGRAPH, text, line=1) for text, _ in rows))
    beads = tuple(
        Bead((k,), () if alike is None else (k,), similarity=alike or 0.0, confidence=1.0)
        for k, (_, alike) in enumerate(rows)
    )
    return Alignment(document, document, None, beads)


@pytest.mark.parametrize(
    ("rows", "covered", "expected"),
    [
        ([("abcd", 1.0)], 1.0, 1.0),
        ([("abcd", 0.8)], 1.0, 0.92),
        ([("abcd", 0.8)], 0.5, 0.46),
        ([("abcdef", 1.0), ("ab", 0.2)], 1.0, 0.92),
        ([("abcd", 0.8), ("abcd", None)], 0.5, 0.46),
        ([("abcd", 0.15)], 1.0, 0.33),
        ([("abcd", None)], 0.0, 0.0),
        ([], 1.0, 0.0),
    ],
)
def test_likeness_is_weighed_by_length_and_multiplied_by_coverage(
    rows: list[tuple[str, float | None]], covered: float, expected: float
) -> None:
    assert similarity(alignment(rows), (), covered) == expected


SHORT, LONG = " ".join(["word"] * 20), " ".join(["word"] * 200)
MAJOR = plain_finding(Category.MISTRANSLATION, Severity.MAJOR, 1.0)


@pytest.mark.parametrize(
    ("text", "findings", "left"),
    [
        (SHORT, [MAJOR], 0.25),
        ("word", [MAJOR], 0.25),
        (LONG, [MAJOR], 0.25**0.1),
        (SHORT, [MAJOR, MAJOR], 0.25**2),
        (SHORT, [plain_finding(Category.OMISSION, Severity.MAJOR, 0.5)], 0.625),
        (SHORT, [plain_finding(Category.ADDITION, Severity.CRITICAL, 1.0)], 0.25),
        (SHORT, [plain_finding(Category.MISTRANSLATION, Severity.NEUTRAL, 1.0)], 1),
        (SHORT, [plain_finding(Category.LINK, Severity.MAJOR, 1.0)], 1),
        (SHORT, [plain_finding(Category.MARKUP, Severity.MAJOR, 1.0)], 1),
    ],
)
def test_differences_in_meaning_take_their_share_of_the_length(
    text: str, findings: list[Finding], left: float
) -> None:
    assert similarity(alignment([(text, 1.0)]), findings, 1.0) == round(left, 4)
