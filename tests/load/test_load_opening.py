import io
from pathlib import Path

import pytest

from fidelity.errors import LoadError
from fidelity.load import load
from fidelity.load.opening import read, reading_from, reading_once


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        "é ü\n".encode(),
        "\ufeffé ü\n".encode(),
        "é ü\n".encode("utf-16"),
        b"\xfe\xff" + "é ü\n".encode("utf-16-be"),
        "é ü\n".encode("utf-32"),
        "é ü\r\n".encode(),
    ],
)
def test_unicode_files_are_read(tmp_path: Path, content: bytes) -> None:
    (block,) = load(write(tmp_path, "a.txt", content)).blocks
    assert block.text == "é ü"


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.md", b"", "is empty"),
        ("a.md", b" \n\t\n", "is empty"),
        ("a.md", b"<!-- x -->\n", "holds no text"),
        ("a.html", b"<p> </p>", "holds no text"),
        ("a.md", b"one\ntwo \xe9\n", "not UTF-8 at byte 8 (line 2)"),
        ("a.md", b"\xff\xfea\x00b", "not UTF-16 at byte 4 (line 1)"),
        ("a.md", b"a\x00b", "seems to be a binary file, not text"),
        ("a.md", b"\x89PNG\r\n\x1a\n", "seems to be a PNG image, not text"),
        ("a.md", b"%PDF-1.7", "seems to be a PDF file, not text"),
        ("a.md", b"PK\x03\x04..word/document.xml", "seems to be a Word file (DOCX), not text"),
        ("a.zip", b"PK\x03\x04..", "seems to be a ZIP archive, not text"),
        ("a.mp4", b"\x00\x00\x00\x18ftypmp42", "seems to be film or sound (MP4), not text"),
        ("a.htlm", b"<p>x", "unknown file type .htlm"),
    ],
)
def test_files_without_text_are_errors_that_say_why(
    tmp_path: Path, name: str, content: bytes, what: str
) -> None:
    path = write(tmp_path, name, content)
    with pytest.raises(LoadError) as caught:
        load(path)
    assert (caught.value.where, caught.value.what) == (str(path), what)


def hint(path: Path) -> str:
    with pytest.raises(LoadError) as caught:
        load(path)
    return caught.value.hint


def test_a_missing_file_suggests_names_nearby(tmp_path: Path) -> None:
    near = write(tmp_path, "article.md", b"x")
    assert hint(tmp_path / "artcle.md") == f"did you mean {near}?"


def test_a_missing_file_in_a_missing_folder_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"
    assert hint(folder / "a.md") == f"there is no folder {folder} either: check the path"


def test_a_document_that_is_read_by_its_name_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"PK\x03\x04..word/document.xml")
    assert hint(path) == "give it a name that ends in .docx"


def test_an_unknown_type_suggests_one_nearby(tmp_path: Path) -> None:
    assert hint(write(tmp_path, "a.htlm", b"<p>x")).startswith(
        "did you mean .htm or .html? known types: "
    )


@pytest.mark.parametrize("name", ["a\0b.md", "a" * 5000 + ".md"])
def test_impossible_names_are_errors_of_ours(name: str) -> None:
    with pytest.raises(LoadError):
        load(name)


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="is a folder"):
        load(tmp_path)


def test_a_file_that_may_not_be_read_is_an_error_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(LoadError, match="may not be read"):
        load(tmp_path / "a.md")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"<p>a</p>", "paragraph"),
        (b"---\ntitle: t\n---\n<h1>a</h1>\n", "heading"),
        (b"# a\n", "heading"),
        (b"- a\n", "list-item"),
    ],
)
def test_standard_input_is_html_where_it_begins_with_a_tag_else_markdown(
    monkeypatch: pytest.MonkeyPatch, content: bytes, kind: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert load("-").blocks[-1].kind == kind


def test_the_type_of_standard_input_can_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"# a\n")))
    assert load("-", suffix=".txt").blocks[0].text == "# a"


def test_a_file_is_read_once_where_it_is_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path, "a.md", b"before")
    with reading_once():
        assert read(str(path)) == "before"
        path.write_bytes(b"after")
        assert read(str(path)) == "before"
        with reading_from({str(path): b"elsewhere"}):
            assert read(str(path)) == "elsewhere"
    assert read(str(path)) == "after"
