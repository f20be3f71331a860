"""The one place that writes reports: whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from fidelity.errors import OutputError

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READER_LEFT = 141
"""The exit code of a program whose reader closed the pipe, as the shell tells it."""


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Standard output; OutputError where it is full, and a quiet end where its reader has left."""
    try:
        with _room("standard output"):
            yield sys.stdout
            sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered would be written as Python ends, and complained of.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_READER_LEFT)


@contextmanager
def writing(path: Path) -> Iterator[TextIO]:
    """A text file that appears under its name only when everything was written; OutputError where
    it cannot. What is no file, such as /dev/null, is written to as it stands.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        with _room(path), path.open("w", encoding="utf-8", errors="backslashreplace") as file:
            yield file
        return
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise OutputError(
            path, f"cannot be written: {error.strerror}", "name a file in a folder that exists"
        ) from error
    temporary = Path(name)
    try:
        with (
            _room(path),
            os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file,
        ):
            yield file
        temporary.chmod(0o666 & ~_umask())
        try:
            temporary.replace(path)
        except OSError as error:
            raise OutputError(
                path, f"cannot be written: {error.strerror}", "name another file"
            ) from error
    finally:
        temporary.unlink(missing_ok=True)


def write(path: Path, text: str) -> None:
    """Write a whole file at once."""
    with writing(path) as file:
        file.write(text)


@contextmanager
def _room(where: object) -> Iterator[None]:
    """Makes an OutputError of a disk that is full."""
    try:
        yield
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        what = f"cannot be written: {error.strerror}"
        raise OutputError(where, what, "make room, or write elsewhere") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
