"""Which engines there are, by name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from fidelity.back_translate.engine import EngineModule
from fidelity.errors import EngineError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "fidelity.engines"
ENGINES = {
    "none": "fidelity.back_translate.none",
    "file": "fidelity.back_translate.file",
    "recorded": "fidelity.back_translate.recorded",
    "argos": "fidelity.back_translate.argos",
    "argostranslate": "fidelity.back_translate.argostranslate",
    "apertium": "fidelity.back_translate.apertium",
    "opus": "fidelity.back_translate.opus",
    "libretranslate": "fidelity.back_translate.libretranslate",
    "deepl": "fidelity.back_translate.deepl",
    "command": "fidelity.back_translate.command",
}

# These hand back English that exists already, so they must see each text as it stands.
READY_MADE = frozenset({"none", "file", "recorded"})


def engine_module(name: str) -> EngineModule:
    """The module behind an engine's name: one of ours, or one that a package registers."""
    if name in ENGINES:
        return cast(EngineModule, import_module(ENGINES[name]))
    registered = _registered()
    if name in registered:
        return cast(EngineModule, registered[name].load())
    raise _unknown(name, ["auto", *ENGINES, *sorted(registered)])


def engine_names() -> tuple[str, ...]:
    """The names of all engines: ours, and those that packages register."""
    return (*ENGINES, *sorted(set(_registered()) - set(ENGINES)))


def _registered() -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points

    return {entry.name: entry for entry in entry_points(group=ENTRY_POINTS)}


def _unknown(name: str, known: list[str]) -> EngineError:
    from difflib import get_close_matches

    nearest = get_close_matches(name.lower(), known, n=1)
    guess = f"--engine {nearest[0]}; " if nearest else ""
    return EngineError(f"engine {name}", "there is none of that name", f"{guess}{_list(known)}")


def _list(known: list[str]) -> str:
    return "the engines are " + ", ".join(known)
