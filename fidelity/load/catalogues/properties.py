"""Reads catalogues in Java's .properties files."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from fidelity.errors import LoadError
from fidelity.load.catalogues.catalogue import catalogue
from fidelity.load.catalogues.entry import Entry
from fidelity.model import Document


def load_properties(text: str, path: str) -> Document:
    """Read keys and texts; raises LoadError with the line where an escape is not valid."""
    return catalogue(path, list(_entries(text, path)))


def _entries(text: str, path: str) -> Iterator[Entry]:
    from javaproperties import InvalidUEscapeError, KeyValue, parse

    line = 1
    try:
        for element in parse(StringIO(text)):
            if isinstance(element, KeyValue):
                yield Entry((element.key,), element.value, line)
            line += element.source.count("\n")
    except InvalidUEscapeError as error:
        where = f"{path or 'text'}:{line}"
        raise LoadError(where, f"not a valid escape: {error.escape}", "write \\uXXXX") from error
