"""Apertium: rule-based translation by a program that the system's package manager installs."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from fidelity.back_translate import apertium_modes as modes
from fidelity.back_translate.apertium_stream import translated
from fidelity.back_translate.engine import Availability, Engine, Job
from fidelity.back_translate.languages import language_name
from fidelity.errors import EngineError
from fidelity.model import EngineInfo


class Apertium(Struct, frozen=True):
    """One direction of an installed language pair."""

    command: tuple[str, ...]
    info: EngineInfo

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The English of each sentence, all through one process; white space becomes single."""
        english = translated(self.command, texts)
        for i, text in enumerate(texts):
            if i not in english:
                english[i] = self._alone(text)
        return [english[i] for i in range(len(texts))]

    def _alone(self, text: str) -> str:
        english = translated(self.command, [text])
        if not english:
            what = f"gave nothing back for {text[:60]!r}"
            raise EngineError(self.command[-1], what, f"run {' '.join(self.command)} on it")
        return english[0]


def open_engine(job: Job) -> Engine:
    """The installed direction from the job's language; EngineError where there is none."""
    program = modes.program()
    mode = modes.mode_from(job.lang, modes.installed(program))
    if program is None or mode is None:
        state = availability(job.lang)
        hint = state.hint or "--engine auto, which takes the best engine that is installed"
        raise EngineError("engine apertium", state.missing, hint)
    command = (program, "-z", "-f", "none", mode)
    return Apertium(command, modes.describe(program, mode))


def availability(lang: str | None) -> Availability:
    """Which installed directions lead into English."""
    program = modes.program()
    languages = modes.languages(modes.installed(program))
    if languages and lang in (None, *languages):
        return Availability("apertium", usable=True, languages=languages)
    known = ", ".join(map(language_name, languages)) or "nothing"
    wanted = f"{language_name(lang)} into English" if lang else "any language into English"
    missing = f"no direction from {wanted} is installed (what is installed: {known})"
    if program is None:
        missing = "the program apertium is not installed"
    hint = modes.how_to_install(lang)
    return Availability("apertium", usable=False, languages=languages, missing=missing, hint=hint)
