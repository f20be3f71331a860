"""Word documents: what a reader sees in them, in order; what is broken is an error of ours."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from packed import docx, image, link, note, paragraph, run, table, zipped

from fidelity.errors import LoadError
from fidelity.load import load
from fidelity.model import (
    Block,
    BlockKind,
    Box,
    Cell,
    Document,
    Embed,
    EmbedKind,
    Link,
    ListItem,
    Mark,
    MarkKind,
)
from fidelity.pipeline import check

BODY = (
    paragraph("The ferry", style="Heading1"),
    paragraph("It ", run("never", "<w:b/>"), " leaves, see ", link("the map", "map"), note(1), "."),
    paragraph("First", style="ListParagraph", numbered=0),
    paragraph("Inner", style="ListParagraph", numbered=1),
    table(("Day", "Boats"), ("Monday", "3")),
    paragraph("Quoted words", style="Quote"),
    paragraph(image("A boat")),
    paragraph("The boat of 1931", style="Caption"),
    paragraph(
        '<w:del w:id="1"><w:r><w:delText>Old</w:delText></w:r></w:del>',
        '<w:ins w:id="2"><w:r><w:t>New</w:t></w:r></w:ins>',
    ),
)


def opened(folder: Path, content: bytes, name: str = "a.es.docx") -> Document:
    path = folder / name
    path.write_bytes(content)
    return load(path)


def test_what_a_reader_sees_is_read_in_order(tmp_path: Path) -> None:
    content = docx(*BODY, links={"map": "https://maps.example"}, notes=("Said at the pier.",))
    assert opened(tmp_path, content).blocks == (
        Block(BlockKind.HEADING, "The ferry", 1, level=1),
        Block(
            BlockKind.PARAGRAPH,
            "It never leaves, see the map.",
            2,
            (Link("https://maps.example", 21, 28, 2),),
            (Mark(MarkKind.STRONG, 3, 8),),
            embeds=(Embed(EmbedKind.NOTE, "footnote-1", 28, 28, 2),),
        ),
        Block(BlockKind.LIST_ITEM, "First", 3, level=1, in_list=ListItem(0, 0)),
        Block(BlockKind.LIST_ITEM, "Inner", 4, level=2, in_list=ListItem(1, 0)),
        Block(BlockKind.TABLE_CELL, "Day", 5, cell=Cell(0, 0, 0)),
        Block(BlockKind.TABLE_CELL, "Boats", 6, cell=Cell(0, 0, 1)),
        Block(BlockKind.TABLE_CELL, "Monday", 7, cell=Cell(0, 1, 0)),
        Block(BlockKind.TABLE_CELL, "3", 8, cell=Cell(0, 1, 1)),
        Block(BlockKind.QUOTE, "Quoted words", 9, box=Box("quote", 0)),
        Block(
            BlockKind.ALT_TEXT,
            "A boat",
            10,
            embeds=(Embed(EmbedKind.IMAGE, "", 0, 0, 10, "A boat"),),
        ),
        Block(BlockKind.CAPTION, "The boat of 1931", 11),
        Block(BlockKind.PARAGRAPH, "New", 12),
        Block(
            BlockKind.LIST_ITEM,
            "Said at the pier.",
            13,
            level=1,
            in_list=ListItem(2, 0, ordered=True),
            ids=("footnote-1",),
        ),
    )


def test_a_document_against_itself_has_no_finding_and_a_change_has_one(tmp_path: Path) -> None:
    whole, changed = tmp_path / "a.docx", tmp_path / "b.docx"
    for path, cars in ((whole, 40), (changed, 14)):
        more = paragraph(f"It carries {cars} cars to the island at noon.")
        path.write_bytes(docx(*BODY, more, links={"map": "https://maps.example"}, notes=("Said.",)))
    found = [check(whole, other, lang="en").findings for other in (whole, changed)]
    assert [[(f.check, f.translation and f.translation.line) for f in one] for one in found] == [
        [],
        [("changed-number", 13)],
    ]


def with_flag(content: bytes) -> bytes:
    """The archive with the mark of encryption on its first part."""
    at = content.rfind(b"PK\x01\x02", 0, content.find(b"PK\x01\x02") + 4)
    return content[: at + 8] + b"\x01\x00" + content[at + 10 :]


WHOLE = docx(*BODY)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is protected by a password, or in an old format of Office"),
        (with_flag(WHOLE), "is protected by a password"),
        (b"Dear reader", "is no DOCX file, or broken: File is not a zip file"),
        (WHOLE[: len(WHOLE) // 2], "is no DOCX file, or broken: File is not a zip file"),
        (zipped({"a.txt": "x"}), "is no DOCX file, or broken: Could not find main document part"),
        (docx("<w:p>"), "is no DOCX file, or broken: mismatched tag"),
        (docx(paragraph(" ")), "holds no text"),
    ],
)  # fmt: skip
def test_what_is_no_document_is_an_error_that_says_why(
    tmp_path: Path, content: bytes, what: str
) -> None:
    with pytest.raises(LoadError) as caught:
        opened(tmp_path, content)
    assert caught.value.what[: len(what)] == what


def test_without_the_extra_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mammoth", None)
    with pytest.raises(LoadError) as caught:
        opened(tmp_path, WHOLE)
    assert (caught.value.what, caught.value.hint) == (
        "needs the extra docx to be read",
        "pip install 'translation-fidelity[docx]'",
    )


def test_a_document_that_grows_without_end_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fidelity.load.docx._MOST", 100_000)
    with pytest.raises(LoadError, match="is too large when unpacked"):
        opened(tmp_path, docx(paragraph(" " * 100_000)))
