"""What tells one chain of Argos packages, with all that may change its English, from another."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from fidelity.back_translate.argos_packages import Chain, Package
from fidelity.back_translate.engine import fingerprint
from fidelity.model import EngineInfo

_SCHEME = "2"  # of sentences and protection; a new number where they change what comes out
_WINDOW = 1 << 16
_WINDOWS = 8


def describe(engine: str, chain: Chain, libraries: tuple[str, ...], *settings: str) -> EngineInfo:
    """Name, model (be-ru-en 1.9+1.9) and signature of an engine that runs a chain."""
    codes = "-".join([chain[0].from_code, *(package.to_code for package in chain)])
    versions = "+".join(package.version for package in chain)
    contents = [part for package in chain for part in _contents(package)]
    mark = fingerprint(_SCHEME, *settings, *map(_version, libraries), *contents)
    return EngineInfo(engine, f"{codes} {versions}", f"{engine}/{codes}/{versions}/{mark}")


def _contents(package: Package) -> list[str]:
    files = [package.tokeniser, *sorted(package.model.glob("*"))]
    return [package.target_prefix, *(f"{file.name} {digest(file)}" for file in files)]


def digest(file: Path) -> str:
    """A hash of a file's size and of windows of 64 kB that lie all over it, so that 100 MB
    take a millisecond.

    Files of up to 512 kB are read whole; of a larger one, a change that falls between all windows
    goes unseen, which a model that was trained or packed anew never is.
    """
    state = file.stat()
    return _digest(file, state.st_size, (state.st_mtime_ns, state.st_ctime_ns))


@lru_cache(maxsize=64)
def _digest(file: Path, size: int, changed: tuple[int, int]) -> str:
    """What `digest` says, remembered as long as the file is not written to."""
    del changed
    made = blake2b(str(size).encode(), digest_size=16)
    with file.open("rb", buffering=0) as stream:
        for at in _places(size):
            stream.seek(at)
            made.update(stream.read(_WINDOW))
    return made.hexdigest()


def _places(size: int) -> list[int]:
    """Where the windows begin: from the start in like steps, and one at the end."""
    step = max(_WINDOW, -(-size // _WINDOWS))
    return sorted({*range(0, size, step), max(0, size - _WINDOW)})


@lru_cache
def _version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return library
