"""Reads XLIFF, the exchange format of translation tools: versions 1.0 to 1.2 and 2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from fidelity.errors import LoadError
from fidelity.load.bilingual import Bilingual, Form, Message, bilingual
from fidelity.load.xml_units import child, line_of, name_of, text_of, units

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNTOUCHED = frozenset({"new", "needs-translation"})
_OUTDATED = re.compile(r"needs-|new$")
_PLURALS = "x-gettext-plurals"


def load_xliff(text: str, path: str, lang: str | None = None) -> Bilingual:
    """Read the units that are to be translated; a target that still needs a look is outdated.

    Raises LoadError with the line where the file is not valid, or is no XLIFF.
    """
    walk = _Walk(text, path)
    found = list(walk.messages())
    if not walk.is_xliff:
        raise LoadError(path or "text", "is XML, but no XLIFF", "name a file with <xliff> in it")
    return bilingual(path, found, languages=(walk.source, walk.target))


class _Walk:
    """Goes from element to element, and keeps what those around them say."""

    def __init__(self, text: str, path: str) -> None:
        self._events = units(text, path, "xliff", "file", "group", "unit", "trans-unit")
        self.is_xliff = False
        self.source = self.target = ""
        self._file = ""
        self._translated = [True]
        self._plural: list[Message] | None = None

    def messages(self) -> Iterator[Message]:
        """The messages, as their elements end."""
        for event, element in self._events:
            if event == "start":
                self._start(element)
            else:
                yield from self._end(element)
                self._translated.pop()

    def _start(self, element: _Element) -> None:
        said = element.get("translate")
        self._translated.append(self._translated[-1] if said is None else said != "no")
        name = name_of(element)
        self.is_xliff = self.is_xliff or name == "xliff"
        self.source = self.source or element.get("source-language") or element.get("srcLang") or ""
        self.target = self.target or element.get("target-language") or element.get("trgLang") or ""
        if name == "file":
            self._file = element.get("original") or element.get("id") or ""
        elif element.get("restype") == _PLURALS:
            self._plural = []

    def _end(self, element: _Element) -> Iterator[Message]:
        name = name_of(element)
        if name in ("unit", "trans-unit"):
            found = self._unit(element) if self._translated[-1] else iter(())
            if self._plural is None:
                yield from found
            else:
                self._plural.extend(found)
        elif element.get("restype") == _PLURALS and self._plural is not None:
            if self._plural:
                yield _joined(self._plural)
            self._plural = None

    def _unit(self, element: _Element) -> Iterator[Message]:
        """The message of a unit, or of each of its segments."""
        name = element.get("resname") or element.get("name") or element.get("id") or ""
        key = f"{self._file}\x04{element.get('id') or ''}"
        if name_of(element) == "trans-unit":
            target = child(element, "target")
            state = "" if target is None else target.get("state") or ""
            yield _message(key, name, element, state)
            return
        segments = (inner for inner in element if name_of(inner) == "segment")
        for number, segment in enumerate(segments):
            state = segment.get("state") or ""
            yield _message(f"{key}\x04{segment.get('id') or number}", name, segment, state)


def _message(key: str, name: str, element: _Element, state: str) -> Message:
    """The texts of an element; a target that nobody has touched is none."""
    source, target = (_form(child(element, name)) for name in ("source", "target"))
    copied = state in _UNTOUCHED and target.text.split() == source.text.split()
    is_translated = bool(target.text.strip()) and not copied
    outdated = bool(_OUTDATED.match(state))
    return Message(key, (source,), (target,) if is_translated else (), outdated, name)


def _form(element: _Element | None) -> Form:
    return Form(text_of(element), 0 if element is None else line_of(element))


def _joined(forms: list[Message]) -> Message:
    """One message of the units that are its plural forms, if all are translated."""
    original, translation = (
        [
            replace(form, name=str(number))
            for number, message in enumerate(forms)
            for form in side(message)
        ]
        for side in (attrgetter("original"), attrgetter("translation"))
    )
    is_whole = all(message.translation for message in forms)
    outdated = any(message.outdated for message in forms)
    return Message(forms[0].key, original, translation if is_whole else (), outdated, forms[0].name)
