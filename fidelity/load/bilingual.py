"""Makes the two documents of a file that holds both sides, unit by unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from fidelity.load.declared_language import declared_language, language_in_path
from fidelity.load.messages import messages
from fidelity.model import Block, Document, Unit


class Form(Struct, frozen=True):
    """A text of a message, the line that it begins on, and the plural form that it is, if any."""

    text: str
    line: int
    name: str = ""


class Message(Struct, frozen=True):
    """A unit with its texts on both sides; without any on the second, it is not translated."""

    key: str
    original: Sequence[Form]
    translation: Sequence[Form]
    outdated: bool = False
    name: str = ""


class Bilingual(Struct, frozen=True):
    """The two documents of one file; of a template, the translation is empty."""

    original: Document
    translation: Document

    @property
    def is_template(self) -> bool:
        """Whether nothing in it is translated."""
        return not self.translation.blocks

    @property
    def spoken(self) -> Document:
        """What the file says in its own language; a template says what is to be translated."""
        return self.original if self.is_template else self.translation


def bilingual(path: str, found: Iterable[Message], *, languages: tuple[str, str]) -> Bilingual:
    """The documents of messages.

    `languages` are the two that the file names, or empty; that of the translation may be in its
    path.
    """
    seen: Counter[str] = Counter()
    original: list[Block] = []
    translation: list[Block] = []
    for message in found:
        seen[message.key] += 1
        count = seen[message.key]
        key = message.key if count == 1 else f"{message.key}\0{count}"
        unit = Unit(key, name=message.name)
        blocks = list(_blocks(unit, message.original))
        if blocks:
            original += blocks
            translation += _blocks(replace(unit, outdated=message.outdated), message.translation)
    source, target = map(declared_language, languages)
    return Bilingual(
        Document(path, tuple(original), lang=source),
        Document(path, tuple(translation), lang=target or language_in_path(path)),
    )


def _blocks(unit: Unit, forms: Sequence[Form]) -> Iterator[Block]:
    for form in forms:
        yield from messages(form.text, form.line, replace(unit, form=form.name))
