"""Back-translation: the English of each block of a translation, from one of many engines.

To add an engine: its file here, its test, and one line in `registry.ENGINES`. It has a function
`open_engine(job)` and a function `availability(lang)`, as `engine.EngineModule` says.
"""

from __future__ import annotations

from dataclasses import dataclass

from fidelity.back_translate.choose import check_request, choose, passed_over, without_engine
from fidelity.back_translate.engine import Availability, Engine, EngineModule, Job
from fidelity.back_translate.protect import checked, translate_blocks
from fidelity.back_translate.registry import ENGINES, READY_MADE, engine_module
from fidelity.language import is_english
from fidelity.model import BackTranslation, Document, EngineInfo

__all__ = [
    "ENGINES",
    "Availability",
    "Engine",
    "EngineModule",
    "Job",
    "Outcome",
    "available",
    "back_translate",
]

_NOTES = {
    "none": "the translation is English already and is compared as it is",
    "file": "back-translation read from {model}",
    "recorded": "back-translation recorded earlier with {model}",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A back-translation or none, and a note that says which engine made it or what is missing."""

    back_translation: BackTranslation | None
    note: str


def back_translate(
    translation: Document,
    *,
    lang: str,
    engine: str = "auto",
    back_translation: Document | None = None,
) -> Outcome:
    """The English of a translation in the language `lang`, a primary subtag such as "es"."""
    job = Job(translation, lang, back_translation)
    check_request(job, engine)
    name = choose(job) if engine == "auto" else engine
    unused = passed_over(job) if engine == "auto" else ""
    if name is None:
        return Outcome(None, without_engine(job) + unused)
    opened = engine_module(name).open_engine(job)
    texts = _texts(job, opened, as_they_stand=name in READY_MADE)
    return Outcome(BackTranslation(opened.info, texts), _note(opened.info) + unused)


def available(lang: str | None = None) -> list[Availability]:
    """What each engine can do here, for one language or for all."""
    return [engine_module(name).availability(lang) for name in ENGINES]


def _texts(job: Job, engine: Engine, *, as_they_stand: bool) -> tuple[str, ...]:
    """The text of each block of the document: English for prose; what is English already, and code,
    as it is.
    """
    if as_they_stand:
        english = iter(checked(engine, [block.text for block in job.prose]))
    else:
        foreign = [block for block in job.prose if not is_english(block.text)]
        rendered = iter(translate_blocks(engine, foreign))
        english = iter(
            block.text if is_english(block.text) else next(rendered) for block in job.prose
        )
    blocks = job.translation.blocks
    return tuple(next(english) if block.kind.is_prose else block.text for block in blocks)


def _note(info: EngineInfo) -> str:
    template = _NOTES.get(info.name, "back-translated with {name} {model}")
    return template.format(name=info.name, model=info.model)
