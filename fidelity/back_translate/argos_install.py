"""Putting an Argos package where the engine finds it: whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from fidelity.back_translate.argos_archive import METADATA, NEEDED, bad, opened, read_metadata
from fidelity.back_translate.argos_download import (
    TIMEOUT,
    Told,
    discard,
    download,
    shown,
)
from fidelity.back_translate.argos_index import Offer, Release
from fidelity.back_translate.argos_packages import folder
from fidelity.errors import EngineError

_TEMPORARY = ".installing-"


class Installed(Struct, frozen=True):
    """A package that can be used now, where it lies, and whether it was there before."""

    release: Release
    path: Path
    was_here: bool


def install_file(file: Path, *, again: bool = False) -> Installed:
    """Install a package file; where the same version is here, only `again` puts it there anew."""
    with _packages() as packages:
        return _unpacked(file, packages, str(file), again=again)


def install_offer(
    offer: Offer, *, told: Told, again: bool = False, timeout: float = TIMEOUT
) -> Installed:
    """Download and install a package from the first of its links that works, unless one as new is
    here.
    """
    with _packages() as packages:
        here = {it: path for it, path in _found(packages).items() if it.pair == offer.release.pair}
        newest = max(here, key=lambda release: release.age, default=None)
        if newest and newest.age >= offer.release.age and not again:
            return Installed(newest, here[newest], was_here=True)
        part = packages / f"{offer.release.name}.argosmodel.part"
        failed: list[EngineError] = []
        for link in offer.links:
            try:
                download(link, part, timeout=timeout, told=told)
                return _from_part(part, packages, shown(link), offer.release)
            except EngineError as error:
                failed.append(error)
        raise _no_link(offer, failed)


def _from_part(part: Path, packages: Path, where: str, release: Release) -> Installed:
    """Install what was downloaded whole; good or bad, the download is not kept."""
    try:
        installed = _unpacked(part, packages, where, again=True, expected=release)
    except EngineError:
        discard(part)
        raise
    discard(part)
    return installed


def _no_link(offer: Offer, failed: list[EngineError]) -> EngineError:
    if len(failed) == 1:
        return failed[0]
    said = "; ".join(f"{error.where}: {error.what}" for error in failed)
    what = said or "is listed without an address of the web"
    hint = failed[-1].hint if failed else "another --index, or a package file from elsewhere"
    return EngineError(f"package {offer.release.name}", what, hint)


@contextmanager
def _packages() -> Iterator[Path]:
    """The folder of packages, for this process alone; what fails there is for the user to mend."""
    packages = folder()
    try:
        packages.mkdir(parents=True, exist_ok=True)
        with _alone(packages):
            for stale in packages.glob(f"{_TEMPORARY}*"):
                shutil.rmtree(stale, ignore_errors=True)
            yield packages
    except OSError as error:
        what = f"cannot be written: {error.strerror or error}"
        hint = "make room there, or set ARGOS_PACKAGES_DIR to a folder that you may write to"
        raise EngineError(error.filename or packages, what, hint) from error


@contextmanager
def _alone(packages: Path) -> Iterator[None]:
    """Keep others from installing at the same time, on systems where a folder can be locked."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(packages, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            what = "another process is installing packages there"
            raise EngineError(packages, what, "it again when the other is done") from error
        yield
    finally:
        os.close(handle)


def _found(packages: Path) -> dict[Release, Path]:
    """The packages that are here and can be run, into whatever language they lead."""
    found = {}
    for metadata in sorted(packages.glob(f"*/{METADATA}")):
        release = read_metadata(metadata.read_bytes())
        if release and all((metadata.parent / path).is_file() for path in NEEDED):
            found[release] = metadata.parent
    return found


def _unpacked(
    file: Path, packages: Path, where: str, *, again: bool, expected: Release | None = None
) -> Installed:
    here = _found(packages)
    with opened(file, where) as archive:
        release = archive.release
        if expected and release.pair != expected.pair:
            raise bad(where, f"is the package {release}, not {expected}")
        if release in here and not again:
            return Installed(release, here[release], was_here=True)
        target = here.get(release, packages / release.name)
        with TemporaryDirectory(dir=packages, prefix=_TEMPORARY) as temporary:
            archive.unpack(Path(temporary) / "new")
            _put(Path(temporary) / "new", target, aside=Path(temporary) / "old")
    return Installed(release, target, was_here=False)


def _put(made: Path, target: Path, *, aside: Path) -> None:
    """Let the new folder take the place of the one that is there, if any."""
    if target.exists():
        target.rename(aside)
    try:
        made.rename(target)
    except OSError:
        if aside.exists():
            aside.rename(target)
        raise
