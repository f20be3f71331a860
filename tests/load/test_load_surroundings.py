"""What a block is in, and what stands in it without being text."""

from __future__ import annotations

import pytest

from fidelity.load import parse
from fidelity.model import Block, Box, Cell, EmbedKind, ListItem
from fidelity.reading.anchors import anchors


def blocks(text: str, suffix: str = ".md") -> tuple[Block, ...]:
    return parse(text, suffix).blocks


def test_items_know_their_list_and_their_place_in_it() -> None:
    found = blocks("- a\n\n  b\n- c\n  1. d\n  2. e\n- f\n\np\n")
    assert [(block.text, block.in_list) for block in found] == [
        ("a", ListItem(0, 0)),
        ("b", ListItem(0, 0)),
        ("c", ListItem(0, 1)),
        ("d", ListItem(1, 0, ordered=True)),
        ("e", ListItem(1, 1, ordered=True)),
        ("f", ListItem(0, 2)),
        ("p", None),
    ]


def test_cells_know_their_row_and_column_past_empty_ones() -> None:
    found = blocks("|a|b|\n|-|-|\n||c|\n\np\n")
    assert [(block.text, block.cell) for block in found] == [
        ("a", Cell(0, 0, 0, is_header=True)),
        ("b", Cell(0, 0, 1, is_header=True)),
        ("c", Cell(0, 1, 1)),
        ("p", None),
    ]


@pytest.mark.parametrize(
    ("text", "suffix", "box"),
    [
        ("> a\n", ".md", Box("quote", 0)),
        ("> [!WARNING]\n> a\n", ".md", Box("warning", 0)),
        ("> b\n\n> [!TIP]\n> a\n", ".md", Box("tip", 1)),
        ("<details><p>a</details>", ".html", Box("details", 0)),
        ("<div class='alert alert-warning'>a</div>", ".html", Box("warning", 0)),
        ("<aside class='admonition note'>a</aside>", ".html", Box("note", 0)),
        ("<div class='noted'>a</div>", ".html", None),
    ],
)
def test_boxes_say_what_they_are(text: str, suffix: str, box: Box | None) -> None:
    assert blocks(text, suffix)[-1].box == box


@pytest.mark.parametrize(
    ("heading", "ids"),
    [
        ("## A {#b}", ("b",)),
        ("## A {#b .c}", ("b",)),
        ("## A {:#b}", ("b",)),
        ("## A {/*b*/}", ("b",)),
        ("## A {/* b */}", ("b",)),
        ("<h2 id='b'>A</h2>", ("b",)),
        ("## <a name='b'></a>A", ("b",)),
        ("## A", ()),
        ("## A {b}", ()),
    ],
)
def test_headings_have_the_anchors_that_they_were_given(heading: str, ids: tuple[str, ...]) -> None:
    assert blocks(f"{heading}\n")[0].ids == ids


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("a ![](i.png)\n", EmbedKind.IMAGE, "i.png"),
        ("![b](i.png)\n", EmbedKind.IMAGE, "i.png"),
        ("a[^n]\n\n[^n]: b\n", EmbedKind.NOTE, "n"),
        ("a <video src='v.mp4'></video>\n", EmbedKind.MEDIA, "v.mp4"),
        ("a\n\n<iframe src='/f'></iframe>\n", EmbedKind.MEDIA, "/f"),
        ("{{< figure src='x' >}}\n\na\n", EmbedKind.DIRECTIVE, "figure"),
        ("a\n\n{% include b.html %}\n", EmbedKind.DIRECTIVE, "include"),
    ],
)
def test_what_is_no_text_is_told_with_its_block(text: str, kind: EmbedKind, target: str) -> None:
    found = [embed for block in blocks(text) for embed in block.embeds]
    assert [(embed.kind, embed.target) for embed in found] == [(kind, target)]


def test_the_text_of_a_footnote_knows_its_label() -> None:
    assert [block.note for block in blocks("a[^n]\n\n[^n]: b\n\n    c\n")] == ["", "n", "n"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("```py\na\n```\n", "py"),
        ("```js {1,3} title='x'\na\n```\n", "js"),
        ("``` {.ruby .numberLines}\na\n```\n", "ruby"),
        ("```\na\n```\n", ""),
        ("<pre><code class='language-py'>a</code></pre>", "py"),
        ("    a\n", ""),
    ],
)
def test_code_knows_its_language(text: str, language: str) -> None:
    assert blocks(text)[0].language == language


def test_a_page_can_be_led_to_at_its_anchors_and_its_headings() -> None:
    document = parse("# What is new?\n\n# Año 1\n\n<a id='x'></a>b\n\n# What is new?\n", ".md")
    expected = {"what-is-new", "what-is-new-1", "año-1", "ano-1", "x"}
    assert expected - anchors(document) == set()
