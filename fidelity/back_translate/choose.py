"""Which engine back-translates a document when the user names none."""

from __future__ import annotations

from fidelity.back_translate import recorded
from fidelity.back_translate.engine import Job
from fidelity.back_translate.languages import language_name
from fidelity.back_translate.registry import engine_module
from fidelity.errors import UsageError
from fidelity.language import ENGLISH

_TRANSLATORS = ("argos", "apertium")  # the better one first


def choose(job: Job) -> str | None:
    """The engine that knows most about this translation, or None where there is none."""
    if job.back_translation is not None:
        return "file"
    if job.lang == "en":
        return "none"
    if not recorded.lacks(job):
        return "recorded"
    return translator_from(job.lang)


def translator_from(lang: str) -> str | None:
    """The best engine that can translate from a language here, or None where there is none."""
    usable = (name for name in _TRANSLATORS if engine_module(name).availability(lang).usable)
    return next(usable, None)


def passed_over(job: Job) -> str:
    """What to add to a note where a recording exists that could not be used."""
    if job.back_translation is not None or job.lang == ENGLISH:
        return ""
    path = recorded.memory_path(job)
    gap = recorded.lacks(job) if path.is_file() else ""
    return f"; {path} was passed over: {gap}" if gap else ""


def without_engine(job: Job) -> str:
    """Why there is no back-translation, and how to get one."""
    states = [engine_module(name).availability(job.lang) for name in _TRANSLATORS]
    hints = "; or ".join(state.hint for state in states if state.hint)
    return f"no engine for {language_name(job.lang)}: {hints}; meaning checks did not run"


def check_request(job: Job, engine: str) -> None:
    """UsageError where a back-translation is given but another engine is named."""
    if job.back_translation is not None and engine not in ("auto", "file"):
        raise UsageError(
            job.back_translation.path,
            f"a back-translation file was given, and the engine {engine} as well",
            "leave out one of the two",
        )
