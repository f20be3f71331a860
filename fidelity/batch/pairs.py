"""The documents that a row of a manifest names or holds."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from fidelity.batch.rows import Row
from fidelity.errors import LoadError
from fidelity.language import ENGLISH, language_of
from fidelity.load import Cues, load, parse
from fidelity.load.pairs import load_pair
from fidelity.model import Document

_SENTENCES = 4_000
"""Letters of a row's text that is kept for the rows to come; books are not."""


class Pair(Struct, frozen=True):
    """The documents of a row; the translation says its language."""

    original: Document
    translation: Document
    back_translation: Document | None

    @property
    def needs_engine(self) -> bool:
        """Whether the English of the translation is neither given nor the translation itself."""
        return self.back_translation is None and self.translation.lang != ENGLISH


def read_pair(row: Row, cues: Cues) -> Pair:
    """The documents of a row; FidelityError where one cannot be read or has no text."""
    if row.error is not None:
        raise row.error
    original, translation, back_translation = _documents(row, cues)
    is_foreign = not row.values.keys().isdisjoint(("path", "translation", "translation_path"))
    lang = language_of(translation, row.values.get("lang")) if is_foreign else ENGLISH
    return Pair(original, replace(translation, lang=lang), back_translation)


def _documents(row: Row, cues: Cues) -> tuple[Document, Document, Document | None]:
    values = row.values
    original = values.get("path") or values.get("original_path")
    if original is not None:
        given = values.get("back_translation_path")
        return (
            *load_pair(
                original, values.get("translation_path"), lang=values.get("lang"), cues=cues
            ),
            load(given, cues=cues) if given else None,
        )
    texts = {
        key: _parsed(values[key], key, cues)
        for key in ("original", "translation", "back_translation")
        if key in values
    }
    for key, document in texts.items():
        if not document.blocks:
            raise LoadError(
                f"{row.where} {key}", "there is no text in it", "give each row its texts"
            )
    if "translation" in texts:
        return texts["original"], texts["translation"], texts.get("back_translation")
    return texts["original"], texts["back_translation"], None


def _parsed(text: str, key: str, cues: Cues) -> Document:
    """The document of a row's own text."""
    return (_parsed_once if len(text) <= _SENTENCES else _parse)(text, key, cues)


def _parse(text: str, key: str, cues: Cues) -> Document:
    return parse(text, ".txt", path=key, cues=cues)


_parsed_once = lru_cache(maxsize=256)(_parse)
"""A sentence comes again with each of its translations."""
