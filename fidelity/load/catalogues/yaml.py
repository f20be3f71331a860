"""Reads catalogues in YAML, as Rails, Symfony and others keep them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fidelity.errors import LoadError
from fidelity.load.catalogues.catalogue import catalogue
from fidelity.load.catalogues.entry import Entry, Keys
from fidelity.load.characters import with_plain_lines
from fidelity.model import Document

if TYPE_CHECKING:
    from yaml.events import Event, ScalarEvent

_DEEPEST = 50
_NO_TEXT = re.compile(
    r"(?:|~|null|true|false|yes|no|on|off|[-+]?[\d_.,:]+(?:e[-+]?\d+)?|\d{4}-\d\d-\d\d.*)\Z",
    re.IGNORECASE,
)
"""What is no text where it stands without quotes."""


def load_yaml(text: str, path: str) -> Document:
    """Read the texts of nested mappings and lists; aliases are not followed, by which a file of a
    few lines could grow without end.

    Raises LoadError with the line where it is no YAML.
    """
    import yaml

    text = with_plain_lines(text)
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return catalogue(path, list(_Walk(yaml.parse(text, Loader=loader), path).entries()))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _invalid(path, line, str(error.problem)) from error
    except yaml.reader.ReaderError as error:
        raise _invalid(path, text.count("\n", 0, error.position) + 1, str(error.reason)) from error


def _invalid(path: str, line: int, what: str) -> LoadError:
    hint = "put values that hold a colon, a bracket or a quote between quotes"
    return LoadError(f"{path or 'text'}:{line}", f"not valid YAML: {what}", hint)


class _Walk:
    def __init__(self, events: Iterator[Event], path: str) -> None:
        self._events, self._path = events, path

    def entries(self) -> Iterator[Entry]:
        """The texts of all documents of the stream."""
        from yaml.events import CollectionStartEvent

        for event in self._events:
            if isinstance(event, CollectionStartEvent):
                yield from self._inside(event, ())

    def _inside(self, opened: Event, keys: Keys) -> Iterator[Entry]:
        """The texts in a mapping or list."""
        from yaml.events import CollectionEndEvent, MappingStartEvent

        if len(keys) > _DEEPEST:
            raise _invalid(self._path, _line(opened), "nested too deep")
        is_mapping = isinstance(opened, MappingStartEvent)
        number = 0
        while not isinstance(event := next(self._events), CollectionEndEvent):
            if not is_mapping:
                yield from self._value(event, (*keys, str(number)))
                number += 1
                continue
            key = self._key(event, keys)
            yield from self._value(next(self._events), key)

    def _key(self, event: Event, keys: Keys) -> Keys:
        from yaml.events import CollectionStartEvent, ScalarEvent

        if isinstance(event, CollectionStartEvent):  # a list as a key
            for _ in self._inside(event, keys):
                pass
        return (*keys, event.value if isinstance(event, ScalarEvent) else "?")

    def _value(self, event: Event, keys: Keys) -> Iterator[Entry]:
        from yaml.events import CollectionStartEvent, ScalarEvent

        if isinstance(event, CollectionStartEvent):
            yield from self._inside(event, keys)
        elif isinstance(event, ScalarEvent) and _is_text(event):
            yield Entry(keys, event.value, _line(event))


def _is_text(event: ScalarEvent) -> bool:
    return bool(event.style) or not _NO_TEXT.match(event.value)


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
