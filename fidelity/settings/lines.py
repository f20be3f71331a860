"""The line of a configuration file on which a key stands: the parser of TOML tells no lines."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from fidelity.settings.values import Step


def place(file: Path, path: Sequence[Step]) -> str:
    """`fidelity.toml:3`, or only the name of the file where the key cannot be found in it."""
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    above = ("tool", "fidelity") if file.name == "pyproject.toml" else ()
    line = line_of(text, (*above, *path))
    return f"{file}:{line}" if line else str(file)


def line_of(text: str, path: Sequence[Step]) -> int | None:
    """The line on which the value at the end of a path begins, else the nearest key above it.

    A step that is no key is looked for as a text in the lines of that value: an item of a list.
    A file that is cut off after the right line is the first that holds the key; only lines with the
    key's name in them are tried.
    """
    lines = text.splitlines(keepends=True)
    for end in range(len(path), 0, -1):
        keys = [step for step in path[:end] if isinstance(step, str)]
        if keys and (found := _first(lines, path[:end], keys[-1])):
            return _of_item(lines, found, path[end:]) or found.start + 1
    return None


def _first(lines: list[str], path: Sequence[Step], name: str) -> range | None:
    """The lines of a value."""
    for number, line in enumerate(lines):
        if name not in line:
            continue
        end, table = _parsed(lines, number)
        if _holds(table, path):
            return range(number, end)
    return None


def _parsed(lines: list[str], number: int) -> tuple[int, object]:
    """The file up to the end of the value that begins on this line: the first cut that is whole."""
    for end in range(number + 1, len(lines) + 1):
        try:
            return end, tomllib.loads("".join(lines[:end]))
        except (tomllib.TOMLDecodeError, RecursionError):
            continue
    return number, None


def _of_item(lines: list[str], where: range, rest: Sequence[Step]) -> int | None:
    if len(rest) != 1 or not isinstance(rest[0], str):
        return None
    quoted = (f'"{rest[0]}"', f"'{rest[0]}'")
    return next((n + 1 for n in where if any(item in lines[n] for item in quoted)), None)


def _holds(table: object, path: Sequence[Step]) -> bool:
    for step in path:
        if isinstance(step, int):
            if not isinstance(table, list) or step >= len(table):
                return False
            table = table[step]
        elif not isinstance(table, dict) or step not in table:
            return False
        else:
            table = table[step]
    return True
