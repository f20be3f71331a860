"""The one place that writes reports: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from fidelity.errors import OutputError


@contextmanager
def writing(path: Path) -> Iterator[TextIO]:
    """A text file that appears under its name only when everything was written; OutputError where
    it cannot.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise OutputError(
            path, f"cannot be written: {error.strerror}", "name a file in a folder that exists"
        ) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
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


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
