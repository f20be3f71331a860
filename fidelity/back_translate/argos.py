"""Argos Translate packages, run by CTranslate2 and SentencePiece alone: no torch, no stanza."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec

from fidelity.back_translate import argos_packages as packages
from fidelity.back_translate.argos_model import load
from fidelity.back_translate.argos_packages import Package
from fidelity.back_translate.engine import Availability, Engine, Job
from fidelity.back_translate.languages import language_name
from fidelity.errors import EngineError
from fidelity.model import EngineInfo

_PIP = "pip install 'translation-fidelity[argos]'"
_INDEX = "https://www.argosopentech.com/argospm/index/"


@dataclass(frozen=True, slots=True)
class Argos:
    """One installed package; its model is loaded with the first text."""

    package: Package
    lang: str
    info: EngineInfo

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The English of each sentence; all go through the model together."""
        return load(self.package).translate(texts)


def open_engine(job: Job) -> Engine:
    """The installed package from the job's language; EngineError where something is missing."""
    package = packages.package_from(job.lang)
    state = availability(job.lang)
    if package is None or not state.usable:
        raise EngineError("engine argos", state.missing, state.hint)
    return Argos(package, job.lang, packages.describe(package))


def availability(lang: str | None) -> Availability:
    """Which installed packages lead into English, and whether what runs them is here."""
    languages = packages.languages()
    missing, hints = [], []
    if not (find_spec("ctranslate2") and find_spec("sentencepiece")):
        missing.append("ctranslate2 and sentencepiece are not installed")
        hints.append(_PIP)
    if not languages or lang not in (None, *languages):
        wanted = language_name(lang) if lang else "any language"
        known = ", ".join(map(language_name, languages)) or "nothing"
        missing.append(f"no package from {wanted} into English (what is installed: {known})")
        name = f"the Argos package translate-{lang}_en" if lang else "an Argos package"
        hints.append(f"install {name}: unzip it from {_INDEX} into {packages.folder()}")
    return Availability(
        "argos", not missing, languages, missing="; ".join(missing), hint=", then ".join(hints)
    )
