"""What tells one chain of Argos packages, with all that may change its English, from another."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version

from fidelity.back_translate.argos_packages import Chain, Package
from fidelity.back_translate.engine import fingerprint
from fidelity.file_digest import digest
from fidelity.model import EngineInfo

_SCHEME = "3"  # of sentences and protection; a new number where they change what comes out


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


@lru_cache
def _version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return library
