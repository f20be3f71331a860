"""What a project has decided: `[tool.fidelity]` in `pyproject.toml`, or `fidelity.toml`, the
nearest one above a file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from fidelity.errors import SettingsError
from fidelity.model import Layer, Severity

ALL_LAYERS = tuple(Layer)
_NEVER = "never"
_Kind = TypeVar("_Kind", Layer, Severity)


@dataclass(frozen=True, slots=True)
class Settings:
    """The decisions of a project; the defaults are those of a project that has made none.

    `root` is the folder of the configuration file. `originals` and `translations` are path patterns
    below it with `{path}` and `{lang}`. `fail_on` is the severity from which a finding fails the
    run, None for never. `ignore` names checks that do not run; `severities` overrides those of
    checks; `roles` adds wording patterns for kinds of blocks. `engines` holds what each engine is
    told, by its name. `cache` is the folder of translated sentences, below `root`, "none" for no
    cache, or nothing for the platform's folder.
    """

    root: Path | None = None
    originals: str = ""
    translations: str = ""
    engine: str = "auto"
    layers: tuple[Layer, ...] = ALL_LAYERS
    fail_on: Severity | None = Severity.MAJOR
    ignore: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    engines: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    cache: str = ""

    @property
    def has_layout(self) -> bool:
        """Whether the project says where originals and translations lie."""
        return bool(self.originals and self.translations)


def nearest(start: Path) -> Settings:
    """The settings that hold for a file or folder: of the first configuration file in it or above
    it.
    """
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        own = candidate / "fidelity.toml"
        if own.is_file():
            return from_table(_read(own), own)
        project = candidate / "pyproject.toml"
        if project.is_file():
            tool = _read(project).get("tool", {})
            if isinstance(tool, dict) and "fidelity" in tool:
                return from_table(tool["fidelity"], project)
    return Settings()


def read(path: Path) -> Settings:
    """The settings of one configuration file."""
    table = _read(path)
    return from_table(
        table if path.name != "pyproject.toml" else table.get("tool", {}).get("fidelity", {}), path
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            path, f"not valid TOML: {error}", "mend the file at that place"
        ) from error
    except OSError as error:
        raise SettingsError(
            path, f"cannot be read: {error.strerror}", "make it readable"
        ) from error


def from_table(table: object, path: Path) -> Settings:
    """Settings from the keys of a configuration file; every key and value is looked at."""
    if not isinstance(table, dict):
        raise SettingsError(
            path, "tool.fidelity is not a table", "write [tool.fidelity] and keys below it"
        )
    readers: dict[str, Callable[[object], object]] = {
        "originals": lambda value: _pattern(value, ("{path}",)),
        "translations": lambda value: _pattern(value, ("{path}", "{lang}")),
        "engine": _text,
        "layers": lambda value: tuple(_member(Layer, item) for item in _texts(value)),
        "fail-on": lambda value: None if value == _NEVER else _member(Severity, value),
        "ignore": lambda value: frozenset(_texts(value)),
        "severities": lambda value: {
            check: _member(Severity, item) for check, item in _table(value).items()
        },
        "engines": _engines,
        "cache": _text,
        "roles": lambda value: {kind: tuple(_texts(item)) for kind, item in _table(value).items()},
    }
    values: dict[str, Any] = {"root": path.parent}
    for key, value in table.items():
        if key not in readers:
            near = get_close_matches(key, readers, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known keys: {', '.join(readers)}"
            raise SettingsError(path, f"unknown key {key}", hint)
        try:
            values[key.replace("-", "_")] = readers[key](value)
        except ValueError as error:
            raise SettingsError(
                path, f"{key}: {error}", "see the README for what this key takes"
            ) from error
    return Settings(**values)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not text")
    return value


def _texts(value: object) -> list[str]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is not a list of texts")
    return [_text(item) for item in value]


def _table(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{value!r} is not a table")
    return value


def _engines(value: object) -> dict[str, dict[str, Any]]:
    """What each engine is told; an engine looks at its own options when it is opened."""
    from fidelity.back_translate.registry import engine_names

    tables = _table(value)
    for name, options in tables.items():
        known = engine_names()
        if name not in known:
            near = get_close_matches(name.lower(), known, n=1)
            guess = f"did you mean {near[0]}?" if near else f"the engines are {', '.join(known)}"
            raise ValueError(f"there is no engine {name}; {guess}")
        if not isinstance(options, dict):
            raise ValueError(f"{name} is {options!r}, not a table of options")
    return tables


def _pattern(value: object, needed: tuple[str, ...]) -> str:
    text = _text(value)
    for part in needed:
        if part not in text:
            raise ValueError(f"“{text}” lacks {part}")
    return text


def _member(kind: type[_Kind], value: object) -> _Kind:
    for member in kind:
        if member.value == value:
            return member
    raise ValueError(f"{value!r} is none of {', '.join(member.value for member in kind)}")
