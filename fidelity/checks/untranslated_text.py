"""A paragraph, or a sentence of one, was left in English, or in a script that the reader of English
cannot read.

    original:     Restart the server before you go on.
    translation:  Restart the server before you go on.
    finding:      This is still in English: “Restart the server before you go on.”

Titles, names, code and labels between quotation marks are meant to stay, and what remains decides.
Of a sentence that changes its language, the words are shown that the original has in that order.
Values of the front matter that are for people count as well. Blind spot: texts below five words,
and languages other than English left in a translation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

from fidelity.checks.front_matter_pairs import entry_pairs
from fidelity.checks.omissions import shorten
from fidelity.language import ENGLISH, english_share, is_english, says_english
from fidelity.model import Alignment, Bead, Block, BlockKind, Category, Hit, Layer, Place, Severity
from fidelity.reading.front_matter import Policy
from fidelity.reading.spoken import copied_run, spoken
from fidelity.reading.words import fold, words
from fidelity.segment import segments

LAYER = Layer.LEXICAL
CATEGORY = Category.UNTRANSLATED
SEVERITY = Severity.MAJOR

_NAMES = re.compile(
    r"\b[A-Z][\w'’]*(?:\s+(?:(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with)\s+){0,2}[A-Z][\w'’]*)+"
)
_FEWEST = 3
_SUSPECT = 0.06
"""The share of English function words from which a part of a block may be English."""
_REST = 4
_ENGLISH = "This is still in English"


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each block, sentence, part of one or value that was left untranslated."""
    into_english = (alignment.translation.lang or ENGLISH) == ENGLISH
    if into_english:
        for index, block in enumerate(alignment.translation.blocks):
            if block.kind.is_prose and _is_foreign(block.text):
                yield _hit(Place(index, 0, len(block.text)), block, "This is not in English", 0.9)
        return
    suspects = [
        (index, bead)
        for bead in alignment.beads
        for index in bead.translation
        if _has_english(alignment.translation.blocks[index])
    ]
    if suspects:
        original = {fold(block.text) for block in alignment.original.blocks if block.kind.is_prose}
    for index, bead in suspects:
        yield from _left(alignment.translation.blocks[index], index, bead, alignment, original)
    yield from _entries(alignment)


def _has_english(block: Block) -> bool:
    return block.kind.is_prose and says_english(block.text)


def _left(
    block: Block, index: int, bead: Bead, alignment: Alignment, original: Collection[str]
) -> Iterator[Hit]:
    """What of a block is still in English."""
    said = spoken(block)
    if _is_english(said) or (fold(block.text) in original and _is_for_reading(block, said)):
        part = _copied_part(said, bead, alignment)
        yield _hit(Place(index, *(part or (0, len(block.text)))), block, _ENGLISH, 0.95)
        return
    found = False
    for sentence in segments(block.text, index, alignment.translation.lang or ENGLISH):
        if _is_english(said[sentence.start : sentence.end]):
            found = True
            yield _hit(Place(index, sentence.start, sentence.end), block, _ENGLISH, 0.85)
    is_suspect = not found and english_share(said) >= _SUSPECT
    if is_suspect and (part := _copied_part(said, bead, alignment)):
        yield _hit(Place(index, *part), block, _ENGLISH, 0.8)


def _copied_part(said: str, bead: Bead, alignment: Alignment) -> tuple[int, int] | None:
    """The part of a text that has the words of the original, if it reads as English and the rest is
    more than a name.
    """
    blocks = (alignment.original.blocks[i] for i in bead.original)
    run = copied_run(said, " ".join(map(spoken, blocks)))
    if run is None or not _is_english(said[slice(*run)]):
        return None
    rest = f"{said[: run[0]]} {said[run[1] :]}".split()
    return run if len(rest) >= _REST and english_share(" ".join(rest)) < _SUSPECT else None


def _entries(alignment: Alignment) -> Iterator[Hit]:
    """Values of the front matter that are to be translated, and are those of the original."""
    shown = {block.line for block in alignment.translation.blocks[:2]}
    for ours, theirs, policy in entry_pairs(alignment).paired:
        is_for_people = policy is Policy.TRANSLATED and theirs.line not in shown
        if is_for_people and ours.value == theirs.value and _is_english(theirs.value):
            yield Hit(
                message=f"{_ENGLISH}: “{shorten(str(theirs))}”",
                confidence=0.9,
                original=Place.of_entry(ours),
                translation=Place.of_entry(theirs),
                suggestion="translate it, or accept it where it is meant to stay",
            )


def _is_english(text: str) -> bool:
    """Whether a text reads as English without the names in it, which may be English in any
    language.
    """
    return is_english(text) and is_english(_NAMES.sub(" ", text))


def _is_for_reading(block: Block, said: str) -> bool:
    """Whether a block that is the same in both documents is English prose or a heading, rather than
    names.
    """
    capitals = block.kind in (BlockKind.HEADING, BlockKind.TITLE)
    content = [word for word in words(said) if word.is_content]
    telling = [word for word in content if capitals or not word.is_capitalised]
    return len(telling) >= _FEWEST and english_share(said) > 0


def _hit(place: Place, block: Block, what: str, sure: float) -> Hit:
    return Hit(
        message=f"{what}: “{shorten(block.text[place.start : place.end])}”",
        confidence=sure,
        translation=place,
        suggestion="translate it, or accept it where it is meant to stay",
    )


def _is_foreign(text: str) -> bool:
    """Whether most letters belong to another script than Latin."""
    if text.isascii():
        return False
    letters = [c for c in text if c.isalpha()]
    latin = sum(c.isascii() or unicodedata.name(c, "").startswith("LATIN") for c in letters)
    return len(letters) >= 4 and latin < len(letters) / 2
