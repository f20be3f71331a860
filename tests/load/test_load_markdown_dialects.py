"""What site generators add to Markdown: boxes, components, attributes."""

from __future__ import annotations

import pytest

from fidelity.load import parse
from fidelity.model import Block, Box, EmbedKind

PAGE = """\
import Note from "./note"

export const meta = {
  title: "not text"
}

# Boats {/*boats*/}

!!! note "On *time*"
    The boat leaves.

    It never waits.

=== "By sea"

    Take the [ferry](/ferry).

:::warning[Careful]
Wet stairs.
:::

/// info | "Your tickets"

At the pier.

///

::: details Much more
Inside.
:::

<Card
  title="Timetable"
  onClick={() => 2 > 1}
/>

Ask {/* not text */} us, or <Link to="/ask">write</Link>.

$$
x = y
$$
"""


def told(text: str, suffix: str = ".md") -> list[tuple[int, str, str]]:
    """The line, the text and the box of each block."""
    return [(b.line, b.text, b.box.kind if b.box else "") for b in parse(text, suffix).blocks]


def directives(blocks: tuple[Block, ...]) -> list[tuple[int, str]]:
    return [
        (embed.line, embed.target)
        for block in blocks
        for embed in block.embeds
        if embed.kind is EmbedKind.DIRECTIVE
    ]


def test_a_page_with_every_construct_has_its_texts_on_their_lines() -> None:
    assert told(PAGE, ".mdx") == [
        (7, "Boats", ""),
        (9, "On time", "note"),
        (10, "The boat leaves.", "note"),
        (12, "It never waits.", "note"),
        (14, "By sea", "tab"),
        (16, "Take the ferry.", "tab"),
        (19, "Wet stairs.", "warning"),
        (22, "Your tickets", "info"),
        (24, "At the pier.", "info"),
        (28, "Much more", "details"),
        (29, "Inside.", "details"),
        (33, "Timetable", ""),
        (37, "Ask us, or write.", ""),
        (40, "x = y", ""),
    ]


def test_its_links_code_and_components_are_told() -> None:
    blocks = parse(PAGE, ".mdx").blocks
    links = [(link.line, link.href, block.anchor(link)) for block in blocks for link in block.links]
    assert links == [(16, "/ferry", "ferry"), (37, "/ask", "write")]
    assert directives(blocks) == [(1, "import"), (3, "export"), (32, "Card")]
    assert [block.language for block in blocks if not block.kind.is_prose] == ["math"]


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("!!! tip\n    a\n", [(2, "a", "tip")]),
        ('!!! danger ""\n    a\n', [(2, "a", "danger")]),
        ('??? "a" b\n', [(1, '??? "a" b', "")]),
        ("!!! note\nnot set in\n", [(1, "!!! note not set in", "")]),
        ("!!! Wow it works\n", [(1, "!!! Wow it works", "")]),
        (":::note A title\na\n:::\n", [(1, "A title", "note"), (2, "a", "note")]),
        ("::: tip\na\n:::\n\nb\n", [(2, "a", "tip"), (5, "b", "")]),
        (":::: info\n::: tip\na\n:::\nb\n::::\n", [(3, "a", "tip"), (5, "b", "info")]),
        ("/// note\na\n///\n", [(2, "a", "note")]),
        (":: note\n", [(1, ":: note", "")]),
        ("It is :::so\n", [(1, "It is :::so", "")]),
        ("```\n:::note\n!!! tip\n```\n", [(1, ":::note\n!!! tip", "")]),
        ("- a\n\n  :::note\n  b\n  :::\n", [(1, "a", ""), (4, "b", "note")]),
    ],
)
def test_boxes_are_read_in_every_notation(markdown: str, found: list[tuple[int, str, str]]) -> None:
    assert told(markdown) == found


@pytest.mark.parametrize("end", ["> :::note\n> ", "> ///\n> ", "- :::tip\n  ", "1. ///\n   "])
def test_a_box_in_the_last_line_needs_no_line_break(end: str) -> None:
    assert told(f"Before.\n\n{end}") == told(f"Before.\n\n{end}\n")


def test_a_title_of_one_word_is_the_name_of_its_box() -> None:
    found = [
        parse(text, ".md").blocks for text in (":::note Nota\na\n:::\n", '!!! note "Nota"\n    a\n')
    ]
    assert [[(b.text, b.box) for b in blocks] for blocks in found] == [
        [("a", Box("note", 0, "Nota"))]
    ] * 2


@pytest.mark.parametrize(
    ("markdown", "texts"),
    [
        ("<Intro>\n\n*a*\n\n</Intro>\n", ["a"]),
        ("<Intro>\n*a*\n</Intro>\n", ["a"]),
        ("<Tabs>\n<Tab label='b'>\na\n</Tab>\n</Tabs>\n", ["b", "a"]),
        ("<Note>a</Note>\n", ["a"]),
        ("a <Term text='b'>c</Term> d\n", ["a c d"]),
        ("```jsx\n<Note title='b' />\n```\n", ["<Note title='b' />"]),
        ("<P>a</P>\n", ["a"]),
        ("<Never closed\n\na\n", ["<Never closed", "a"]),
    ],
)
def test_components_are_no_text_and_what_is_in_them_is(markdown: str, texts: list[str]) -> None:
    assert [text for _, text, _ in told(markdown)] == texts


@pytest.mark.parametrize(
    ("mdx", "texts"),
    [
        ("import is a word here\n", ["import is a word here"]),
        ("{/* a\n\nb */}\nc\n", ["c"]),
        ("a\nexport const b = 1\n", ["a export const b = 1"]),
        ('<Aside title={`x`} label={"y"} other="z" />\n\na\n', ["x", "y", "a"]),
    ],
)
def test_mdx_is_told_from_words_that_look_like_it(mdx: str, texts: list[str]) -> None:
    assert [text for _, text, _ in told(mdx, ".mdx")] == texts
