"""A short message is the same in the translation, though its words are translated elsewhere in it.

    original:     {"title": "User settings", "hint": "Settings are saved for each user."}
    translation:  {"title": "User settings", "hint": "Los ajustes se guardan por usuario."}
    finding:      This is still in English: “User settings”

A name, a command, or a word that both languages have stays the same wherever it stands, and is left
alone; sentences are the business of untranslated-text. Blind spot: words that stand nowhere else,
and single words in small letters, which may be somebody's keyword.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise

from fidelity.checks.omissions import shorten
from fidelity.language import ENGLISH
from fidelity.model import Alignment, Bead, Block, Category, Hit, Layer, Place, Severity
from fidelity.reading.words import Word, words

LAYER = Layer.LEXICAL
CATEGORY = Category.UNTRANSLATED
SEVERITY = Severity.MINOR

_LONGEST = 4
"""Longer messages are told to be English by themselves."""

_LETTERS_OF_A_STEM = 5
"""Letters of a word that is known again without its last one."""


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each short message that is its own original."""
    if (alignment.translation.lang or ENGLISH) == ENGLISH:
        return
    same = [bead for bead in alignment.beads if _is_same(bead, alignment)]
    if not same:
        return
    doubtful = {bead: _telling(_original(bead, alignment)) for bead in same}
    translated = _translated({w for telling in doubtful.values() for w in telling}, alignment)
    for bead, telling in doubtful.items():
        if telling & translated:
            (j,) = bead.translation
            text = alignment.translation.blocks[j].text
            yield Hit(
                message=f"This is still in English: “{shorten(text)}”",
                confidence=0.7 * bead.confidence,
                translation=Place(j, 0, len(text)),
                suggestion="translate it, or accept it where it is meant to stay",
            )


def _is_same(bead: Bead, alignment: Alignment) -> bool:
    """Whether the bead is one message, and the same on both sides."""
    if not len(bead.original) == len(bead.translation) == 1:
        return False
    ours, theirs = _original(bead, alignment), alignment.translation.blocks[bead.translation[0]]
    return bool(ours.unit) and _squeezed(ours.text) == _squeezed(theirs.text)


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()


def _original(bead: Bead, alignment: Alignment) -> Block:
    return alignment.original.blocks[bead.original[0]]


def _telling(block: Block) -> frozenset[str]:
    """The words of a short text that must be translated, if any other is: those of a phrase, or of
    a label.
    """
    found = _spoken(block)
    if len(found) > _LONGEST or not (_is_phrase(found, block.text) or _is_label(found)):
        return frozenset()
    telling = (word for word in found if word.is_content and not word.text.isupper())
    return frozenset(word.text for word in telling)


def _spoken(block: Block) -> list[Word]:
    """The words that are language."""
    kept = [mark for mark in block.marks if not mark.kind.is_language]
    return [
        word for word in words(block.text) if not any(m.start <= word.start < m.end for m in kept)
    ]


def _is_phrase(found: list[Word], text: str) -> bool:
    return any(text[one.end : other.start] == " " for one, other in pairwise(found))


def _is_label(found: list[Word]) -> bool:
    return len(found) == 1 and found[0].is_capitalised


def _is_among(word: str, there: Collection[str]) -> bool:
    """Whether a word stands among others, alone, declined or in a compound."""
    stem = (word[:-1] if len(word) >= _LETTERS_OF_A_STEM else word).casefold()
    return any(stem in other for other in there)


def _translated(wanted: Collection[str], alignment: Alignment) -> frozenset[str]:
    """Which of these words mostly became others, wherever else they stand."""
    kept, changed = Counter[str](), Counter[str]()
    for bead in alignment.beads:
        if not bead.translation or _is_same(bead, alignment):
            continue
        originals = (alignment.original.blocks[i] for i in bead.original)
        here = {word.text for block in originals for word in _spoken(block)}.intersection(wanted)
        if here:
            blocks = (alignment.translation.blocks[j] for j in bead.translation)
            there = {word.text.casefold() for block in blocks for word in _spoken(block)}
            stays = {word for word in here if _is_among(word, there)}
            kept.update(stays)
            changed.update(here - stays)
    return frozenset(word for word in wanted if changed[word] > kept[word])
