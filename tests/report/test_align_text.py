"""An alignment as a person reads it in the terminal."""

from __future__ import annotations

from fidelity.model import Alignment, Bead, Block, BlockKind, Document
from fidelity.report.align_text import render


def document(path: str, *texts: str) -> Document:
    blocks = (Block(BlockKind.PARAGRAPH, text, 2 * n - 1) for n, text in enumerate(texts, start=1))
    return Document(path, tuple(blocks))


def test_each_bead_is_a_line_with_the_lines_of_both_texts() -> None:
    alignment = Alignment(
        document("a.md", "Rain fell.", "The boats\nstayed in.", "Nobody came.", "Late supper."),
        document("b.md", "Cena tardía.", "Llovió.", "Las barcas", "no salieron.", "Otra cosa."),
        None,
        (
            Bead((0,), (1,), 0.9, 0.99),
            Bead((1,), (2, 3), 0.5, 0.6),
            Bead((2,), (), 0.0, 0.9),
            Bead((), (4,), 0.0, 0.9),
            Bead((3,), (0,), 0.8, 0.95, moved=True),
        ),
    )
    assert render(alignment, ("a note",), width=69) == (
        "a.md  →  b.md\n"
        "a note\n"
        "2 paired, 1 moved, 1 omitted, 1 added\n"
        "\n"
        "1 = 3         Rain fell.                   Llovió.\n"
        "3 = 5,7  60%  The boats stayed in.         Las barcas | no salieron.\n"
        "5 -           Nobody came.\n"
        "  + 9                                      Otra cosa.\n"
        "7 ~ 1         Late supper.                 Cena tardía.\n"
    )


def test_long_texts_are_cut_to_the_width() -> None:
    text = "word " * 50
    alignment = Alignment(
        document("a.md", text), document("b.md", text), None, (Bead((0,), (0,), 1.0, 1.0),)
    )
    assert max(map(len, render(alignment, (), width=90).splitlines())) <= 90
