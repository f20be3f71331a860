"""Makes a document of the texts of a catalogue: which of them are messages, which of these are
plural forms of one, and what language they are in.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from fidelity.load.catalogues.entry import Entry, Keys
from fidelity.load.declared_language import language_in_path
from fidelity.load.messages import messages
from fidelity.model import Block, Document, Unit

_PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
"""The names of plural forms in Unicode's data of locales."""
_TEXTS = ("message", "defaultMessage", "string")
_ABOUT = frozenset(
    """character_limit comment context context_limit description developer_comment id maxLength
    meaning note notes placeholders""".split()
)
"""What tools write beside a message for the translator: under these keys nothing is translated."""


def catalogue(path: str, entries: Sequence[Entry], *, lang: str | None = None) -> Document:
    """The document of a catalogue.

    `lang` is the language that it names; otherwise it may be its outermost key, or in its path.
    """
    found = list(_messages(entries))
    roots = {entry.keys[0] for entry in found if len(entry.keys) > 1}
    if len(roots) == 1 and (code := language_in_path(next(iter(roots)))):
        found = [Entry(entry.keys[1:] or entry.keys, entry.text, entry.line) for entry in found]
        lang = lang or code
    blocks = tuple(_blocks(found))
    return Document(path, blocks, lang=lang or language_in_path(path))


def _messages(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The texts that are translated, without what is said about them."""
    siblings: dict[Keys, set[str]] = {}
    for entry in entries:
        for depth in range(1, len(entry.keys) + 1):
            siblings.setdefault(entry.keys[: depth - 1], set()).add(entry.keys[depth - 1])
    described = {
        parent: key
        for parent, keys in siblings.items()
        for key in _TEXTS
        if parent and key in keys and keys - {key} <= _ABOUT
    }
    for entry in entries:
        parents = (entry.keys[:depth] for depth in range(1, len(entry.keys)))
        parent = next((keys for keys in parents if keys in described), None)
        if parent is None:
            yield entry
        elif entry.keys == (*parent, described[parent]):
            yield Entry(parent, entry.text, entry.line)


def _blocks(entries: Iterable[Entry]) -> Iterator[Block]:
    """The blocks of all texts; plural forms of one message stand together."""
    last = {entry.keys: entry for entry in entries}
    units: dict[Keys, list[tuple[str, Entry]]] = {}
    for keys, entry in last.items():
        stem, form = _plural(keys, last)
        units.setdefault(stem, []).append((form, entry))
    for stem, forms in units.items():
        for form, entry in forms:
            unit = Unit(".".join(stem), form, name=".".join(entry.keys))
            yield from messages(entry.text, entry.line, unit)


def _plural(keys: Keys, known: Container[Keys]) -> tuple[Keys, str]:
    """The keys of a message and the plural form of it that this is: `files.one`, `files_one`, where
    there is another for all other numbers.
    """
    *parents, last = keys
    stem, _, form = last.rpartition("_")
    if form not in _PLURALS or (*parents, last.removesuffix(form) + "other") not in known:
        return keys, ""
    return ((*parents, stem) if stem else tuple(parents)), form
