"""The library Argos Translate itself, as the reference that the engine argos is held against.

It gets the same packages and the same sentences, one by one, and does all else itself. Its own
splitting of texts into sentences is switched off, and line ends inside of a sentence become spaces,
as it would take what stands after one for a new paragraph. What else it is told (ARGOS_BEAM_SIZE,
ARGOS_DEVICE_TYPE ...) it reads itself, from the environment and from its own settings file.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, reduce
from importlib.util import find_spec
from typing import TYPE_CHECKING

from msgspec import Struct

from fidelity.back_translate.argos import availability_with, chain_for
from fidelity.back_translate.argos_packages import Chain, Package
from fidelity.back_translate.argos_signature import describe
from fidelity.back_translate.engine import Availability, Engine, Job
from fidelity.back_translate.options import told
from fidelity.errors import EngineError
from fidelity.model import EngineInfo

if TYPE_CHECKING:
    from argostranslate.translate import ITranslation

_PIP = "pip install 'translation-fidelity[argostranslate]'"
_MISSING = "argostranslate is not installed"
_LIBRARIES = ("argostranslate", "ctranslate2", "sentencepiece")


class ArgosTranslate(Struct, frozen=True):
    """A chain of packages into English, run by the library that they were made for."""

    chain: Chain
    info: EngineInfo

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The English of each sentence, one after the other."""
        try:
            translation = _translation(self.chain)
            return [translation.translate(text.replace("\n", " ")) for text in texts]
        except (RuntimeError, OSError, ValueError) as error:
            what = f"it failed: {error}"
            raise EngineError("engine argostranslate", what, "--engine argos") from error


class _Whole:
    """Stands in for the library's splitter: what it gets is one sentence already."""

    def split_sentences(self, text: str) -> list[str]:
        return [text]


def open_engine(job: Job) -> Engine:
    """The library with the shortest chain from the job's language; EngineError where something is
    missing.
    """
    options = told("argostranslate", job.options, ("package",), job.root)
    if not find_spec("argostranslate"):
        raise EngineError("engine argostranslate", _MISSING, _PIP)
    chain = chain_for(job.lang, options, job.cache)
    info = describe("argostranslate", chain, _LIBRARIES, *_own_settings())
    return ArgosTranslate(chain, info)


def availability(lang: str | None) -> Availability:
    """Which installed packages lead into English, and whether the library is here."""
    lacking = "" if find_spec("argostranslate") else _MISSING
    return availability_with("argostranslate", lang, lacking=lacking, remedy=_PIP)


@lru_cache(maxsize=1)
def _translation(chain: Chain) -> ITranslation:
    from argostranslate.translate import CompositeTranslation

    return reduce(CompositeTranslation, map(_step, chain))


def _step(package: Package) -> ITranslation:
    from argostranslate import package as library
    from argostranslate.translate import Language, PackageTranslation

    start, end = (Language(code, code) for code in (package.from_code, package.to_code))
    step = PackageTranslation(start, end, library.Package(package.path))
    step.sentencizer = _Whole()
    return step


def _own_settings() -> tuple[str, ...]:
    from argostranslate import settings

    return tuple(map(str, (settings.beam_size, settings.device, settings.compute_type)))
