"""Which directions of Apertium are installed, in which version, and how to get one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from fidelity.back_translate.engine import fingerprint
from fidelity.back_translate.languages import codes_of, languages_of
from fidelity.model import EngineInfo

_INTO_ENGLISH = re.compile(r"([a-z]{2,3})(?:_\w+)?-(?:en|eng)(?:_\w+)?")
_QUOTED_PATH = re.compile(r"'(/[^']+)'")
_SCHEME = "1"  # of escaping and protection; a new number where they change what comes out
_DEBIAN_PACKAGES = {
    "bs": "apertium-hbs-eng",
    "ca": "apertium-eng-cat",
    "eo": "apertium-eo-en",
    "es": "apertium-eng-spa",
    "eu": "apertium-eu-en",
    "gl": "apertium-en-gl",
    "hr": "apertium-hbs-eng",
    "is": "apertium-isl-eng",
    "mk": "apertium-mkd-eng",
    "sh": "apertium-hbs-eng",
    "sr": "apertium-hbs-eng",
}


def program() -> str | None:
    """Where the program is, if it is installed."""
    return shutil.which("apertium")


@lru_cache(maxsize=4)
def installed(program: str | None) -> tuple[str, ...]:
    """The directions that the program lists, such as spa-eng."""
    if program is None:
        return ()
    return tuple(_output([program, "-l"]).split())


def languages(directions: Sequence[str]) -> tuple[str, ...]:
    """The languages from which a direction leads into English."""
    found = (match[1] for match in map(_INTO_ENGLISH.fullmatch, directions) if match)
    return tuple(sorted({lang for code in found for lang in languages_of(code)}))


def mode_from(lang: str, directions: Sequence[str]) -> str | None:
    """The direction from a language into English; the plain one before a variant such as eng_US."""
    for code in codes_of(lang):
        matches = (_INTO_ENGLISH.fullmatch(direction) for direction in directions)
        fitting = [match[0] for match in matches if match and match[1] == code]
        if fitting:
            return min(fitting, key=lambda direction: (direction.count("_"), direction))
    return None


def how_to_install(lang: str | None) -> str:
    """The command that installs a language on Debian; nothing where Debian has no pair for it."""
    if lang is None:
        return "apt install apertium apertium-eng-spa (Spanish; other pairs are named alike)"
    package = _DEBIAN_PACKAGES.get(lang)
    return f"apt install apertium {package}" if package else ""


def describe(program: str, mode: str) -> EngineInfo:
    """Name, version and signature of a direction."""
    left, right = (half.partition("_")[0] for half in mode.split("-"))
    pair = (f"apertium-{left}-{right}", f"apertium-{right}-{left}")
    versions = _debian_versions("apertium", *pair)
    core = versions.get("apertium", "")
    version = next((versions[name] for name in pair if name in versions), "").partition("-")[0]
    signature = f"apertium/{mode}/{version}/{fingerprint(_SCHEME, core, *_data(program, mode))}"
    return EngineInfo("apertium", f"{mode} {version}".strip(), signature)


@lru_cache(maxsize=4)
def _debian_versions(*packages: str) -> dict[str, str]:
    """The versions of those packages that are installed; nothing on another system."""
    if not shutil.which("dpkg-query"):
        return {}
    lines = _output(["dpkg-query", "-W", "-f", "${Package} ${Version}\n", *packages]).splitlines()
    pairs = (line.split() for line in lines)
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def _data(program: str, mode: str) -> list[str]:
    """The direction's data files, each with its size: they may be newer than the package."""
    standard = Path(program).parent.parent / "share" / "apertium"
    folder = Path(os.environ.get("APERTIUM_DATADIR", standard))
    path = folder / "modes" / f"{mode}.mode"
    if not path.is_file():
        return []
    files = map(Path, _QUOTED_PATH.findall(path.read_text(encoding="utf-8", errors="replace")))
    return sorted(f"{file.name} {file.stat().st_size}" for file in files if file.is_file())


def _output(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, timeout=30, check=False)
    return done.stdout.decode("utf-8", "replace")
