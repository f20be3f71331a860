"""The Argos packages that are here (folders of a model, its tokeniser and metadata.json), and the
shortest chain of them from a language into English.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from fidelity.back_translate.languages import codes_of, languages_of
from fidelity.errors import EngineError

_ENGLISH = "en"


class Package(Struct, frozen=True):
    """A package that leads from one language into another."""

    path: Path
    from_code: str
    to_code: str
    version: str
    target_prefix: str

    @property
    def model(self) -> Path:
        """The folder of the CTranslate2 model."""
        return self.path / "model"

    @property
    def tokeniser(self) -> Path:
        """The file of the SentencePiece model."""
        return self.path / "sentencepiece.model"

    @property
    def is_old(self) -> bool:
        """Whether it holds a BPE model, as some of before 2021 do, which needs two more
        libraries.
        """
        return not self.tokeniser.is_file() and (self.path / "bpe.model").is_file()

    @property
    def age(self) -> tuple[int, ...]:
        """Its version as numbers, so that 1.10 comes after 1.9."""
        return tuple(int(part) for part in self.version.split(".") if part.isdecimal())


Chain = tuple[Package, ...]
"""Packages, each of which goes on where the one before it ends."""


def folder() -> Path:
    """Where Argos keeps its packages."""
    if named := os.environ.get("ARGOS_PACKAGES_DIR"):
        return Path(named)
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "argos-translate" / "packages"


def installed() -> list[Package]:
    """Every package that Argos has here."""
    found = (_package(metadata.parent) for metadata in sorted(folder().glob("*/metadata.json")))
    return [package for package in found if package]


def package_at(path: Path) -> Package:
    """The package in a folder; EngineError where there is none."""
    package = _package(path)
    if package is None:
        what = "there is no Argos package here"
        hint = "name a package file, or a folder that holds metadata.json and model/"
        raise EngineError(path, what, hint)
    return package


def chain_from(lang: str, packages: Iterable[Package]) -> Chain:
    """The shortest chain from a language into English; empty where there is none."""
    return _chain(lang, [package for package in packages if not package.is_old])


def old_from(lang: str, packages: Sequence[Package]) -> Package | None:
    """The package that is too old to be run and without which no chain is left for a language."""
    if chain_from(lang, packages):
        return None
    return next((package for package in _chain(lang, packages) if package.is_old), None)


def languages(packages: Iterable[Package]) -> tuple[str, ...]:
    """The languages from which a chain leads into English."""
    ways = _chains(package for package in packages if not package.is_old)
    return tuple(sorted({lang for code in ways for lang in languages_of(code)}))


def _chain(lang: str, packages: Iterable[Package]) -> Chain:
    ways = _chains(packages)
    return min((ways[code] for code in codes_of(lang) if code in ways), key=len, default=())


def _chains(packages: Iterable[Package]) -> dict[str, Chain]:
    """The shortest chain into English from every code that has one.

    Among like packages the newest goes, among like chains the first by the alphabet.
    """
    newest_last = sorted(packages, key=lambda package: package.age)
    steps = {(package.from_code, package.to_code): package for package in newest_last}
    found: dict[str, Chain] = {_ENGLISH: ()}
    while further := {
        start: (package, *found[end])
        for (start, end), package in sorted(steps.items(), reverse=True)
        if end in found and start not in found
    }:
        found |= further
    del found[_ENGLISH]
    return found


def _package(path: Path) -> Package | None:
    """The package in a folder; None where it is none, or is none that translates."""
    try:
        fields = json.loads((path / "metadata.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(fields, dict) or not {"from_code", "to_code"} <= fields.keys():
        return None
    names = ("from_code", "to_code", "package_version", "target_prefix")
    package = Package(path, *(str(fields.get(name, "")) for name in names))
    return package if package.tokeniser.is_file() or package.is_old else None
