"""The rows of a manifest: what each one asks to be compared."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from fidelity.errors import LoadError

_SHAPES = (
    frozenset({"original", "back_translation"}),
    frozenset({"original", "translation"}),
    frozenset({"original_path", "translation_path"}),
    frozenset({"path"}),
)
_HINT = (
    "give each row “original” and “back_translation”, or “original”, “translation” and “lang”, "
    "or “original_path” and “translation_path”, or the “path” of a file that holds both"
)


class Row(Struct, frozen=True):
    """One line of a manifest: where it stands, its id, and its texts or paths.

    A line that cannot be read keeps its place, with the error that says why. `page` is the file
    name of its HTML report, where there is one.
    """

    where: str
    id: str | int
    values: Mapping[str, str]
    error: LoadError | None = None
    page: str = ""


def read_rows(lines: Iterable[bytes], name: str, folder: Path) -> Iterator[Row]:
    """The rows of a JSONL manifest; paths are taken from the folder that it lies in."""
    for number, line in enumerate(lines, start=1):
        if number == 1 and b"\0" in line:
            raise LoadError(name, "not UTF-8: it holds NUL bytes", "save the file as UTF-8")
        if line.strip():
            yield _row(line.removeprefix(BOM_UTF8), f"{name}:{number}", number, folder)


def _row(line: bytes, where: str, number: int, folder: Path) -> Row:
    try:
        values = json.loads(line.decode())
    except UnicodeDecodeError as error:
        return _broken(where, number, f"not UTF-8 at byte {error.start}", "save the file as UTF-8")
    except (ValueError, RecursionError) as error:
        return _broken(where, number, f"not JSON: {error}")
    if not isinstance(values, dict):
        return _broken(where, number, "not a JSON object")
    name = values.get("id", number)
    if not isinstance(name, (str, int)) or isinstance(name, bool):
        return _broken(where, number, "the id is neither text nor a whole number")
    fields = {key: value for key, value in values.items() if key != "id" and value is not None}
    texts = [key for key in fields if not isinstance(fields[key], str)]
    if texts:
        return _broken(where, name, f"“{texts[0]}” is not text")
    if not any(shape <= fields.keys() for shape in _SHAPES):
        return _broken(where, name, "there is nothing to compare")
    if any(fields[key] == "-" for key in fields if _is_path(key)):
        return _broken(where, name, "“-” is no path: a row cannot read standard input")
    return Row(where, name, _with_folder(fields, folder))


def _with_folder(fields: dict[str, Any], folder: Path) -> dict[str, str]:
    return {key: str(folder / value) if _is_path(key) else value for key, value in fields.items()}


def _is_path(key: str) -> bool:
    return key == "path" or key.endswith("_path")


def _broken(where: str, name: str | int, what: str, hint: str = _HINT) -> Row:
    return Row(where, name, {}, LoadError(where, what, hint))
