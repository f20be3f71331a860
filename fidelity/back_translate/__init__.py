"""Back-translation: the English of each block of a translation, from one of many engines.

To add an engine: its file here, its test, and one line in `registry.ENGINES`. It has a function
`open_engine(job)` and a function `availability(lang)`, as `engine.EngineModule` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from fidelity.back_translate.asking import asked
from fidelity.back_translate.cache import Cache
from fidelity.back_translate.choose import (
    check_request,
    choose,
    passed_over,
    translator_from,
    without_engine,
)
from fidelity.back_translate.doubtful import doubtful
from fidelity.back_translate.engine import Availability, Engine, EngineModule, Job
from fidelity.back_translate.languages import language_name
from fidelity.back_translate.languages_of_blocks import languages_of, misnamed
from fidelity.back_translate.mixed import Mixed, lines_of, render_each
from fidelity.back_translate.registry import ENGINES, READY_MADE, engine_module
from fidelity.back_translate.reliability import why_unreliable
from fidelity.back_translate.sentences import Rendered
from fidelity.cache_folder import cache_folder
from fidelity.errors import EngineError
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


class Outcome(Struct, frozen=True):
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
    root: Path = Path(),
) -> Outcome:
    """The English of a translation in the language `lang`, a primary subtag such as "es".

    `cache` is the folder where sentences are kept from run to run; without one, none is. Paths
    among the `options` go by `root`.
    """
    job = Job(translation, lang, back_translation, cache=cache, root=root)
    check_request(job, engine)
    name = choose(job) if engine == "auto" else engine
    unused = passed_over(job) if engine == "auto" else ""
    if name is None:
        return Outcome(None, (without_engine(job) + unused, *_reads_otherwise(job)))
    opened = _opened(job, name, options or {})
    note = _note(opened.info) + unused
    if name in READY_MADE:
        english = _ready_made(job, opened)
        return Outcome(english, (note, *doubtful(translation, english)))
    with ExitStack() as stack:
        kept = stack.enter_context(Cache(cache)) if cache else None
        foreign = _foreign(job)
        engine_for = partial(_engine_for, job, engine, options or {})
        made = render_each(foreign, lang, opened, engine_for, kept)
        doubts = _doubts(foreign, made.rendered, kept.trouble if kept else "")
    english = _back_translation(job, made)
    where = doubtful(translation, english)
    return Outcome(english, (note, *made.notes, *doubts, *where))


def available(lang: str | None = None) -> list[Availability]:
    """What each engine can do here, for one language or for all."""
    return [engine_module(name).availability(lang) for name in ENGINES]


def _foreign(job: Job) -> list[Block]:
    return [job.translation.blocks[k] for k in sorted(job.foreign)]


def _reads_otherwise(job: Job) -> Iterator[str]:
    """A note where the text is said to be in a language that no engine knows, and reads as another:
    the checks that need no engine read it as it is said to be.
    """
    other = languages_of(_foreign(job), job.lang).of_all
    if other != job.lang:
        yield misnamed(job.lang, other)


def _opened(job: Job, name: str, options: Options) -> Engine:
    told = options.get(name)
    return engine_module(name).open_engine(replace(job, options=told) if told else job)


def _engine_for(job: Job, engine: str, options: Options, lang: str) -> Engine:
    """The engine for blocks in another language than the job's; EngineError where none knows it."""
    name = translator_from(lang) if engine == "auto" else engine
    if name is None:
        hint = "install one (see `fidelity engines`)"
        raise EngineError("engine auto", f"no engine for {language_name(lang)}", hint)
    return _opened(replace(job, lang=lang), name, options)


def _ready_made(job: Job, opened: Engine) -> BackTranslation:
    """English that exists already, block by block."""
    english = asked(opened, [block.text for block in job.prose])
    texts = tuple(_in_place(job, english))
    if opened.info.name == "none":
        return BackTranslation(opened.info, texts)
    # A file may leave out the title and description: what is not there misleads nobody.
    doubts = tuple(
        why_unreliable(block.text, text, job.lang) if text and block.kind.is_prose else ""
        for block, text in zip(job.translation.blocks, texts, strict=True)
    )
    return BackTranslation(opened.info, texts, unreliable=doubts)


def _back_translation(job: Job, made: Mixed) -> BackTranslation:
    """English for prose; what is English already, and code, as it is."""
    rendered = made.rendered
    foreign = iter(
        zip(rendered.texts, rendered.renderings, rendered.unknown, rendered.unsure, strict=True)
    )
    texts, renderings, doubts = [], [], []
    for k, block in enumerate(job.translation.blocks):
        if k in job.foreign:
            text, rendering, unknown, unsure = next(foreign)
            doubt = why_unreliable(block.text, text, job.lang, unknown=unknown, unsure=unsure)
            doubts.append(doubt or made.misread)
        else:
            text, rendering = block.text, _as_it_is(block)
            doubts.append("")
        texts.append(text)
        renderings.append(rendering)
    return BackTranslation(
        made.engine,
        tuple(texts),
        tuple(renderings),
        rendered.unknown_share,
        unreliable=tuple(doubts),
        anchors=MappingProxyType(rendered.anchors),
    )


def _as_it_is(block: Block) -> tuple[Rendering, ...]:
    length = len(block.text)
    return (Rendering(0, length, 0, length),) if block.kind.is_prose else ()


def _in_place(job: Job, prose: Sequence[str]) -> Iterator[str]:
    """The text of each block of the document, with these in place of its prose."""
    english = iter(prose)
    for block in job.translation.blocks:
        yield next(english) if block.kind.is_prose else block.text


def _doubts(foreign: Sequence[Block], rendered: Rendered, trouble: str) -> Iterator[str]:
    if rendered.unknown_share > _WEAK:
        share = f"{rendered.unknown_share:.0%}"
        yield f"the engine did not know {share} of the words: the back-translation is unreliable"
    if bare := sum(rendered.unprotected):
        lost = zip(foreign, rendered.unprotected, strict=True)
        where = lines_of([block for block, count in lost if count])
        sentences = "1 sentence" if bare == 1 else f"{bare} sentences"
        yield f"the engine lost placeholders of {sentences} ({where}), which went unprotected"
    if trouble:
        yield trouble


def _note(info: EngineInfo) -> str:
    template = _NOTES.get(info.name, "back-translated with {name} {model}")
    return template.format(name=info.name, model=info.model)
