"""Opens pairs of documents: two files, or one file that holds both texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from fidelity.errors import LoadError
from fidelity.language import ENGLISH
from fidelity.load import DEFAULT_CUES, Cues, load, opening
from fidelity.load.characters import clean
from fidelity.load.formats import BILINGUAL, bilingual_loader
from fidelity.model import Document

if TYPE_CHECKING:
    from fidelity.load.bilingual import Bilingual


def load_pair(
    original: str | Path,
    translation: str | Path | None = None,
    *,
    lang: str | None = None,
    cues: Cues = DEFAULT_CUES,
) -> tuple[Document, Document]:
    """Open an original and its translation; without a translation, the first file must hold both.

    `lang` names the translation's language where one file holds several.
    """
    if translation is not None:
        return load(original, cues=cues), load(translation, cues=cues)
    name = str(original)
    both = _both(name, lang)
    if both.is_template:
        what = f"none of its {len(both.original.blocks)} messages is translated"
        raise LoadError(name, what, "name a file with translations in it")
    return both.original, both.translation


def by_themselves(files: Sequence[str], *, are_pair: bool = True) -> list[str]:
    """The files among these that are pairs by themselves, each once.

    Two files that hold both texts, where they may be a pair, are an original and its translation
    where the first one is a template, or speaks English, or is the same file.
    """
    both = [file for file in dict.fromkeys(files) if is_bilingual(file)]
    is_pair = are_pair and bool(both) and len(files) == 2 and _is_original(files[0], files[1])
    return [] if is_pair else both


def is_bilingual(path: str) -> bool:
    """Whether a file, by its name, holds the original as well as the translation."""
    return PurePath(path).suffix.lower() in BILINGUAL


def _is_original(first: str, second: str) -> bool:
    if first == second or not is_bilingual(first) or not is_bilingual(second):
        return first == second
    both = _both(first)
    return both.is_template or both.translation.lang == ENGLISH


def _both(path: str, lang: str | None = None) -> Bilingual:
    return parse_both(opening.read(path), PurePath(path).suffix, path=path, lang=lang)


def parse_both(text: str, suffix: str, *, path: str = "", lang: str | None = None) -> Bilingual:
    """Make both documents of a text in the format that the suffix names; opens nothing."""
    loader = bilingual_loader(suffix)
    if loader is None:
        known = ", ".join(BILINGUAL)
        raise LoadError(
            path or "text", "is one text, and no pair", f"name both files; {known} hold both"
        )
    both = loader(clean(text), path, lang)
    if not both.original.blocks:
        raise LoadError(path or "text", "holds no messages", "name a file with messages in it")
    return both
