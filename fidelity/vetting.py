"""Whether there is what settings name: a mistyped check or engine is an error, not silence."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from fidelity.back_translate.registry import engine_module, engine_names
from fidelity.checks import CHECKS
from fidelity.errors import SettingsError, UsageError
from fidelity.load import DEFAULT_CUES, Cues
from fidelity.settings import Settings

_AUTO = "auto"


def vetted(settings: Settings) -> Settings:
    """The settings, if there are the checks, cues and the engine that they name; else an error."""
    _check_engines(settings)
    cues_of(settings)
    _check_names("ignore", "check", settings.ignore, CHECKS, settings)
    _check_names("severities", "check", settings.severities, CHECKS, settings)
    if settings.engines:
        _check_names("engines", "engine", settings.engines, engine_names(), settings)
    return settings


def _check_engines(settings: Settings) -> None:
    names = settings.engines_asked
    if len(names) > 2 or len({*names}) < len(names):
        what = "more than one engine and one for a second opinion"
        hint = "name one engine, or two different ones: argos,apertium"
        raise UsageError(f"engine {settings.engine}", what, hint)
    for name in names:
        if name != _AUTO:
            engine_module(name)


def _check_names(
    key: str, what: str, names: Iterable[str], known: Iterable[str], settings: Settings
) -> None:
    for name in sorted({*names} - {*known}):
        near = get_close_matches(name, known, n=1)
        see = "`fidelity explain`" if what == "check" else "`fidelity engines`"
        hint = f"did you mean {near[0]}?" if near else f"see {see} for the {what}s"
        raise SettingsError(settings.file or "settings", f"{key}: no such {what} {name}", hint)


def cues_of(settings: Settings) -> Cues:
    """The loader's cues for kinds of blocks, with those of the project."""
    try:
        return DEFAULT_CUES.extended(settings.roles) if settings.roles else DEFAULT_CUES
    except SettingsError as error:
        where = f"{settings.file or 'settings'}: roles"
        raise SettingsError(where, f"{error.where}: {error.what}", error.hint) from error
