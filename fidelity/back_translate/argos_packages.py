"""The Argos packages that are installed: folders of a model, its tokeniser and metadata.json."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from fidelity.back_translate.engine import fingerprint
from fidelity.back_translate.languages import codes_of, languages_of
from fidelity.model import EngineInfo

_SCHEME = "1"  # of sentences, search and protection; a new number where they change what comes out


@dataclass(frozen=True, slots=True)
class Package:
    """An installed package that leads into English."""

    path: Path
    code: str
    version: str
    target_prefix: str

    @property
    def tokeniser(self) -> Path:
        """The file of the SentencePiece model."""
        return self.path / "sentencepiece.model"

    @property
    def age(self) -> tuple[int, ...]:
        """Its version as numbers, so that 1.10 comes after 1.9."""
        return tuple(int(part) for part in self.version.split(".") if part.isdecimal())


def folder() -> Path:
    """Where Argos keeps its packages."""
    if named := os.environ.get("ARGOS_PACKAGES_DIR"):
        return Path(named)
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "argos-translate" / "packages"


def installed() -> list[Package]:
    """Every package that leads into English and that can be run here, the newest first."""
    found = map(_package, sorted(folder().glob("*/metadata.json")))
    return sorted((package for package in found if package), key=lambda it: it.age, reverse=True)


def package_from(lang: str) -> Package | None:
    """The newest package from a language."""
    by_code = {package.code: package for package in reversed(installed())}
    return next((by_code[code] for code in codes_of(lang) if code in by_code), None)


def languages() -> tuple[str, ...]:
    """The languages from which a package leads into English."""
    return tuple(sorted({lang for package in installed() for lang in languages_of(package.code)}))


def describe(package: Package) -> EngineInfo:
    """Name, version and signature of a package."""
    files = [package.tokeniser, *sorted((package.path / "model").iterdir())]
    sizes = [f"{file.name} {file.stat().st_size}" for file in files]
    model = f"{package.code}-en {package.version}".strip()
    mark = fingerprint(_SCHEME, _library("ctranslate2"), _library("sentencepiece"), *sizes)
    return EngineInfo("argos", model, f"argos/{model.replace(' ', '/')}/{mark}")


def _package(metadata: Path) -> Package | None:
    """The package of a metadata.json; None where it leads elsewhere or cannot be run."""
    try:
        fields = json.loads(metadata.read_text(encoding="utf-8"))
    except ValueError:
        return None
    if not isinstance(fields, dict) or fields.get("to_code") != "en" or "from_code" not in fields:
        return None
    named = (fields.get(name, "") for name in ("from_code", "package_version", "target_prefix"))
    package = Package(metadata.parent, *map(str, named))
    # Packages of before 2021 hold a BPE model, which needs two more libraries.
    return package if package.tokeniser.is_file() else None


@lru_cache
def _library(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
