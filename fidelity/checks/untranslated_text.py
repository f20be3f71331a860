"""A paragraph, or a sentence of one, was left in English, or in a script that the reader of English
cannot read.

    original:     Restart the server before you go on.
    translation:  Restart the server before you go on.
    finding:      This is still in English: “Restart the server before you go on.”

Titles and names inside a sentence are meant to stay. Blind spot: texts below five words, and
languages other than English left in a translation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from fidelity.checks.omissions import shorten
from fidelity.language import ENGLISH, english_share, is_english
from fidelity.model import Alignment, Block, BlockKind, Category, Hit, Layer, Place, Severity
from fidelity.reading.words import fold, words
from fidelity.segment import segments

LAYER = Layer.LEXICAL
CATEGORY = Category.UNTRANSLATED
SEVERITY = Severity.MAJOR

_NAMES = re.compile(
    r"\b[A-Z][\w'’]*(?:\s+(?:(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with)\s+){0,2}[A-Z][\w'’]*)+"
)
_FEWEST = 3


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each block or sentence that was left untranslated."""
    into_english = (alignment.translation.lang or ENGLISH) == ENGLISH
    original = {fold(block.text) for block in alignment.original.blocks if block.kind.is_prose}
    for index, block in enumerate(alignment.translation.blocks):
        if not block.kind.is_prose:
            continue
        if into_english:
            if _is_foreign(block.text):
                yield _hit(Place(index, 0, len(block.text)), block, "This is not in English", 0.9)
        elif _is_english(block.text) or (fold(block.text) in original and _is_for_reading(block)):
            yield _hit(Place(index, 0, len(block.text)), block, "This is still in English", 0.95)
        else:
            for sentence in segments(block.text, index, alignment.translation.lang or ENGLISH):
                if _is_english(sentence.text):
                    place = Place(index, sentence.start, sentence.end)
                    yield _hit(place, block, "This is still in English", 0.85)


def _is_english(text: str) -> bool:
    """Whether a text reads as English without the names in it, which may be English in any
    language.
    """
    return is_english(text) and is_english(_NAMES.sub(" ", text))


def _is_for_reading(block: Block) -> bool:
    """Whether a block that is the same in both documents is English prose or a heading, rather than
    names.
    """
    capitals = block.kind in (BlockKind.HEADING, BlockKind.TITLE)
    content = [word for word in words(block.text) if word.is_content]
    telling = [word for word in content if capitals or not word.is_capitalised]
    return len(telling) >= _FEWEST and english_share(block.text) > 0


def _hit(place: Place, block: Block, what: str, sure: float) -> Hit:
    return Hit(
        message=f"{what}: “{shorten(block.text[place.start : place.end])}”",
        confidence=sure,
        translation=place,
        suggestion="translate it, or accept it where it is meant to stay",
    )


def _is_foreign(text: str) -> bool:
    """Whether most letters belong to another script than Latin."""
    letters = [c for c in text if c.isalpha()]
    latin = sum(c.isascii() or unicodedata.name(c, "").startswith("LATIN") for c in letters)
    return len(letters) >= 4 and latin < len(letters) / 2
