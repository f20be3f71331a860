"""What a project has decided: `[tool.fidelity]` in `pyproject.toml`, or `fidelity.toml`, the
nearest one above a file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from fidelity.errors import SettingsError, UsageError
from fidelity.model import Layer, Severity

ALL_LAYERS = tuple(Layer)
_NEVER = "never"
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_Kind = TypeVar("_Kind", Layer, Severity)


@dataclass(frozen=True, slots=True)
class Settings:
    """The decisions of a project; the defaults are those of a project that has made none.

    `file` is the configuration file, and `root` its folder. `originals` and `translations` are path
    patterns below it with `{path}` and `{lang}`. `fail_on` is the severity from which a finding
    fails the run, None for never. `ignore` names checks that do not run; `severities` overrides
    those of checks; `roles` adds wording patterns for kinds of blocks. `engines` holds what each
    engine is told, by its name. `cache` is the folder of translated sentences, below `root`, "none"
    for no cache, or nothing for the platform's folder. `neural` is the folder of a model of
    entailment, below `root`, or nothing.
    """

    file: Path | None = None
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
    neural: str = ""

    @property
    def root(self) -> Path | None:
        """The folder of the configuration file, below which the layout lies."""
        return self.file.parent if self.file else None

    @property
    def neural_folder(self) -> Path | None:
        """The folder of the model of entailment, if one is named."""
        return (self.root or Path()) / self.neural if self.neural else None

    @property
    def engines_asked(self) -> tuple[str, ...]:
        """The engine, and after a comma the one for a second opinion: `argos,apertium`."""
        return tuple(name.strip() for name in self.engine.split(","))

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
    if path.name != "pyproject.toml":
        return from_table(table, path)
    tool = table.get("tool")
    return from_table(tool.get("fidelity", {}) if isinstance(tool, dict) else {}, path)


def layers_named(names: Iterable[str]) -> tuple[Layer, ...]:
    """The layers of these names in their own order; UsageError for an unknown name, or for none."""
    known = [layer.value for layer in Layer]
    wanted = list(names)
    for name in wanted:
        if name not in known:
            raise UsageError(
                "--layers", f"unknown layer {name}", f"name some of {', '.join(known)}"
            )
    if not wanted:
        raise UsageError("--layers", "no layer named", f"name some of {', '.join(known)}")
    return tuple(layer for layer in Layer if layer.value in wanted)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SettingsError(
            path, f"not valid TOML: {error}", "mend the file at that place"
        ) from error
    except OSError as error:
        hint = "name a fidelity.toml or pyproject.toml that can be read"
        raise SettingsError(path, f"cannot be read: {error.strerror}", hint) from error


def from_table(table: object, path: Path) -> Settings:
    """Settings from the keys of a configuration file; every key and value is looked at."""
    if not isinstance(table, dict):
        raise SettingsError(
            path, "tool.fidelity is not a table", "write [tool.fidelity] and keys below it"
        )
    readers: dict[str, Callable[[object], object]] = {
        "originals": lambda value: _pattern(value, ["{path}"]),
        "translations": lambda value: _pattern(value, ["{lang}", "{path}"]),
        "engine": _text,
        "layers": _layers,
        "fail-on": _fail_on,
        "ignore": lambda value: frozenset(_texts(value)),
        "severities": lambda value: {
            check: _member(Severity, item) for check, item in _table(value).items()
        },
        "engines": _engines,
        "cache": _text,
        "neural": _text,
        "roles": lambda value: {kind: tuple(_texts(item)) for kind, item in _table(value).items()},
    }
    values: dict[str, Any] = {"file": path}
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
    settings = Settings(**values)
    if bool(settings.originals) is not bool(settings.translations):
        given, lacking = ("originals", "translations")[:: 1 if settings.originals else -1]
        raise SettingsError(path, f"{given} is set, but not {lacking}", f"set {lacking} as well")
    return settings


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
    return {name: _table(options) for name, options in _table(value).items()}


def _pattern(value: object, needed: list[str]) -> str:
    text = _text(value)
    if sorted(_PLACEHOLDER.findall(text)) != needed:
        raise ValueError(f"“{text}” does not hold {' and '.join(needed)}, each once and no other")
    path = PurePosixPath(text)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"“{text}” does not lie below the folder of this file")
    return str(path)


def _layers(value: object) -> tuple[Layer, ...]:
    named = {_member(Layer, item) for item in _texts(value)}
    if not named:
        raise ValueError("there is no layer in the list")
    return tuple(layer for layer in Layer if layer in named)


def _fail_on(value: object) -> Severity | None:
    if value == _NEVER:
        return None
    try:
        return _member(Severity, value)
    except ValueError as error:
        raise ValueError(f"{error}, {_NEVER}") from None


def _member(kind: type[_Kind], value: object) -> _Kind:
    for member in kind:
        if member.value == value:
            return member
    raise ValueError(f"{value!r} is none of {', '.join(member.value for member in kind)}")
