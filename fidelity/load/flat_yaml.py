"""Flattens a YAML mapping into text values under keys with dots between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fidelity.load.entry import FrontMatterError, joined
from fidelity.model import Entry

if TYPE_CHECKING:
    from yaml.events import Event

_DEEPEST = 50
_MOST_WORDS_IN_KEY = 3


def yaml_entries(text: str) -> tuple[Entry, ...] | None:
    """Flatten YAML; None where it is no mapping, or one whose keys are whole sentences.

    It is read event by event: no value is interpreted, and no alias, by which a document of a few
    lines can grow without end, is followed.
    """
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return _Events(yaml.parse(text, Loader=loader)).entries()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        raise FrontMatterError(str(error.problem), line + 1) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise FrontMatterError(str(error.reason), line) from error


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
        last_of_each = {entry.key: entry for entry in self._mapping("", 1)}
        is_one_document = len(list(self._events)) == len(("document end", "stream end"))
        has_keys = all(len(key.split()) <= _MOST_WORDS_IN_KEY for key in last_of_each)
        return tuple(last_of_each.values()) if is_one_document and has_keys else None

    def _mapping(self, prefix: str, depth: int) -> Iterator[Entry]:
        from yaml.events import MappingEndEvent, ScalarEvent

        while not isinstance(event := next(self._events), MappingEndEvent):
            line = _line(event)
            if isinstance(event, ScalarEvent):
                key = f"{prefix}.{event.value}" if prefix else event.value
                yield from self._value(next(self._events), key, line, depth)
            else:  # a list as a key
                self._skip(event)
                self._skip(next(self._events))

    def _value(self, event: Event, key: str, line: int, depth: int) -> Iterator[Entry]:
        from yaml.events import MappingStartEvent, ScalarEvent, SequenceStartEvent

        _check_depth(depth, event)
        if isinstance(event, ScalarEvent):
            yield Entry(key, event.value.strip(), line)
        elif isinstance(event, MappingStartEvent):
            yield from self._mapping(key, depth + 1)
        elif isinstance(event, SequenceStartEvent):
            yield from joined(self._items(key, line, depth + 1))

    def _items(self, key: str, line: int, depth: int) -> Iterator[Entry]:
        from yaml.events import SequenceEndEvent

        while not isinstance(event := next(self._events), SequenceEndEvent):
            yield from self._value(event, key, line, depth)

    def _skip(self, event: Event) -> None:
        from yaml.events import CollectionEndEvent, CollectionStartEvent

        depth = int(isinstance(event, CollectionStartEvent))
        while depth:
            _check_depth(depth, event)
            event = next(self._events)
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)


def _check_depth(depth: int, event: Event) -> None:
    """Stop early: the parser takes the square of the depth in time."""
    if depth > _DEEPEST:
        raise FrontMatterError("nested too deep", _line(event))


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
