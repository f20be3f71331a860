"""What is decided for a file, key by key, and where each decision comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from fidelity.settings.decisions import NamedPatterns, Settings
from fidelity.settings.files import table_of
from fidelity.settings.keys import FILES, KEYS, LAYOUTS_KEY, OVERRIDES
from fidelity.settings.lines import place
from fidelity.settings.presets import PRESETS


class Decision(Struct, frozen=True):
    """A key, its value as TOML, and the places that it comes from."""

    key: str
    value: str
    source: str


def decisions(settings: Settings, file: Path | None) -> Iterator[Decision]:
    """Every key with the value that holds for a file, or for the project where none is named."""
    held = settings.for_files(file) if file else settings
    for key in KEYS:
        value = getattr(held, key.replace("-", "_"))
        if key == LAYOUTS_KEY:
            value = [group[0].name or group[0] for group in value]
        yield Decision(key, toml(value), ", ".join(_sources(settings, file, key)) or "default")


def _sources(settings: Settings, file: Path | None, key: str) -> Iterator[str]:
    """The places of a key, the last word first; where tables are added to, all of them."""
    if settings.file is None:
        return
    table = table_of(settings.file)
    assert isinstance(table, dict)  # it has been read before
    tables: list[tuple[tuple[str | int, ...], Mapping[str, object]]] = [((), table)]
    for number, override in enumerate(table.get(OVERRIDES, ())):
        if file and settings.holds_for(override[FILES], file):
            tables.append(((OVERRIDES, number), override))
    for path, values in reversed(tables):
        preset = values.get("preset")
        found = [place(settings.file, (*path, key))] if key in values else []
        if isinstance(preset, str) and key in PRESETS[preset]:
            found.append(f"preset {preset}")
        yield from found
        if found and not isinstance(getattr(settings, key.replace("-", "_")), Mapping):
            return


def toml(value: object) -> str:
    """A value of the settings as a configuration file would say it."""
    if value is None:
        return '"never"'
    if isinstance(value, StrEnum):
        return json.dumps(value.value)
    if isinstance(value, NamedPatterns):
        return toml({"originals": value.originals, "translations": value.translations})
    if isinstance(value, Mapping):
        inside = ", ".join(f"{json.dumps(key)} = {toml(item)}" for key, item in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, frozenset):
        return toml(sorted(value))
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value, ensure_ascii=False)
