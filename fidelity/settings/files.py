"""Reads configuration files; a mistake in one is an error that names its line and what to write."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fidelity.errors import SettingsError
from fidelity.settings.decisions import Override, Settings, merged, named
from fidelity.settings.keys import FILES, OVERRIDES, all_kinds
from fidelity.settings.lines import place
from fidelity.settings.presets import PRESETS
from fidelity.settings.values import Item, Step, WrongValueError, read_table

OWN, PROJECT = "fidelity.toml", "pyproject.toml"
_LINE = re.compile(r" \(at line (\d+), column \d+\)$")
_SEE = "`fidelity config schema` says what this key takes"


def nearest(start: Path) -> Settings:
    """The settings that hold for a file or folder: of the first configuration file in it or above
    it.
    """
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        own = candidate / OWN
        if own.is_file():
            return from_table(_read(own), own)
        project = candidate / PROJECT
        if project.is_file():
            tool = _read(project).get("tool", {})
            if isinstance(tool, dict) and "fidelity" in tool:
                return from_table(tool["fidelity"], project)
    return Settings()


def read(path: Path) -> Settings:
    """The settings of one configuration file."""
    return from_table(table_of(path), path)


def table_of(path: Path) -> object:
    """Our table of a configuration file as it stands."""
    table = _read(path)
    if path.name != PROJECT:
        return table
    tool = table.get("tool")
    return tool.get("fidelity", {}) if isinstance(tool, dict) else {}


def says(file: Path, path: Sequence[Step], value: object) -> bool:
    """Whether a value stands in a configuration file, and was not given on the command line."""
    table: Any = table_of(file)
    try:
        for step in path:
            table = table[step]
    except (KeyError, IndexError, TypeError):
        return False
    return bool(table == value)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        line = _LINE.search(str(error))
        where = f"{path}:{line[1]}" if line else path
        what = f"not valid TOML: {_LINE.sub('', str(error))}"
        raise SettingsError(where, what, "mend the file at that place") from error
    except OSError as error:
        hint = "name a fidelity.toml or pyproject.toml that can be read"
        raise SettingsError(path, f"cannot be read: {error.strerror}", hint) from error


def from_table(table: object, path: Path) -> Settings:
    """Settings from the keys of a configuration file; every key and value is looked at."""
    if not isinstance(table, dict):
        raise SettingsError(
            place(path, ()), "tool.fidelity is not a table", "write [tool.fidelity] and keys below"
        )
    if "tool" in table:
        what = "[tool.fidelity] is for a pyproject.toml"
        raise SettingsError(place(path, ("tool",)), what, "leave this out: here keys stand alone")
    try:
        values = read_table(table, all_kinds())
        overrides = tuple(map(_override, values.pop(OVERRIDES, ())))
        settings = Settings(file=path, overrides=overrides, **named(with_preset(values)))
    except WrongValueError as error:
        raise _mistake(error, path) from error
    if bool(settings.originals) is not bool(settings.translations):
        given, lacking = ("originals", "translations")[:: 1 if settings.originals else -1]
        what = f"{given} is set, but not {lacking}"
        raise SettingsError(place(path, (given,)), what, f"set {lacking} as well")
    return settings


def with_preset(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a table laid over those of the preset that it names."""
    if "preset" not in values:
        return dict(values)
    return merged(read_table({**PRESETS[values["preset"]]}, all_kinds()), values)


def _override(values: Mapping[str, Any]) -> Override:
    own = {key: value for key, value in values.items() if key != FILES}
    return Override(values[FILES], named(with_preset(own)))


def _mistake(error: WrongValueError, path: Path) -> SettingsError:
    unknown = str(error).startswith("unknown key")
    own = (s for s in error.path if isinstance(s, str) and not isinstance(s, Item))
    keys = "" if unknown else ".".join(own)
    what = f"{keys}: {error}" if keys else str(error)
    return SettingsError(place(path, error.path), what, error.hint or _SEE)
