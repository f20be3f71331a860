"""E-books: the chapters in their order, without contents; what is broken is an error of ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from packed import epub, zipped

from fidelity.errors import LoadError
from fidelity.load import load
from fidelity.model import Block, BlockKind, Cell, Document, Link
from fidelity.pipeline import check

ONE = "<h1>At nine</h1><p>See <a href='c2.xhtml#n'>the end</a> or <a href='https://maps.example'>the map</a>.</p>"
TWO = (
    "<h1>At noon</h1><table><tr><td>Day</td></tr></table><aside><p>A note<br/>of ours.</p></aside>"
)
FONTS = '<encryption xmlns="urn:x"><e:EncryptedData xmlns:e="urn:e"><e:EncryptionMethod Algorithm="{}"/></e:EncryptedData></encryption>'
VEILED = FONTS.format("http://www.idpf.org/2008/embedding")
LOCKED = FONTS.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")


def opened(folder: Path, content: bytes) -> Document:
    path = folder / "book.epub"
    path.write_bytes(content)
    return load(path)


@pytest.mark.parametrize("more", [{}, {"META-INF/encryption.xml": VEILED}])
def test_chapters_are_read_in_their_order(tmp_path: Path, more: dict[str, str]) -> None:
    document = opened(tmp_path, epub(ONE, TWO, more=more))
    assert document.blocks == (
        Block(BlockKind.TITLE, "The ferry", 1),
        Block(BlockKind.HEADING, "At nine", 2, level=1),
        Block(
            BlockKind.PARAGRAPH,
            "See the end or the map.",
            3,
            (Link("https://maps.example", 15, 22, 3),),
        ),
        Block(BlockKind.HEADING, "At noon", 4, level=1),
        Block(BlockKind.TABLE_CELL, "Day", 5, cell=Cell(0, 0, 0)),
        Block(BlockKind.PARAGRAPH, "A note of ours.", 6),
    )
    assert (document.lang, document.metadata["author"]) == ("es", "Ann Lee")


def test_a_book_against_itself_has_no_finding_and_a_change_has_one(tmp_path: Path) -> None:
    whole, changed = tmp_path / "a.epub", tmp_path / "b.epub"
    whole.write_bytes(epub(ONE, TWO))
    changed.write_bytes(epub(ONE.replace("https://maps", "https://traps"), TWO))
    found = [check(whole, other, lang="en").findings for other in (whole, changed)]
    assert [[(f.check, f.translation and f.translation.line) for f in one] for one in found] == [
        [],
        [("changed-link", 3)],
    ]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"Dear reader", "is no EPUB file, or broken: File is not a zip file"),
        (zipped({"mimetype": "application/epub+zip"}), "is no EPUB file, or broken: META-INF/container.xml is missing"),
        (zipped({"META-INF/container.xml": "<container/>"}), "is no EPUB file, or broken: META-INF/container.xml names no package"),
        (epub(ONE, more={"OEBPS/book.opf": "<package>"}), "is no EPUB file, or broken: OEBPS/book.opf"),
        (epub(ONE, more={"OEBPS/book.opf": "<package><spine><itemref idref='x'/></spine></package>"}), "is no EPUB file, or broken: there is no chapter x"),
        (epub(ONE, more={"META-INF/encryption.xml": LOCKED}), "is protected against being read by other programs"),
        (zipped({f"{n}": "" for n in range(20_001)}), "is too large when unpacked"),
    ],
)  # fmt: skip
def test_what_is_no_book_is_an_error_that_says_why(
    tmp_path: Path, content: bytes, what: str
) -> None:
    with pytest.raises(LoadError) as caught:
        opened(tmp_path, content)
    assert caught.value.what[: len(what)] == what


def test_a_book_that_grows_without_end_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fidelity.load.epub._MOST", 100_000)
    with pytest.raises(LoadError, match="is too large when unpacked"):
        opened(tmp_path, epub("<p>" + " " * 60_000, " " * 60_000))
