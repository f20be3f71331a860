"""A sentence with names or numbers is not in the translation: none of them is said there, and the
paragraph has fewer sentences. It needs no engine.

    original:     It can fail in parts. Think of the Titanic or of Apollo 13.
    translation:  Es kann in Teilen ausfallen.
    finding:      A sentence is missing: “Think of the Titanic or of Apollo 13.”

Names are compared in Latin letters, by their beginnings, with the paragraph and those around it.
With a back-translation that can be relied on, missing-sentence looks at the words instead.
Blind spot: sentences with fewer than two names or numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fidelity.checks.foreign_values import ForeignBead, foreign_beads
from fidelity.checks.omissions import shorten
from fidelity.language import ENGLISH
from fidelity.model import Alignment, BlockKind, Category, Hit, Layer, Place, Severity
from fidelity.reading.words import Word, capitalised_words, fold, words
from fidelity.segment import sentence_spans

LAYER = Layer.LEXICAL
CATEGORY = Category.OMISSION
SEVERITY = Severity.MAJOR

_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)
_FEWEST = 2
_BEGINNING = 4
_FIGURE = re.compile(r"\d\d*")  # which is found sooner than \d+
_UNLIKE_LATIN = frozenset("zh ja ko th ar he fa hi bn ka".split())
"""Languages in which foreign names are spelled by sounds that letters do not tell."""


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each sentence none of whose names is in the counterpart."""
    if alignment.translation.lang in _UNLIKE_LATIN:
        return
    for bead in foreign_beads(alignment):
        yield from _hits(bead)


def _hits(bead: ForeignBead) -> Iterator[Hit]:
    ours, theirs = bead.original, bead.translation
    if any(ours.blocks[i].kind not in _PROSE for i in ours.indices):
        return
    if sum(_most_telling(ours.blocks[i].text) for i in ours.indices) < _FEWEST:  # told sooner
        return
    spans = [
        (i, span) for i in ours.indices for span in sentence_spans(ours.blocks[i].text, ENGLISH)
    ]
    if len(spans) < _FEWEST:
        return
    others = sum(len(sentence_spans(theirs.blocks[j].text, theirs.lang)) for j in theirs.indices)
    if others >= len(spans):
        return
    there = " ".join(fold(theirs.beside).split())
    for i, (start, end) in spans:
        sentence = ours.blocks[i].text[start:end]
        telling = _telling(sentence)
        if len(telling) >= _FEWEST and not any(begins in there for begins in telling):
            yield Hit(
                message=f"A sentence is missing: “{shorten(sentence)}”",
                confidence=0.65 * bead.bead.confidence,
                original=Place(i, start, end),
                translation=Place(
                    theirs.indices[-1], 0, len(theirs.blocks[theirs.indices[-1]].text)
                ),
                suggestion="translate it, or accept the omission with a reason",
            )


def _telling(sentence: str) -> set[str]:
    """The beginnings of names inside a sentence, and its numbers, as they would stand elsewhere."""
    return {_begins(word) for word in words(sentence)[1:] if _is_name(word)}


def _most_telling(text: str) -> int:
    """So many telling words its sentences have at most, or enough of them."""
    names = sum(word.start > 0 and _is_name(word) for word in capitalised_words(text))
    return names if names >= _FEWEST else names + len(_FIGURE.findall(text))


def _is_name(word: Word) -> bool:
    return word.text[0].isdigit() or (word.is_capitalised and len(word.folded) >= _BEGINNING)


def _begins(word: Word) -> str:
    return word.folded if word.text[0].isdigit() else re.sub(r"\W.*", "", word.folded)[:_BEGINNING]
