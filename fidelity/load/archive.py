"""Opens documents that are ZIP archives, and keeps them from growing without end."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from fidelity.errors import LoadError

_OLE = b"\xd0\xcf\x11\xe0"
UNREADABLE = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    zlib.error,
)
"""What the reader of archives raises where one is broken."""
_MOST_PARTS = 20_000
_ENCRYPTED = 0x1


class Archive:
    """The parts of a document; each is read when it is asked for, and none is too large."""

    def __init__(self, content: bytes, path: str, *, kind: str, most: int) -> None:
        """Open an archive of some kind, of which no more than `most` bytes may be unpacked.

        Raises LoadError where it is no archive, is protected, or too large.
        """
        self.path, self._kind, self._left = path, kind, most
        if content.startswith(_OLE):
            what = "is protected by a password, or in an old format of Office"
            raise LoadError(path, what, f"save it without a password, as {kind}")
        try:
            self._zip = ZipFile(BytesIO(content))
        except UNREADABLE as error:
            raise self.broken(str(error)) from error
        parts = self._zip.infolist()
        if len(parts) > _MOST_PARTS:
            raise self._too_large()
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise LoadError(path, "is protected by a password", "save it without one")
        self.sizes = {part.filename: part.file_size for part in parts}

    def check_sizes(self, *suffixes: str) -> None:
        """Raise LoadError where the parts of these suffixes are too large together."""
        if sum(size for name, size in self.sizes.items() if name.endswith(suffixes)) > self._left:
            raise self._too_large()

    def read(self, name: str) -> bytes:
        """The bytes of a part, which count against what may be unpacked; LoadError where it is
        missing or broken.
        """
        if name not in self.sizes:
            raise self.broken(f"{name} is missing")
        self._left -= self.sizes[name]
        if self._left < 0:
            raise self._too_large()
        try:
            return self._zip.read(name)
        except UNREADABLE as error:
            raise self.broken(f"{name}: {error}") from error

    def broken(self, what: str) -> LoadError:
        """The error that says what is wrong with the archive."""
        return LoadError(self.path, f"is no {self._kind} file, or broken: {what}", "save it anew")

    def _too_large(self) -> LoadError:
        return LoadError(self.path, "is too large when unpacked", "part it into smaller documents")
