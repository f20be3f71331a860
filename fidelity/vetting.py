"""Whether there is what settings name: a mistyped check or engine is an error, not silence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from msgspec.structs import replace

from fidelity.checks import CHECKS
from fidelity.errors import EngineError, SettingsError, UsageError
from fidelity.language import ENGLISH
from fidelity.load import DEFAULT_CUES, Cues
from fidelity.settings import Settings, place
from fidelity.settings.files import says
from fidelity.settings.keys import OVERRIDES
from fidelity.settings.values import Step

_AUTO = "auto"


def vetted(settings: Settings) -> Settings:
    """The settings, if there are the checks, cues, glossaries and the engine that they name; else
    an error.
    """
    cues_of(settings)
    _vet(settings, ())
    for number, override in enumerate(settings.overrides):
        _vet(replace(settings, **override.values), (OVERRIDES, number))
    return settings


def _vet(settings: Settings, above: Sequence[Step]) -> None:
    _check_engines(settings, above)
    if settings.glossary:
        from fidelity.load.glossary import load_glossary

        load_glossary(settings.glossary_files, ENGLISH)
    for key, names, known in (
        ("ignore", settings.ignore, CHECKS),
        ("severities", settings.severities, CHECKS),
        ("thresholds", settings.thresholds, ("all", *CHECKS)),
        ("engines", settings.engines, _engine_names() if settings.engines else ()),
    ):
        for name in sorted({*names} - {*known}):
            where = place(settings.file, (*above, key, name)) if settings.file else "settings"
            raise _unknown(key, name, known, where)
    for number, pattern in enumerate(settings.accept):
        if (name := pattern.get("check", "")) and name not in CHECKS:
            path = (*above, "accept", number)
            where = place(settings.file, path) if settings.file else "settings"
            raise _unknown("accept", name, CHECKS, where)


def _check_engines(settings: Settings, above: Sequence[Step]) -> None:
    names = settings.engines_asked
    if len(names) > 2 or len({*names}) < len(names):
        what = "more than one engine and one for a second opinion"
        hint = "name one engine, or two different ones: argos,apertium"
        raise UsageError(f"engine {settings.engine}", what, hint)
    for name in names:
        if name == _AUTO:
            continue
        from fidelity.back_translate.registry import engine_module

        try:
            engine_module(name)
        except EngineError:
            file, path = settings.file, (*above, "engine")
            if file is None or name in _engine_names() or not says(file, path, settings.engine):
                raise
            raise _unknown("engine", name, _engine_names(), place(file, path)) from None


def _engine_names() -> tuple[str, ...]:
    from fidelity.back_translate.registry import engine_names

    return engine_names()


def _unknown(key: str, name: str, known: Iterable[str], where: str) -> SettingsError:
    what = "engine" if key in ("engine", "engines") else "check"
    near = get_close_matches(name, known, n=1)
    see = "`fidelity engines`" if what == "engine" else "`fidelity explain`"
    hint = f"did you mean {near[0]}?" if near else f"see {see} for the {what}s"
    return SettingsError(where, f"{key}: no such {what} {name}", hint)


def cues_of(settings: Settings) -> Cues:
    """The loader's cues for kinds of blocks, with those of the project."""
    try:
        return DEFAULT_CUES.extended(settings.roles) if settings.roles else DEFAULT_CUES
    except SettingsError as error:
        where = place(settings.file, ("roles",)) if settings.file else "settings: roles"
        raise SettingsError(where, f"{error.where}: {error.what}", error.hint) from error
