"""One sentence beside one sentence, as a batch of them holds them: there is nothing to search.

Whether they are a pair, and how sure that is, goes by the same figures as in longer texts.
"""

from __future__ import annotations

from fidelity.align.confidence import in_english
from fidelity.align.match import Match
from fidelity.align.options import Options
from fidelity.align.rarity import masses_of_two
from fidelity.align.relatedness import lengthening_of, was_replaced
from fidelity.align.sentences import BEYOND_DOUBT, foreign_sentences
from fidelity.align.similarity import Likeness, expansion, letters_alike
from fidelity.model import BackTranslation, Bead, Block, Document, SegmentPair
from fidelity.reading.words import folded_and_keys
from fidelity.segment import segments

_SETTLED = Options().settled
"""What is less alike is searched, as it may be no pair."""


def only_pair(
    original: Document, translation: Document, back_translation: BackTranslation
) -> Bead | None:
    """The bead of two documents of one plain sentence each; None where there is more in one of
    them, or where the two may not belong together.
    """
    if not len(original.blocks) == len(translation.blocks) == 1:
        return None
    (block,), (theirs,), (english,) = original.blocks, translation.blocks, back_translation.texts
    if not _is_plain(block) or not _is_plain(theirs) or any(back_translation.unreliable):
        return None
    sentences = segments(block.text, 0, "en")
    rendered = foreign_sentences(translation, back_translation)
    if not len(sentences) == len(rendered) == 1:
        return None
    match, words = _match(block.text, english)
    if match is None:
        return None
    ((sentence, said),) = rendered.items()
    # As sentences they are weighed once more, and alike only where nothing stands around them.
    are_whole = (sentences[0].text, sentence.text) == (block.text, english)
    if match.similarity < BEYOND_DOUBT and not are_whole:
        return None
    pair = SegmentPair(sentences, (sentence,), tuple(dict.fromkeys(said)), match.similarity)
    return Bead((0,), (0,), match.similarity, in_english(match, words), pairs=(pair,))


def _is_plain(block: Block) -> bool:
    """Whether it is no more than its text, for people to read."""
    return block.kind.is_prose and not (block.links or block.marks or block.unit or block.cue)


def _match(original: str, english: str) -> tuple[Match | None, int]:
    """The pair, if it is beyond doubt, and the words of the shorter of both texts."""
    ours, keys = folded_and_keys(original)
    theirs, other_keys = folded_and_keys(english)
    mass, other_mass, shared = masses_of_two(keys, other_keys)
    if not shared:
        return None, 0
    like = Likeness(2 * shared / (mass + other_mass), letters_alike(ours, theirs))
    alike, words = like.similarity, min(len(ours.split()), len(theirs.split()))
    letters = len(ours), len(theirs)
    longer = lengthening_of(*letters, expansion(*letters))
    is_pair = alike >= _SETTLED and not was_replaced(alike, words, longer)
    return Match((0, 1), (0, 1), alike) if is_pair else None, words
