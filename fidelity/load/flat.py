"""Flattens YAML and TOML into text values under keys with dots between them; what a list holds is joined with commas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yaml.events import Event

_DEEPEST = 50
_LONGEST_KEY = 60
_TOML_KEY = re.compile(r"^\s*[\"']?([\w-]+)[\"']?\s*=", re.MULTILINE)
_LINE_OF_TOML_ERROR = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A value, the keys that lead to it, and the line of the last key (from 1)."""

    key: str
    value: str
    line: int


class InvalidFrontMatter(ValueError):
    """A text is neither YAML nor TOML, and from which line on."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.line = line


def yaml_entries(text: str) -> tuple[Entry, ...] | None:
    """Flatten a YAML mapping; None where the text is no mapping, or its keys are whole sentences.

    Events are read one by one: no value is interpreted, and aliases, which can blow a document up, stay unread.
    """
    import yaml

    try:
        return _Events(yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))).entries()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InvalidFrontMatter(f"{error.problem}", line) from error
    except yaml.reader.ReaderError as error:
        raise InvalidFrontMatter(f"{error.reason}", text.count("\n", 0, error.position) + 1) from error


class _Events:
    def __init__(self, events: Iterator[Event]) -> None:
        self._events = events

    def entries(self) -> tuple[Entry, ...] | None:
        from yaml.events import DocumentStartEvent, MappingStartEvent, StreamStartEvent

        first = next(self._events)
        while isinstance(first, StreamStartEvent | DocumentStartEvent):
            first = next(self._events)
        if not isinstance(first, MappingStartEvent):
            return None
        entries = _last_of_each(self._mapping("", 0))
        return entries if all(map(_is_key, entries)) else None

    def _mapping(self, prefix: str, depth: int) -> Iterator[Entry]:
        from yaml.events import MappingEndEvent, ScalarEvent

        while not isinstance(event := next(self._events), MappingEndEvent):
            line = event.start_mark.line + 1
            if isinstance(event, ScalarEvent):
                key = f"{prefix}.{event.value}" if prefix else event.value
                yield from self._value(next(self._events), key, line, depth + 1)
            else:
                self._skip(event)
                self._skip(next(self._events))

    def _value(self, event: Event, key: str, line: int, depth: int) -> Iterator[Entry]:
        from yaml.events import MappingStartEvent, ScalarEvent, SequenceStartEvent

        if depth > _DEEPEST:
            self._skip(event)
        elif isinstance(event, ScalarEvent):
            yield Entry(key, event.value.strip(), line)
        elif isinstance(event, MappingStartEvent):
            yield from self._mapping(key, depth)
        elif isinstance(event, SequenceStartEvent):
            yield from _joined(self._items(key, line, depth + 1))

    def _items(self, key: str, line: int, depth: int) -> Iterator[Entry]:
        from yaml.events import SequenceEndEvent

        while not isinstance(event := next(self._events), SequenceEndEvent):
            yield from self._value(event, key, line, depth)

    def _skip(self, event: Event) -> None:
        from yaml.events import CollectionEndEvent, CollectionStartEvent

        depth = isinstance(event, CollectionStartEvent)
        while depth:
            event = next(self._events)
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)


def _is_key(entry: Entry) -> bool:
    key = entry.key.partition(".")[0]
    return len(key) <= _LONGEST_KEY and len(key.split()) <= 3


def toml_entries(text: str) -> tuple[Entry, ...]:
    """Flatten TOML."""
    import tomllib

    try:
        values = tomllib.loads(text, parse_float=str)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = _LINE_OF_TOML_ERROR.search(str(error))
        raise InvalidFrontMatter(str(error), int(line[1]) if line else 1) from error
    lines = {match[1]: text.count("\n", 0, match.start(1)) + 1 for match in reversed([*_TOML_KEY.finditer(text)])}
    return tuple(
        replace(entry, line=lines.get(entry.key.rpartition(".")[2], 1))
        for entry in _toml_values(values, "")
    )


def _toml_values(value: object, key: str) -> Iterator[Entry]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _toml_values(inner, f"{key}.{name}" if key else name)
    elif isinstance(value, list):
        yield from _joined(entry for item in value for entry in _toml_values(item, key))
    else:
        yield Entry(key, str(value).lower() if isinstance(value, bool) else str(value).strip(), 1)


def _joined(entries: Iterable[Entry]) -> Iterator[Entry]:
    joined: dict[str, list[Entry]] = {}
    for entry in entries:
        joined.setdefault(entry.key, []).append(entry)
    for key, same in joined.items():
        yield Entry(key, ", ".join(entry.value for entry in same), same[0].line)


def _last_of_each(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple({entry.key: entry for entry in entries}.values())
