"""Reads catalogues in JSON, among them Application Resource Bundles (ARB)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from fidelity.errors import LoadError
from fidelity.load.catalogues.catalogue import catalogue
from fidelity.load.catalogues.entry import Entry
from fidelity.load.declared_language import declared_language
from fidelity.model import Document

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
_LOCALE = "@@locale"
_ABOUT = "@metadata"
"""Where catalogues of wikis, and of programs that write them likewise, name their translators."""


def load_json(text: str, path: str) -> Document:
    """Read the texts of nested objects and lists; numbers and the like are no messages.

    Raises LoadError with the line where it is no JSON.
    """
    return catalogue(path, [e for e in _entries(text, path) if e.keys[0] != _ABOUT])


def load_arb(text: str, path: str) -> Document:
    """Read the messages of a bundle; what begins with @ is about them."""
    entries = list(_entries(text, path))
    lang = next((entry.text for entry in entries if entry.keys == (_LOCALE,)), None)
    said = [entry for entry in entries if not entry.keys[0].startswith("@")]
    return catalogue(path, said, lang=declared_language(lang))


def _entries(text: str, path: str) -> Iterator[Entry]:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        where = f"{path or 'text'}:{error.lineno}"
        raise LoadError(where, f"not valid JSON: {error.msg}", "mend the file there") from error
    except RecursionError as error:
        what = "its objects are nested too deep to be read"
        raise LoadError(path or "text", what, "name a catalogue of messages") from error
    if not isinstance(value, dict | list):
        raise LoadError(path or "text", "holds no objects", "name a catalogue of messages")
    yield from _walk(text)


def _walk(text: str) -> Iterator[Entry]:
    """The texts in valid JSON, token by token: the parser of Python keeps no lines."""
    line, counted = 1, 0
    keys: list[str | int | None] = []  # of open objects, None before each; of lists the number
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token in "{[":
            keys.append(None if token == "{" else 0)
        elif token in "}]":
            keys.pop()
        elif token == ",":
            keys[-1] = keys[-1] + 1 if isinstance(keys[-1], int) else None
        elif token.startswith('"'):
            if keys[-1] is None:
                keys[-1] = json.loads(token)
                continue
            line += text.count("\n", counted, match.start())
            counted = match.start()
            yield Entry(tuple(map(str, keys)), json.loads(token), line)
