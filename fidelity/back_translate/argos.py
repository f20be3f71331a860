"""Argos Translate packages, run by CTranslate2 and SentencePiece alone: no torch, no stanza."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from fidelity.back_translate import argos_packages as packages
from fidelity.back_translate.argos_model import LONGEST, SEARCH, load, works
from fidelity.back_translate.argos_packages import Chain, Package, package_at
from fidelity.back_translate.argos_signature import describe
from fidelity.back_translate.argos_unpacked import unpacked
from fidelity.back_translate.device import DEVICES, device
from fidelity.back_translate.engine import UNSURE, Availability, Engine, Job
from fidelity.back_translate.languages import language_name
from fidelity.back_translate.options import Told, told
from fidelity.cores import cores
from fidelity.errors import EngineError
from fidelity.model import EngineInfo

_PIP = "pip install 'translation-fidelity[argos]'"
_LIBRARIES = ("ctranslate2", "sentencepiece")
_VARIABLE = "ARGOS_DEVICE_TYPE"  # Argos' own


class Argos(Struct, frozen=True):
    """A chain of packages into English; their models are loaded with the first text."""

    chain: Chain
    device: str
    threads: int
    info: EngineInfo

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The English of each sentence; all go through each model together."""
        made, doubted = list(texts), set[int]()
        for package in self.chain:
            made = load(package, self.device, self.threads).translate(made)
            doubted.update(k for k, text in enumerate(made) if text.startswith(UNSURE))
            made = [text.removeprefix(UNSURE) for text in made]
        return [UNSURE + text if k in doubted else text for k, text in enumerate(made)]


def open_engine(job: Job) -> Engine:
    """The shortest chain from the job's language; EngineError where something is missing.

    Options: `device` (auto, cpu, cuda), `threads` (as many as there are cores), and `package`, a
    package file or the folder of an unpacked one, to use instead of the installed ones, or a list
    of them.
    """
    options = told("argos", job.options, ("device", "threads", "package"), job.root)
    if missing := _libraries_missing():
        raise EngineError("engine argos", missing, _PIP)
    chain = chain_for(job.lang, options, job.cache)
    threads = options.count("threads", cores())
    chosen = device(_wanted(options), engine="argos", works=partial(_all_work, chain, threads))
    settings = (chosen, str(SEARCH), str(LONGEST))
    return Argos(chain, chosen, threads, describe("argos", chain, _LIBRARIES, *settings))


def availability(lang: str | None) -> Availability:
    """Which installed packages lead into English, and whether what runs them is here."""
    return availability_with("argos", lang, lacking=_libraries_missing(), remedy=_PIP)


def availability_with(engine: str, lang: str | None, *, lacking: str, remedy: str) -> Availability:
    """Which installed packages lead into English for an engine that runs them, which may lack its
    own libraries.
    """
    found = packages.installed()
    lacks = [(lacking, remedy)] if lacking else []
    lacks += packages_missing(lang, found)
    return Availability(
        engine,
        not lacks,
        packages.languages(found),
        missing="; ".join(what for what, _ in lacks),
        hint=", then ".join(hint for _, hint in lacks),
    )


def chain_for(lang: str, options: Told, cache: Path | None) -> Chain:
    """The chain among the packages that the project names, or else among those installed;
    EngineError where there is none. Package files are unpacked in the cache.
    """
    named = options.values.get("package", [])
    options = replace(options, values={"package": [named] if isinstance(named, str) else named})
    paths = [options.path(named) for named in options.texts("package")]
    chosen = [package_at(unpacked(path, cache) if path.is_file() else path) for path in paths]
    found = chosen or packages.installed()
    if chain := packages.chain_from(lang, found):
        return chain
    what, hint = packages_missing(lang, found)[0]
    if chosen:
        hint = options.place(
            f"packages that lead from {language_name(lang)} into English, or none,"
        )
    raise EngineError(f"engine {options.engine}", what, hint)


def packages_missing(lang: str | None, found: Sequence[Package]) -> list[tuple[str, str]]:
    """What is missing among packages to come from a language into English, and what to do."""
    languages = packages.languages(found)
    if languages and lang in (None, *languages):
        return []
    if lang and (old := packages.old_from(lang, found)):
        what = f"the package {old.path} has a BPE tokeniser, as packages had before 2021"
        hint = f"install a newer one than {old.path.name}: fidelity engines install {lang}"
        return [(what, hint)]
    wanted = language_name(lang) if lang else "any language"
    known = ", ".join(map(language_name, languages)) or "nothing"
    what = f"no package from {wanted} into English (what is installed: {known})"
    return [(what, f"fidelity engines install {lang or 'LANG'}")]


def _wanted(options: Told) -> str:
    """The device that the project names, or else Argos' own variable."""
    named = os.environ.get(_VARIABLE) or DEVICES[0]
    if "device" in options.values:
        return options.choice("device", DEVICES)
    if named not in DEVICES:
        what = f"{_VARIABLE} cannot be {named!r}"
        raise EngineError("engine argos", what, f"one of {', '.join(DEVICES)}")
    return named


def _libraries_missing() -> str:
    if all(find_spec(library) for library in _LIBRARIES):
        return ""
    return f"{' and '.join(_LIBRARIES)} are not installed"


def _all_work(chain: Chain, threads: int, device: str) -> bool:
    return all(works(package, device, threads) for package in chain)
