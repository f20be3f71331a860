"""Quoted words changed, or words that were quoted are no longer.

    original:         “We knew about the cracks,” the engineer said.
    back-translation: “The rain surprised all of us,” the engineer said.
    finding:          quoted words changed

Whoever quotes vouches for the words. A quotation that was rendered as indirect speech turns the
witness's words into the author's. Other wordings of a back-translation are no change: what is
compared is whether the quoted words have a counterpart at all. Blind spot: a quotation of one or
two words whose sense changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from fidelity.align.words import likeness
from fidelity.checks.comparison import Comparison, Side, comparisons
from fidelity.checks.lone_sentences import is_quotation, replaced
from fidelity.checks.omissions import shorten
from fidelity.lazy_pattern import lazy_pattern
from fidelity.model import Alignment, Bead, Category, Hit, Layer, SegmentPair, Severity
from fidelity.reading.quotes import Quote, may_quote, quotes
from fidelity.reading.words import Word, fold, words

LAYER = Layer.MEANING
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR

_WORTH = 4
"""Quotations of fewer words are terms or irony rather than speech."""

_TELLING = 3
"""Fewer words of content than this may well all have been rendered by others."""

_MANY = 4
"""So many lost words are no choice of the engine's."""

_GLOSS = lazy_pattern(
    r"\b(?:mean(?:s|t|ing)?|call(?:s|ed)?|term(?:s|ed)|nam(?:es|ed)|dubbed|labell?ed|titled|as|for)"
    r"\s+[“\"«„‘']?\Z"
)
"""What stands before words that are quoted for what they mean, and not because somebody said them.
"""


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each quotation of the original whose words are not quoted over there."""
    for pair in comparisons(alignment):
        said = [quote for quote in _quoted(pair, alignment) if quote.words >= _WORTH]
        if not said:
            continue
        rendered = [alignment.translation.blocks[j].text for j in pair.bead.translation]
        marked = any(map(may_quote, (pair.around[1], *rendered)))
        broken = _is_unbalanced(pair.around[1])
        for quote in said:
            if not marked:
                sure = 0.45 if _GLOSS.search(pair.original.text, 0, quote.start) else 0.8
                yield _hit(
                    pair, quote, "is no longer quoted", sure, "quote the words as the original does"
                )
            elif _is_unlike(quote, pair):
                sure = 0.65 if _lost(quote, pair) >= _MANY and not broken else 0.45
                yield _hit(pair, quote, "is rendered in other words", sure, "quote what was said")
    for bead in alignment.reliable_beads:
        for lost, gained in replaced(bead):
            if is_quotation(lost) and is_quotation(gained):
                yield _replaced(bead, lost, gained)


def _is_unbalanced(text: str) -> bool:
    """Whether quotation marks open that never close: what is quoted cannot be told then."""
    return text.count('"') % 2 == 1 or text.count("“") != text.count("”")


def _quoted(pair: Comparison, alignment: Alignment) -> Iterator[Quote]:
    """What of the sentence stands in quotation marks, which may open and close in other sentences
    of its block.
    """
    segment = pair.original.segments[0]
    for quote in quotes(alignment.original.blocks[segment.block].text):
        start, end = max(quote.start, segment.start), min(quote.end, segment.end)
        if start < end:
            text = segment.text[start - segment.start : end - segment.start]
            yield Quote(text, start - segment.start, end - segment.start)


def _is_unlike(quote: Quote, pair: Comparison) -> bool:
    """Whether neither a quotation of the paragraph nor the sentence itself holds these words."""
    letters = max(ratio(fold(quote.text), fold(text)) for text in _theirs(pair))
    content = len(_content(quote))
    return letters < 65 and content >= _TELLING and _lost(quote, pair) > 0.64 * content


def _theirs(pair: Comparison) -> list[str]:
    return [other.text for other in quotes(pair.around[1])] or [pair.back_translation.text]


def _content(quote: Quote) -> list[Word]:
    return [word for word in words(quote.text) if word.is_content]


def _lost(quote: Quote, pair: Comparison) -> int:
    """How many of the quotation's words of content the text that has most of them lacks, in any
    order.
    """
    mine = _content(quote)
    return min(sum(not _is_in(word, words(text)) for word in mine) for text in _theirs(pair))


def _is_in(word: Word, there: Sequence[Word]) -> bool:
    return any(
        word.stem == other.stem or likeness(word.folded, other.folded) > 0.75 for other in there
    )


def _replaced(bead: Bead, lost: SegmentPair, gained: SegmentPair) -> Hit:
    ours, theirs = Side(lost.original), Side(gained.back_translation)
    return Hit(
        message=f"“{shorten(ours.text.strip('“”'))}” was replaced by other words",
        confidence=0.8 * bead.confidence,
        original=ours.whole,
        translation=Side(gained.translation).whole if gained.translation else None,
        back_translation=theirs.whole,
        suggestion="quote what was said",
    )


def _hit(pair: Comparison, quote: Quote, what: str, sure: float, suggestion: str) -> Hit:
    return Hit(
        message=f"“{shorten(quote.text)}” {what}",
        confidence=sure * pair.bead.confidence,
        original=pair.original.place(quote.start, quote.end),
        translation=pair.translation_place,
        back_translation=pair.back_translation.whole,
        suggestion=suggestion,
    )
