"""Original and translation side by side: blocks, then the sentences inside them.

The method. Units (blocks; sentences in a bead) are compared by the word beginnings, numbers, links
and code that they share, each weighed by how rare it is, and by their letters (`similarity`). Pairs
that share rare keys and are each other's best are anchors; their heaviest rising chain leads, and
is refined between its links until nothing new is found (`anchors`). Anchors in a row that are alike
and share nothing crosswise are settled (`corridor`); between them dynamic programming chooses beads
1-1, 1-2, 2-1, 1-3, 3-1, 2-2, 1-0 and 0-1 by likeness above a floor times the weight of the words
(`path`). What is left over on both sides, and what is paired for its place alone, is weighed once
more without regard to order (`moves`), by a margin over all other pairs (`relatedness`). Between
languages, and where two English texts are worded very differently, the beads found so teach a small
dictionary, and it is done again (`lexicon`). Between languages, items of lists that stand in
another order, as those of a glossary sorted anew do (`sorted_anew`), are put together by what they
alone share (`plain_pairs`), and those that only their place pairs are doubted (`rearranged`).
Blocks whose English cannot be relied on are put between the others as without an engine
(`without_english`). Of one sentence beside one sentence only the likeness is asked (`only_pair`).
Words are aligned where they are read (`words`).

Where it comes from. Lengths, and dynamic programming over beads: Gale & Church 1993, A Program for
Aligning Sentences in Bilingual Corpora. Comparing through a machine translation: Sennrich & Volk
2010, MT-based Sentence Alignment for OCR-generated Parallel Texts (Bleualign). Linear time by going
from coarse to fine: Thompson & Koehn 2019, Vecalign. A dictionary of the text's own: Varga et al.
2005 (hunalign). Margins: Artetxe & Schwenk 2019.

Where it differs. Bleualign anchors on 1-1 pairs by a modified BLEU and fills gaps by length; here
the same measure decides everything, so that a merge is told from an omission by what the words say.
Vecalign needs embeddings of every run of sentences, and searches a band around a coarse path; here
nothing but the two texts is needed, and what is searched lies between anchors, however far they are
from the diagonal. All three know no moves: what stands elsewhere is an omission and an addition to
them. None says how sure it is of a bead (`confidence`).
"""

from __future__ import annotations

from itertools import chain

from fidelity.align.blocks import align_blocks
from fidelity.align.match import Match
from fidelity.align.only_pair import only_pair
from fidelity.align.sentences import align_sentences, foreign_sentences
from fidelity.model import Alignment, BackTranslation, Bead, Document, Segment, SegmentPair
from fidelity.segment import segments

__all__ = ["align_documents"]


def align_documents(
    original: Document, translation: Document, back_translation: BackTranslation | None
) -> Alignment:
    """Beads that cover every block of both once, with sentence pairs if back-translated."""
    if back_translation and (only := only_pair(original, translation, back_translation)):
        return Alignment(original, translation, back_translation, (only,))
    english = back_translation.texts if back_translation else None
    doubts = back_translation.unreliable if back_translation else ()
    beads, similarity = align_blocks(original, translation, english, doubts)
    foreign = {}
    if back_translation is not None:
        foreign = foreign_sentences(translation, back_translation)
    rendered: dict[int, list[Segment]] = {}
    for segment in foreign:
        rendered.setdefault(segment.block, []).append(segment)

    def are_plain(match: Match) -> bool:
        """Whether the blocks of a pair of one and one are no more than their text."""
        pair = original.blocks[match.left[0]], translation.blocks[match.right[0]]
        return not any(block.links or block.marks for block in pair)

    def pairs(match: Match) -> tuple[SegmentPair, ...]:
        blocks = range(*match.left)
        ours = [
            segments(original.blocks[i].text, i, "en")
            for i in blocks
            if original.blocks[i].kind.is_prose
        ]
        theirs = [
            rendered.get(j, []) for j in range(*match.right) if translation.blocks[j].kind.is_prose
        ]
        return align_sentences(
            list(chain.from_iterable(ours)),
            list(chain.from_iterable(theirs)),
            foreign,
            similarity.rarity,
            match.similarity if match.is_single and are_plain(match) else 0.0,
        )

    found = (
        Bead(
            original=tuple(range(*match.left)),
            translation=tuple(range(*match.right)),
            similarity=match.similarity,
            confidence=sure,
            moved=match.moved,
            pairs=pairs(match) if english is not None else (),
        )
        for match, sure in beads
    )
    return Alignment(original, translation, back_translation, tuple(found))
