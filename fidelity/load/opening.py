"""Opens the files that people name, and says what is wrong with those that hold no text."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path, PurePath

from fidelity.errors import LoadError
from fidelity.load.encodings import encodings

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

_READ_BY_NAME = {
    _INSIDE_ZIP[b"word/"]: "give it a name that ends in .docx",
    _INSIDE_ZIP[b"epub+zip"]: "give it a name that ends in .epub",
}


_KEPT: ContextVar[Mapping[str, bytes | None]] = ContextVar("_KEPT", default={})  # noqa: B039


@contextmanager
def reading_from(kept: Mapping[str, bytes | None]) -> Iterator[None]:
    """Files of these names are what is kept elsewhere, such as in git; None stands for no file."""
    token = _KEPT.set(kept)
    try:
        yield
    finally:
        _KEPT.reset(token)


_READ: ContextVar[dict[str, str] | None] = ContextVar("_READ", default=None)


@contextmanager
def reading_once() -> Iterator[None]:
    """Files that are read as text more than once are opened once."""
    token = _READ.set({})
    try:
        yield
    finally:
        _READ.reset(token)


def read(path: str) -> str:
    """Read a file, or standard input for `-`, as Unicode text."""
    known = _READ.get()
    if known is None or path == STDIN or path in _KEPT.get():
        return decoded(read_bytes(path), path)
    if path not in known:
        known[path] = decoded(read_bytes(path), path)
    return known[path]


def read_bytes(path: str) -> bytes:
    """Read a file, or standard input for `-`, as it is."""
    content = sys.stdin.buffer.read() if path == STDIN else _kept(path)
    if not content.strip():
        raise LoadError(path, "is empty", "name a file with text in it")
    return content


def _kept(path: str) -> bytes:
    kept = _KEPT.get()
    if path not in kept:
        return _content(Path(path))
    content = kept[path]
    if content is None:
        raise LoadError(path, "git does not have this file", "add it: git add")
    return content


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
    """Decode what a byte order mark announces, UTF-8, or what the text itself declares."""
    names = encodings(content, PurePath(path).suffix.lower())
    if kind := _binary_kind(content, names[0]):
        hint = _READ_BY_NAME.get(kind, "save it as HTML, Markdown or plain text")
        raise LoadError(path, f"seems to be {kind}, not text", hint)
    failed: UnicodeError | None = None
    for name in names:
        try:
            return content.decode(name)
        except UnicodeError as error:
            failed = error
    raise _undecoded(content, path, names[-1], failed) from failed


def _undecoded(content: bytes, path: str, name: str, error: UnicodeError | None) -> LoadError:
    where = ""
    if isinstance(error, UnicodeDecodeError):
        line = content.count(b"\n", 0, error.start) + 1
        where = f" at byte {error.start} (line {line})"
    return LoadError(path, f"not {name.upper()}{where}", "save the file as UTF-8")


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
    return (
        "a binary file" if encoding.startswith(("utf-8", "cp", "iso")) and b"\0" in content else ""
    )
