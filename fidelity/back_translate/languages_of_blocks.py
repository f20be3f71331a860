"""Which language the blocks of a translation are in, where it is another than the translation's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from fidelity.back_translate.languages import language_name
from fidelity.language import ENGLISH, detect, letters, main_script, reads_as, scripts_of
from fidelity.model import Block

_LONG = 80
_FEW = 20
"""Letters that tell a language, and those that do in a script which only few are written in."""
_MUCH = 200
_NEARLY_ALL = 0.8
_SAMPLE = 400


class Languages(Struct, frozen=True):
    """The language of each block; and that of them all, where the translation is clearly in
    another one than is said.
    """

    of_blocks: tuple[str, ...]
    of_all: str


def languages_of(blocks: Sequence[Block], lang: str) -> Languages:
    """What the blocks are in, which are said to be in `lang`.

    Where they are all in another one, the word of the user stands, and a person must decide.
    """
    found = [_other(block.text, lang) for block in blocks]
    if whole := _other_of_all(blocks, found, lang):
        return Languages((lang,) * len(blocks), whole)
    return Languages(tuple(other or lang for other in found), lang)


def misnamed(lang: str, other: str) -> str:
    """The note that a translation is said to be in one language and reads as another."""
    said, reads = language_name(lang), language_name(other)
    what = f"the translation is said to be {said}, but reads as {reads}"
    return f"{what}: --from {other}, if that is right"


@lru_cache(maxsize=4096)
def _other(text: str, lang: str) -> str | None:
    """The other language of a text, if it is in one; None where it is too short to tell.

    Less tells enough where `lang` is not written in its script. Kept, since an editor has a
    document checked at each stop of the typing, and most of its blocks are as they were.
    """
    size = letters(text)
    if size < _FEW:
        return None
    sample = text[:_SAMPLE]
    is_strange = main_script(sample) not in scripts_of(lang)
    if size < _LONG and not is_strange:
        return None
    return _not_english(reads_as(sample, lang) or (detect(sample) if is_strange else ""))


def _other_of_all(blocks: Sequence[Block], found: Sequence[str | None], lang: str) -> str:
    """The other language of nearly all long blocks or, where none is long, of all together."""
    text = "\n".join(block.text for block in blocks)
    if letters(text) < _MUCH:
        return ""
    sizes: Counter[str] = Counter()
    for block, other in zip(blocks, found, strict=True):
        if other is not None:
            sizes[other] += len(block.text)
    if not sizes:
        return _not_english(reads_as(text, lang))
    (other, size), *_ = sizes.most_common(1)
    is_most = size >= _NEARLY_ALL * sizes.total() and 2 * size >= len(text)
    return other if is_most else ""


def _not_english(other: str) -> str:
    """English prose is not asked about: what is left are names and titles, or quotations."""
    return "" if other == ENGLISH else other
