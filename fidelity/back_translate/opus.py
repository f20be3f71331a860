"""OPUS-MT: a folder with a model that was converted for CTranslate2, and its two tokenisers.

    ct2-transformers-converter --model Helsinki-NLP/opus-mt-ru-en --output_dir models/ru-en \\
        --copy_files source.spm target.spm --quantization int8

    [tool.fidelity.engines.opus]
    folder = "models/{lang}-en"
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from fidelity.back_translate.device import DEVICES, device
from fidelity.back_translate.engine import (
    ANY_LANGUAGE,
    Availability,
    Engine,
    Job,
    fingerprint,
)
from fidelity.back_translate.languages import language_name
from fidelity.back_translate.options import Told, told
from fidelity.back_translate.opus_model import Recipe, load, works
from fidelity.cores import cores
from fidelity.errors import EngineError
from fidelity.file_digest import digest
from fidelity.model import EngineInfo

_SCHEME = "2"  # of sentences, search and protection; a new number where they change what comes out
_OPTIONS = (
    "folder",
    "languages",
    "source",
    "target",
    "prefix",
    "target_prefix",
    "beam",
    "device",
    "threads",
)
_PIP = "pip install 'translation-fidelity[opus]'"
_EXAMPLE = 'folder = "models/{lang}-en"'


class Opus(Struct, frozen=True):
    """One model; it is loaded with the first text."""

    recipe: Recipe
    info: EngineInfo

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The English of each sentence; all go through the model together."""
        return load(self.recipe).translate(texts)


def open_engine(job: Job) -> Engine:
    """The model that the project names; EngineError where something is missing."""
    state = availability(job.lang)
    if not state.usable:
        raise EngineError("engine opus", state.missing, state.hint)
    options = told("opus", job.options, _OPTIONS, job.root)
    folder = _folder(options, job.lang)
    recipe = Recipe(
        folder=folder,
        source=folder / options.text("source", "source.spm"),
        target=folder / options.text("target", "target.spm"),
        prefix=options.text("prefix"),
        target_prefix=options.text("target_prefix"),
        beam=options.count("beam", 4),
        device=options.choice("device", DEVICES),
        threads=options.count("threads", cores()),
    )
    for file in (folder / "model.bin", folder / "config.json", recipe.source, recipe.target):
        if not file.is_file():
            hint = "convert the model again; the README says how"
            raise EngineError(folder, f"there is no {file.name} in it", hint)

    def runs_on(chosen: str) -> bool:
        return works(replace(recipe, device=chosen))

    # The English of a graphics card may differ, and so its signature.
    chosen = device(recipe.device, engine="opus", works=runs_on)
    recipe = replace(recipe, device=chosen)
    return Opus(recipe, _describe(recipe, job.lang))


def availability(lang: str | None) -> Availability:
    """Whether what runs a model is here; which model that is, the project says."""
    del lang
    if not (find_spec("ctranslate2") and find_spec("sentencepiece")):
        missing = "ctranslate2 and sentencepiece are not installed"
        return Availability("opus", usable=False, languages=(), missing=missing, hint=_PIP)
    hint = f"once a project names a model: {_EXAMPLE} in [tool.fidelity.engines.opus]"
    return Availability("opus", usable=True, languages=ANY_LANGUAGE, hint=hint)


def _folder(options: Told, lang: str) -> Path:
    """The folder of the model for a language; EngineError where the project names none."""
    named, languages = options.text("folder"), options.texts("languages")
    if not named:
        raise EngineError("engine opus", "no model is named", options.place(_EXAMPLE))
    if "{lang}" not in named and lang not in languages:
        # A model gives English for any language, and nonsense for one that it does not know.
        what = f"{named} is not said to be a model for {language_name(lang)}"
        hint = options.place(f'languages = ["{lang}"], or {{lang}} in the name of the folder,')
        raise EngineError("engine opus", what, hint)
    folder = options.path(named.replace("{lang}", lang))
    if not folder.is_dir():
        raise EngineError(folder, "there is no such folder", options.place(_EXAMPLE))
    return folder


def _describe(recipe: Recipe, lang: str) -> EngineInfo:
    files = [*sorted(recipe.folder.glob("*.json")), *sorted(recipe.folder.glob("*.txt"))]
    files += [recipe.folder / "model.bin", recipe.source, recipe.target]
    settings = (recipe.prefix, recipe.target_prefix, str(recipe.beam), recipe.device)
    libraries = (version("ctranslate2"), version("sentencepiece"))
    contents = (f"{file.name} {digest(file)}" for file in files)
    mark = fingerprint(_SCHEME, *libraries, *settings, *contents)
    name = recipe.folder.name
    return EngineInfo("opus", name, f"opus/{lang}-en/{name}/{mark}")
