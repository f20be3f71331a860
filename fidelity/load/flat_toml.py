"""Flattens TOML into text values under keys with dots between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from fidelity.load.entry import FrontMatterError, joined
from fidelity.model import Entry

_KEY = re.compile(r"^\s*[\"']?([\w-]+)[\"']?\s*=", re.MULTILINE)
_LINE_OF_ERROR = re.compile(r"at line (\d+)")


def toml_entries(text: str) -> tuple[Entry, ...]:
    """Flatten TOML; its parser keeps no lines, so each is that of the first such key."""
    import tomllib

    try:
        values = tomllib.loads(text, parse_float=str)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = _LINE_OF_ERROR.search(str(error))
        raise FrontMatterError(str(error), int(line[1]) if line else 1) from error
    lines = {match[1]: text.count("\n", 0, match.start(1)) + 1 for match in _keys_from_last(text)}
    entries = joined(_entries(values, ""))
    return tuple(replace(e, line=lines.get(e.key.rpartition(".")[2], 1)) for e in entries)


def _keys_from_last(text: str) -> Iterator[re.Match[str]]:
    return reversed(list(_KEY.finditer(text)))


def _entries(value: object, key: str) -> Iterator[Entry]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _entries(inner, f"{key}.{name}" if key else name)
    elif isinstance(value, list):
        for item in value:
            yield from _entries(item, key)
    else:
        yield Entry(key, _text(value), 1)


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value).strip()
