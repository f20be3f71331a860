"""Which blocks of two documents belong together.

With a back-translation its English is compared with the original. Without one, the original is
compared with the foreign text itself through what both share (links, code, numbers, names and
cognates in Latin letters, lengths, kinds), and then once more with the words that this has taught;
what stands in lists that were sorted anew is put right, or doubted. Blocks whose English cannot be
relied on are put between the others in the same way. Messages and subtitles say themselves what
belongs together.
"""

from __future__ import annotations

from collections.abc import Sequence

from fidelity.align.confidence import weighed
from fidelity.align.cues import cue_matches
from fidelity.align.lexicon import dictionary
from fidelity.align.match import Match
from fidelity.align.options import Options
from fidelity.align.rearranged import rearranged
from fidelity.align.sequence import align
from fidelity.align.similarity import Similarity, View
from fidelity.align.units import unit_matches
from fidelity.align.without_english import Weighed, realigned
from fidelity.model import Block, BlockKind, Document, MarkKind
from fidelity.reading.words import folded_and_keys

ENGLISH = Options(other_kind=1.0)
FOREIGN = Options(
    key_floor=0.05,
    letter_floor=0.45,
    pairing=4.0,
    joining=5.0,
    other_kind=4.0,
    anchor_floor=0.25,
    crossing=float("inf"),
)


_FAR, _ENOUGH, _MANY = 0.5, 30, 20_000
"""Pairs that are less alike than this are worded differently, where so many show it; with very many
the second time would take too long.
"""


def align_blocks(
    original: Document,
    translation: Document,
    english: Sequence[str] | None,
    doubts: Sequence[str] = (),
) -> tuple[Weighed, Similarity]:
    """Beads of block indices, and how sure each is; `english` is the back-translation, one text for
    each block, and `doubts` says for each why it cannot be relied on, if so.
    """
    texts = [block.text for block in translation.blocks] if english is None else english

    def left(i: int) -> View:
        return _view(original.blocks[i], original.blocks[i].text)

    def right(j: int) -> View:
        return _view(translation.blocks[j], texts[j])

    def as_written(j: int) -> View:
        return _view(translation.blocks[j], translation.blocks[j].text)

    # Views take much room: each is made when it is read, and gone afterwards.
    rows, columns = range(len(original.blocks)), range(len(texts))
    similarity = Similarity(map(left, rows), map(right, columns), same_language=english is not None)
    known = unit_matches(original, translation, similarity)
    if known is None:
        known = cue_matches(original, translation, similarity)
    if known is not None:
        return weighed(similarity, known), similarity
    untaught = similarity
    matches, similarity = _aligned(untaught)
    if english is None:
        matches, trust = rearranged(original.blocks, translation.blocks, matches, untaught)
        return weighed(similarity, matches, trust), similarity
    beads = weighed(similarity, matches)
    doubted = {j for j, doubt in enumerate(doubts) if doubt}
    if not doubted:
        return beads, similarity

    whole = Similarity(map(left, rows), map(as_written, columns), same_language=False)

    def between_languages(rows: Sequence[int], columns: Sequence[int]) -> Weighed:
        gap = whole.part(map(left, rows), map(as_written, columns))
        found, taught = _aligned(gap)
        ours, theirs = [original.blocks[i] for i in rows], [translation.blocks[j] for j in columns]
        found, trust = rearranged(ours, theirs, found, gap)
        return weighed(taught, found, trust)

    return realigned(beads, doubted, (len(rows), len(columns)), between_languages), similarity


def _aligned(similarity: Similarity) -> tuple[list[Match], Similarity]:
    """The beads of some blocks, by their likeness; it is another once they have taught words."""
    is_english = similarity.same_language
    options = ENGLISH if is_english else FOREIGN
    matches = align(similarity, options)
    if is_english and not _are_worded_differently(matches):
        return matches, similarity
    if not is_english and _is_one_to_one(matches, len(similarity.left), len(similarity.right)):
        return matches, similarity
    if words := dictionary(matches, similarity):
        similarity = similarity.taught(words)
        matches = align(similarity, options)
    return matches, similarity


def _is_one_to_one(matches: Sequence[Match], rows: int, columns: int) -> bool:
    """Whether each block has the one at the same place: no dictionary makes that any clearer."""
    return len(matches) == rows == columns and all(match.is_single for match in matches)


def _are_worded_differently(matches: Sequence[Match]) -> bool:
    """Whether two English texts have so few words in common that they had better learn some."""
    likeness = [match.similarity for match in matches if match.is_single]
    if not _ENOUGH <= len(likeness) <= _MANY:
        return False
    from statistics import median

    return median(likeness) < _FAR


def _view(block: Block, text: str) -> View:
    folded, keys = folded_and_keys(text)
    if block.links:
        keys = keys.union([f"link:{link.href}" for link in block.links])
    if block.marks:
        codes = [block.text[m.start : m.end] for m in block.marks if m.kind in _AS_CODE]
        keys = keys.union([f"code:{code}" for code in codes])
    if block.kind is BlockKind.CODE:
        lines = filter(None, map(str.strip, text.splitlines()))
        keys = keys.union([f"code:{line}" for line in lines])
    return View(keys, folded, _KINDS.get(block.kind, "text"))


_AS_CODE = (MarkKind.CODE, MarkKind.FORMULA)
_KINDS = {
    BlockKind.CODE: "code",
    BlockKind.HEADING: "heading",
    BlockKind.TITLE: "title",
    BlockKind.DESCRIPTION: "description",
    BlockKind.LIST_ITEM: "list-item",
    BlockKind.TABLE_CELL: "table-cell",
    BlockKind.CAPTION: "caption",
    BlockKind.ALT_TEXT: "caption",
    BlockKind.BYLINE: "byline",
    BlockKind.BIO: "bio",
    BlockKind.LABEL: "label",
    BlockKind.DATELINE: "dateline",
    BlockKind.BOILERPLATE: "boilerplate",
}
