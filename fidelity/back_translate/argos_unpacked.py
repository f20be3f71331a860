"""Package files that a project names, unpacked once: into the cache, or else for this process."""

from __future__ import annotations

import atexit
import shutil
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from fidelity.back_translate.argos_archive import METADATA, NEEDED, opened
from fidelity.errors import EngineError
from fidelity.file_digest import digest


def unpacked(file: Path, cache: Path | None) -> Path:
    """The folder of the package that is in a file; EngineError where none is in it."""
    name = _digest(file)
    if cache is not None:
        with suppress(OSError):  # full, or read-only: what is unpacked need not last
            return _unpacked(file, cache / "argos-packages" / name)
    try:
        return _unpacked(file, _temporary() / name)
    except OSError as error:
        hint = "make room there, or name an unpacked package"
        raise EngineError(file, f"cannot be unpacked: {error.strerror or error}", hint) from error


def _digest(file: Path) -> str:
    """What the file is, as far as it can be read; the checksums of a zip lie where this looks."""
    try:
        return digest(file)
    except OSError as error:
        hint = "make it readable, or name another package"
        raise EngineError(file, f"cannot be read: {error.strerror}", hint) from error


def _unpacked(file: Path, target: Path) -> Path:
    """The target, which gets its name when all of the file is in it."""
    if _is_whole(target):
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with (
        opened(file, str(file)) as archive,
        TemporaryDirectory(dir=target.parent, prefix=".new-") as temporary,
    ):
        made = Path(temporary) / target.name
        archive.unpack(made)
        shutil.rmtree(target, ignore_errors=True)
        try:
            made.rename(target)
        except OSError:
            if not _is_whole(target):  # else another process was faster
                raise
    return target


def _is_whole(package: Path) -> bool:
    return all((package / path).is_file() for path in (METADATA, *NEEDED))


@lru_cache(maxsize=1)
def _temporary() -> Path:
    """A folder that goes when the process ends."""
    folder = Path(mkdtemp(prefix="fidelity-packages-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
