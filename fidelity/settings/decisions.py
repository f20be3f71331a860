"""What a project has decided, as values: for all of its files, and for some of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from fidelity.model import Conventions, Layer, Severity
from fidelity.settings.globs import matches

ALL_LAYERS = tuple(Layer)


class NamedPatterns(Struct, frozen=True):
    """Where originals and translations lie; by the name of the preset that says so, if one does."""

    originals: str
    translations: str
    name: str = ""


class Override(Struct, frozen=True):
    """What holds for some files only: those whose path below the configuration's folder matches.

    `values` are fields of the settings; tables are added to, everything else is replaced.
    """

    files: tuple[str, ...]
    values: Mapping[str, Any]


class Settings(Struct, frozen=True):
    """The decisions of a project; the defaults are those of a project that has made none.

    `file` is the configuration file, and `root` its folder. `originals` and `translations` are path
    patterns below it with `{path}` and `{lang}`, and `layouts` holds more such pairs; `exclude` are
    files that are not checked. `preset` is the kind of text, whose decisions the others are added
    to. `fail_on` is the severity from which a finding fails the run, None for never. `ignore` names
    checks that do not run; `severities` overrides those of checks, and `thresholds` says how sure a
    check must be to be heard; `roles` adds wording patterns for kinds of blocks. `engines` holds
    what each engine is told, by its name. `baseline` is the file of accepted findings, below
    `root`, and `accept` are patterns of more. `cache` is the folder of translated sentences, below
    `root`, "none" for no cache, or nothing for the platform's folder. `neural` is the folder of a
    model of entailment, below `root`, or nothing, and `glossary` are files of terms.
    `front_matter` says what becomes of its keys in translations, and `moved_links` how the
    beginnings of addresses differ there. `overrides` hold for some files, the later ones over the
    earlier.
    """

    file: Path | None = None
    originals: str = ""
    translations: str = ""
    layouts: tuple[tuple[NamedPatterns, ...], ...] = ()
    exclude: tuple[str, ...] = ()
    preset: str = ""
    engine: str = "auto"
    layers: tuple[Layer, ...] = ALL_LAYERS
    fail_on: Severity | None = Severity.MAJOR
    ignore: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    thresholds: Mapping[str, float] = field(default_factory=dict)
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    engines: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    baseline: str = "fidelity-baseline.toml"
    accept: tuple[Mapping[str, str], ...] = ()
    cache: str = ""
    neural: str = ""
    glossary: tuple[str, ...] = ()
    front_matter: Mapping[str, str] = field(default_factory=dict)
    moved_links: Mapping[str, str] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()

    @property
    def conventions(self) -> Conventions:
        """What checks must know of the project."""
        return Conventions(front_matter=self.front_matter, moved_links=self.moved_links)

    @property
    def root(self) -> Path | None:
        """The folder of the configuration file, below which the layout lies."""
        return self.file.parent if self.file else None

    @property
    def baseline_file(self) -> Path:
        """The file of accepted findings, below the current folder where there is no project."""
        return (self.root or Path()) / self.baseline

    @property
    def neural_folder(self) -> Path | None:
        """The folder of the model of entailment, if one is named."""
        return (self.root or Path()) / self.neural if self.neural else None

    @property
    def glossary_files(self) -> tuple[Path, ...]:
        """The files of terms."""
        return tuple((self.root or Path()) / file for file in self.glossary)

    @property
    def engines_asked(self) -> tuple[str, ...]:
        """The engine, and after a comma the one for a second opinion: `argos,apertium`."""
        return tuple(name.strip() for name in self.engine.split(","))

    @property
    def has_layout(self) -> bool:
        """Whether the project says where originals and translations lie."""
        return bool(self.patterns)

    @property
    def patterns(self) -> tuple[NamedPatterns, ...]:
        """All places of originals and translations, in the order in which they are looked at."""
        own = (NamedPatterns(self.originals, self.translations),)
        more = (patterns for group in self.layouts for patterns in group)
        return (*(own if self.originals and self.translations else ()), *more)

    def excludes(self, file: str | Path) -> bool:
        """Whether a file is not to be checked."""
        return self.holds_for(self.exclude, file)

    def holds_for(self, patterns: Sequence[str], *files: str | Path | None) -> bool:
        """Whether one of the files, seen from the configuration's folder, matches a pattern."""
        return bool(patterns) and any(
            matches(self._below(file), patterns) for file in files if file
        )

    def for_files(self, *files: str | Path | None) -> Settings:
        """The settings of one pair: with the overrides that either of its files matches."""
        if not self.overrides:
            return self
        found = replace(self, overrides=())
        for override in self.overrides:
            if self.holds_for(override.files, *files):
                found = replace(found, **merged(_fields(found), override.values))
        return found

    def told(self, **values: object) -> Settings:
        """The settings with what a command line says: it goes before the project and its
        overrides.
        """
        kept = tuple(
            replace(
                override,
                values={name: v for name, v in override.values.items() if name not in values},
            )
            for override in self.overrides
        )
        return replace(self, **{"overrides": kept, **values})

    def name_of(self, file: str) -> str:
        """A file's path below the configuration's folder: the same from wherever it is seen."""
        return file if file in ("", "-") else self._below(file)

    def _below(self, file: str | Path) -> str:
        here = os.getcwd()  # noqa: PTH109 - it is asked for with every row of a batch
        return _below(os.fspath(file), os.fspath(self.file.parent) if self.file else here, here)


@lru_cache(maxsize=256)
def _below(file: str, root: str, _here: str) -> str:
    """The path of a file below a folder, without links; both may be seen from the current one."""
    top = os.path.realpath(root).rstrip(os.sep) + os.sep
    return os.path.realpath(file).removeprefix(top).replace(os.sep, "/")


def merged(values: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """Values with others laid over them: tables are added to, the rest is replaced."""
    return {
        **values,
        **{
            name: {**values.get(name, {}), **value} if isinstance(value, Mapping) else value
            for name, value in more.items()
        },
    }


def named(values: Mapping[str, Any]) -> dict[str, Any]:
    """Keys of a configuration file as fields of the settings."""
    return {key.replace("-", "_"): value for key, value in values.items()}


def _fields(settings: Settings) -> dict[str, Any]:
    return {name: getattr(settings, name) for name in Settings.__struct_fields__}


def layers_in_order(layers: Iterable[Layer]) -> tuple[Layer, ...]:
    """The layers in their own order, each once."""
    wanted = set(layers)
    return tuple(layer for layer in Layer if layer in wanted)
