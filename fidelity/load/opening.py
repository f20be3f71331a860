"""Opens the files that people name, and says what is wrong with those that hold no text."""

from __future__ import annotations

import sys
from pathlib import Path

from fidelity.errors import LoadError

STDIN = "-"
_MAGIC = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"RIFF": "a WebP image, or sound or film",
    b"%PDF-": "a PDF file",
    b"{\\rtf": "a rich text file (RTF)",
    b"\xd0\xcf\x11\xe0": "an old Office file (DOC, XLS, PPT)",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"\x28\xb5\x2f\xfd": "a Zstandard archive",
    b"Rar!": "a RAR archive",
    b"SQLite format 3": "an SQLite database",
    b"PAR1": "a Parquet file",
    b"\x7fELF": "a program",
    b"ID3": "an MP3 file",
    b"wOFF": "a font",
    b"wOF2": "a font",
}
_ZIP = b"PK\x03\x04"
_INSIDE_ZIP = {
    b"word/": "a Word file (DOCX)",
    b"xl/": "an Excel file (XLSX)",
    b"ppt/": "a PowerPoint file (PPTX)",
    b"opendocument.text": "an OpenDocument text (ODT)",
    b"epub+zip": "an e-book (EPUB)",
}
_BYTE_ORDER_MARKS = {  # the longer first: UTF-32 begins like UTF-16
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"\xef\xbb\xbf": "utf-8-sig",
}


def read(path: str) -> str:
    """Read a file, or standard input for `-`, as Unicode text."""
    content = sys.stdin.buffer.read() if path == STDIN else _content(Path(path))
    if not content.strip():
        raise LoadError(path, "is empty", "name a file with text in it")
    return decoded(content, path)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise LoadError(path, "no such file", _nearest(path)) from error
    except IsADirectoryError as error:
        raise LoadError(
            path, "is a folder", "name a file in it, or use `fidelity batch`"
        ) from error
    except PermissionError as error:
        raise LoadError(path, "may not be read", "give yourself the right to read it") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        what = getattr(error, "strerror", None) or str(error)
        raise LoadError(path, what, "check the name of the file") from error


def _nearest(path: Path) -> str:
    folder = path.parent
    if not folder.is_dir():
        return f"there is no folder {folder} either: check the path"
    from difflib import get_close_matches

    names = sorted(entry.name for entry in folder.iterdir())
    near = get_close_matches(path.name, names, n=3)
    if not near:
        return "check the path"
    return "did you mean " + " or ".join(str(folder / name) for name in near) + "?"


def decoded(content: bytes, path: str) -> str:
    """Decode UTF-8, or what a byte order mark announces."""
    encoding = next(
        (name for mark, name in _BYTE_ORDER_MARKS.items() if content.startswith(mark)), "utf-8"
    )
    if kind := _binary_kind(content, encoding):
        raise LoadError(
            path, f"seems to be {kind}, not text", "save it as HTML, Markdown or plain text"
        )
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        what = f"not {encoding.upper()} at byte {error.start} (line {line})"
        raise LoadError(path, what, "save the file as UTF-8") from error


def _binary_kind(content: bytes, encoding: str) -> str:
    if content.startswith(_ZIP):
        return next(
            (kind for name, kind in _INSIDE_ZIP.items() if name in content), "a ZIP archive"
        )
    for magic, kind in _MAGIC.items():
        if content.startswith(magic):
            return kind
    if content[4:8] == b"ftyp":
        return "film or sound (MP4)"
    return "a binary file" if encoding.startswith("utf-8") and b"\0" in content else ""
