"""The rows of a manifest: what each one asks to be compared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fidelity.errors import LoadError

_SHAPES = (
    frozenset({"original", "back_translation"}),
    frozenset({"original", "translation"}),
    frozenset({"original_path", "translation_path"}),
)
_HINT = (
    "give each row “original” and “back_translation”, or “original”, “translation” and “lang”, "
    "or “original_path” and “translation_path”"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a manifest: where it stands, its id, and its texts or paths.

    A line that cannot be read keeps its place, with the error that says why.
    """

    where: str
    id: str | int
    values: Mapping[str, str]
    error: LoadError | None = None


def read_rows(lines: Iterable[str], name: str, folder: Path) -> Iterator[Row]:
    """The rows of a JSONL manifest; paths are taken from the folder that it lies in."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _row(line, f"{name}:{number}", number, folder)


def _row(line: str, where: str, number: int, folder: Path) -> Row:
    try:
        values = json.loads(line)
    except ValueError as error:
        return _broken(where, number, f"not JSON: {error}")
    if not isinstance(values, dict):
        return _broken(where, number, "not a JSON object")
    name = values.get("id", number)
    if not isinstance(name, (str, int)):
        return _broken(where, number, "the id is neither text nor a whole number")
    fields = {key: value for key, value in values.items() if key != "id" and value is not None}
    texts = [key for key in fields if not isinstance(fields[key], str)]
    if texts:
        return _broken(where, name, f"“{texts[0]}” is not text")
    if not any(shape <= fields.keys() for shape in _SHAPES):
        return _broken(where, name, "there is nothing to compare")
    return Row(where, name, _with_folder(fields, folder))


def _with_folder(fields: dict[str, Any], folder: Path) -> dict[str, str]:
    return {
        key: str(folder / value) if key.endswith("_path") else value
        for key, value in fields.items()
    }


def _broken(where: str, name: str | int, what: str) -> Row:
    return Row(where, name, {}, LoadError(where, what, _HINT))
