import random

import pytest

from fidelity.load import parse
from fidelity.model import Block, BlockKind, Link

LONG = (
    "This line goes on and on, far beyond the width at which anyone would break a line by hand, "
    * 2
)


def texts(text: str) -> list[str]:
    return [block.text for block in parse(text, ".txt").blocks]


def test_paragraphs_keep_the_line_they_start_on() -> None:
    assert parse("One\ntwo.\n\n\nThree.\n", ".txt").blocks == (
        Block(BlockKind.PARAGRAPH, "One two.", line=1),
        Block(BlockKind.PARAGRAPH, "Three.", line=5),
    )


def test_a_paragraph_wrapped_at_a_fixed_width_is_one_block() -> None:
    wrapped = (
        "The ferry left at seven in the morning, and nobody on the quay could\n"
        "say when it would be back. It had been a hard winter. The ice broke\n"
        "only in April, and by then the stores were as good as empty, so that\n"
        "the island waited for every boat.\n"
    )
    assert len(texts(wrapped)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ["A short title", LONG, LONG, "A caption", LONG],
        ["It rained.", "Nobody came to the meeting in the old hall.", "We went home."],
        ["Apples", "Pears", "Quinces", "Nuts"],
        ["Первый абзац.", "Второй абзац немного длиннее первого.", "Третий."],
    ],
)
def test_lines_that_were_not_broken_for_their_width_are_paragraphs(lines: list[str]) -> None:
    assert texts("\n".join(lines)) == [line.strip() for line in lines]


def test_long_lines_are_paragraphs_even_when_blank_lines_stand_elsewhere() -> None:
    assert texts(f"Title\n\n{LONG}\n{LONG}\n{LONG}") == ["Title", *[LONG.strip()] * 3]


def test_a_single_line_is_one_block() -> None:
    assert texts("Only this. And this.") == ["Only this. And this."]


TRICKY = [
    "---",
    "+++",
    "...",
    "title: x",
    "# not a heading",
    "- not an item",
    "> not a quote",
    "| a | b |",
    "```",
    "https://example.org/",
    "<p>not a tag</p>",
    "By Ann Lee",
    "a: [b",
    "x",
    LONG.strip(),
    "\u2028 separators \x85 inside",
]


@pytest.mark.parametrize("seed", range(50))
def test_paragraphs_with_blank_lines_between_them_are_blocks_whatever_they_hold(seed: int) -> None:
    chosen = random.Random(seed)
    paragraphs = [chosen.choice(TRICKY) for _ in range(chosen.randint(1, 8))]
    assert texts("\n\n".join(paragraphs)) == [" ".join(text.split()) for text in paragraphs]


def test_rules_in_plain_text_lose_no_text() -> None:
    assert texts("---\nnote: buy milk\n---\nand bread\n") == [
        "---",
        "note: buy milk",
        "---",
        "and bread",
    ]


def test_addresses_in_plain_text_are_links() -> None:
    assert parse("See https://a.example/x, or write to me@b.example.", ".txt").blocks == (
        Block(
            BlockKind.PARAGRAPH,
            "See https://a.example/x, or write to me@b.example.",
            line=1,
            links=(
                Link("https://a.example/x", 4, 23, line=1),
                Link("mailto:me@b.example", 37, 49, line=1),
            ),
        ),
    )
