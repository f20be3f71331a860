"""A package file: a zip archive that is not trusted until all of it has been read."""

from __future__ import annotations

import json
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from msgspec import Struct

from fidelity.back_translate.argos_index import Release, release_of
from fidelity.errors import EngineError

METADATA = "metadata.json"
NEEDED = (PurePosixPath("sentencepiece.model"), PurePosixPath("model", "model.bin"))
"""Without these a package cannot be run; some of before 2021 have another kind of tokeniser."""

_LARGEST = 4_000_000_000
_LARGEST_METADATA = 1_000_000
_MOST_FILES = 10_000
_AT_ONCE = 1 << 20
# All that zipfile and what it calls raise for bytes that are no zip archive, or one no longer.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)


class Archive(Struct, frozen=True):
    """An open package file: what it holds by the paths in the package, and what it is."""

    where: str
    zip: zipfile.ZipFile
    members: Mapping[PurePosixPath, zipfile.ZipInfo]
    release: Release

    def unpack(self, target: Path) -> None:
        """Write its files into a new folder; EngineError where one of them is damaged."""
        for name, member in self.members.items():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.writelines(self._content(member))

    def _content(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of a file; at their end its size and CRC are checked, as testzip() would."""
        with _reading(self.where), self.zip.open(member) as source:
            while chunk := source.read(_AT_ONCE):
                yield chunk


@contextmanager
def opened(file: Path, where: str) -> Iterator[Archive]:
    """A package file; EngineError, in which it is called `where`, where it is none."""
    try:
        stream = file.open("rb")
    except OSError as error:
        hint = "name a package file (.argosmodel), or a language by its code, such as ru"
        raise EngineError(where, f"cannot be read: {error.strerror}", hint) from error
    with stream:
        try:
            archive = zipfile.ZipFile(stream)
        except _BROKEN as error:
            raise bad(where, "is not a whole zip archive, as Argos packages are") from error
        with archive:
            members = _members(archive, where)
            yield Archive(where, archive, members, _release(archive, members, where))


def read_metadata(text: bytes) -> Release | None:
    """The release that a metadata.json tells of; None where it tells of no translation."""
    try:
        return release_of(json.loads(text))
    except (ValueError, RecursionError):
        return None


def bad(where: str, what: str) -> EngineError:
    """What is wrong with a package file."""
    return EngineError(where, what, "download the package again, or another one")


def _members(archive: zipfile.ZipFile, where: str) -> dict[PurePosixPath, zipfile.ZipInfo]:
    """The files of the one folder that is a package, by their paths in it; nothing that could lie
    elsewhere, and no more than fits.
    """
    entries = archive.infolist()
    if unsafe := next((entry for entry in entries if not _is_safe(entry)), None):
        raise bad(where, f"would write outside of its folder: {unsafe.filename!r}")
    if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _LARGEST:
        raise bad(where, f"holds more than {_MOST_FILES:,} files or {_LARGEST:,} bytes")
    files = {PurePosixPath(entry.filename): entry for entry in entries if not entry.is_dir()}
    tops = [path.parent for path in files if path.name == METADATA and len(path.parts) == 2]
    if len(tops) != 1:
        raise bad(where, f"holds {len(tops) or 'no'} folders with a {METADATA}, and not one")
    members = {path.relative_to(tops[0]): files[path] for path in files if tops[0] in path.parents}
    if missing := [str(path) for path in NEEDED if path not in members]:
        raise bad(where, f"holds no {' and no '.join(missing)}")
    if any(parent in members for path in members for parent in path.parents):
        raise bad(where, "holds a file and a folder of the same name")
    return members


def _is_safe(entry: zipfile.ZipInfo) -> bool:
    """Whether this is a file or folder, no link or device, under the folder that it is put in."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    path = PurePosixPath(entry.filename)
    foreign = "\\" in entry.filename or ":" in entry.filename  # paths of Windows
    plain = kind in {0, stat.S_IFREG, stat.S_IFDIR}
    return plain and not foreign and not path.is_absolute() and ".." not in path.parts


def _release(
    archive: zipfile.ZipFile, members: Mapping[PurePosixPath, zipfile.ZipInfo], where: str
) -> Release:
    member = members[PurePosixPath(METADATA)]
    release = None
    if member.file_size <= _LARGEST_METADATA:
        with _reading(where):
            release = read_metadata(archive.read(member))
    if release is None:
        raise bad(where, f"its {METADATA} is not that of a translation package")
    return release


@contextmanager
def _reading(where: str) -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise bad(where, f"is damaged: {error}") from error
