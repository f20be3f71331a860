"""Back-translation: the English of each block of a translation, from one of many engines.

To add an engine: its file here, its test, and one line in `registry.ENGINES`. It has a function
`open_engine(job)` and a function `availability(lang)`, as `engine.EngineModule` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from fidelity.back_translate.asking import asked, translator
from fidelity.back_translate.cache import Cache, cache_folder
from fidelity.back_translate.choose import check_request, choose, passed_over, without_engine
from fidelity.back_translate.engine import Availability, Engine, EngineModule, Job
from fidelity.back_translate.registry import ENGINES, READY_MADE, engine_module
from fidelity.back_translate.sentences import Rendered, render
from fidelity.language import is_english
from fidelity.model import BackTranslation, Block, Document, EngineInfo, Rendering

__all__ = [
    "ENGINES",
    "Availability",
    "Cache",
    "Engine",
    "EngineModule",
    "Job",
    "Options",
    "Outcome",
    "available",
    "back_translate",
    "cache_folder",
]

Options = Mapping[str, Mapping[str, object]]
"""What a project has decided for engines, by their names."""

_NOTES = {
    "none": "the translation is English already and is compared as it is",
    "file": "back-translation read from {model}",
    "recorded": "back-translation recorded earlier with {model}",
}
_WEAK = 0.1


@dataclass(frozen=True, slots=True)
class Outcome:
    """A back-translation or none, and notes: which engine made it or what is missing, and how far
    it can be relied on.
    """

    back_translation: BackTranslation | None
    notes: tuple[str, ...]


def back_translate(
    translation: Document,
    *,
    lang: str,
    engine: str = "auto",
    back_translation: Document | None = None,
    options: Options | None = None,
    cache: Path | None = None,
) -> Outcome:
    """The English of a translation in the language `lang`, a primary subtag such as "es".

    `cache` is the folder where sentences are kept from run to run; without one, none is.
    """
    job = Job(translation, lang, back_translation)
    check_request(job, engine)
    name = choose(job) if engine == "auto" else engine
    unused = passed_over(job) if engine == "auto" else ""
    if name is None:
        return Outcome(None, (without_engine(job) + unused,))
    opened = engine_module(name).open_engine(replace(job, options=(options or {}).get(name, {})))
    note = _note(opened.info) + unused
    if name in READY_MADE:
        english = asked(opened, [block.text for block in job.prose])
        return Outcome(BackTranslation(opened.info, tuple(_in_place(job, english))), (note,))
    with ExitStack() as stack:
        kept = stack.enter_context(Cache(cache)) if cache else None
        foreign = [block for block in job.prose if not is_english(block.text)]
        rendered = render(foreign, lang, translator(opened, kept))
        doubts = _doubts(rendered, kept.trouble if kept else "")
    return Outcome(_back_translation(job, opened.info, rendered), (note, *doubts))


def available(lang: str | None = None) -> list[Availability]:
    """What each engine can do here, for one language or for all."""
    return [engine_module(name).availability(lang) for name in ENGINES]


def _back_translation(job: Job, info: EngineInfo, rendered: Rendered) -> BackTranslation:
    """English for prose; what is English already, and code, as it is."""
    foreign = iter(zip(rendered.texts, rendered.renderings, strict=True))
    whole = [
        (block.text, _as_it_is(block)) if is_english(block.text) else next(foreign)
        for block in job.prose
    ]
    unknown = rendered.unknown / rendered.words if rendered.words else 0.0
    texts = tuple(_in_place(job, [text for text, _ in whole]))
    renderings = iter(spans for _, spans in whole)
    in_place = (next(renderings) if b.kind.is_prose else () for b in job.translation.blocks)
    return BackTranslation(info, texts, tuple(in_place), unknown)


def _as_it_is(block: Block) -> tuple[Rendering, ...]:
    return (Rendering(0, len(block.text), 0, len(block.text)),)


def _in_place(job: Job, prose: Sequence[str]) -> Iterator[str]:
    """The text of each block of the document, with these in place of its prose."""
    english = iter(prose)
    for block in job.translation.blocks:
        yield next(english) if block.kind.is_prose else block.text


def _doubts(rendered: Rendered, trouble: str) -> Iterator[str]:
    if rendered.words and rendered.unknown / rendered.words > _WEAK:
        share = f"{rendered.unknown / rendered.words:.0%}"
        yield f"the engine did not know {share} of the words: the back-translation is unreliable"
    if rendered.unprotected:
        count = rendered.unprotected
        sentences = "1 sentence" if count == 1 else f"{count} sentences"
        yield f"the engine lost placeholders of {sentences}, which went through unprotected"
    if trouble:
        yield trouble


def _note(info: EngineInfo) -> str:
    template = _NOTES.get(info.name, "back-translated with {name} {model}")
    return template.format(name=info.name, model=info.model)
