"""How much speaks for it that a single word was lost or added, where all around it agrees.

The weights were fitted, by documents in turn, to words that were taken out of sentences or put into
them; what an engine leaves out by itself are above all parts of compounds (health care workers).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from fidelity.checks.gaps import Gap
from fidelity.reading.lexicon import lemmas, parts_of_speech
from fidelity.reading.words import Word

_PART = 3
"""Letters of a word from which it is looked for inside another."""

_AROUND = 4
"""Words on either side that may agree."""

_FEWER, _MORE = -2, 3
"""By how many words of matter a side is the longer, as far as that makes a difference."""

_JOINING = frozenset(
    """additionally furthermore moreover besides likewise meanwhile however nevertheless nonetheless
    therefore thus hence consequently accordingly finally indeed""".split()
)
"""Adverbs that join sentences: what they say, the order of the sentences says as well."""

_NONE = -9.0
_LOST, _GAINED = 0.9, 0.3
"""What makes the evidence 0 where such words are rare in faithful sentences: about 4 % of them have
one that is missing, and 1 % one that is more.
"""


def is_alone(ours: Sequence[Word], theirs: Sequence[Word], i: int, gap: Gap) -> bool:
    """Whether a word is gone without a trace: its neighbours are next to each other on the other
    side, and not one word with them (health care, healthcare).

    Names and numbers have checks of their own.
    """
    word = ours[i]
    if gap.size != 1 or gap.high - gap.low != 1 or word.folded in _JOINING:
        return False
    if word.text[0].isdigit() or (word.is_capitalised and i):
        return False
    beside = [other.folded for other in _seam(theirs, gap) if other]
    return len(word.folded) < _PART or not any(word.folded in other for other in beside)


def of_loss(ours: Sequence[Word], theirs: Sequence[Word], i: int, gap: Gap, alike: float) -> float:
    """Evidence that a word that is alone was lost; engines drop adverbs."""
    if _is_kind(ours[i], "r"):
        return _NONE
    before, behind = _seam(theirs, gap)
    inside = 1.0 * _is_noun(before) + 0.6 * (_is_noun(behind) or _is_kind(behind, "a"))
    return alike - inside + _LOST


def of_gain(word: Word, alike: float) -> float:
    """Evidence that a word that is alone was added: an adjective or adverb; nouns and verbs often
    say nothing new (help to, goods).
    """
    return alike + _GAINED if _is_kind(word, "ar") else _NONE


def alike(chain: Mapping[int, int], i: int, gap: Gap, surplus: int, matter: int) -> float:
    """How much the sentences are alike but for one word: around it, and in length."""
    steps = range(1, _AROUND + 1)
    before = sum(chain.get(i - k) == gap.low - k + 1 for k in steps)
    behind = sum(chain.get(i + k) == gap.high + k - 1 for k in steps)
    longer = max(_FEWER, min(_MORE, surplus))
    return 0.45 * longer + 0.18 * (before + behind) - 0.5 * log(matter + 1)


def _seam(theirs: Sequence[Word], gap: Gap) -> tuple[Word | None, Word | None]:
    """The words of the other side that meet where the word is lacking."""
    before = theirs[gap.low] if gap.low >= 0 else None
    return before, theirs[gap.high] if gap.high < len(theirs) else None


def _is_noun(word: Word | None) -> bool:
    """Whether a word is mostly a noun, or a name or number."""
    return word is not None and word.is_content and _kind(word) in ("n", "")


def _is_kind(word: Word | None, kinds: str) -> bool:
    return word is not None and word.is_content and bool(kind := _kind(word)) and kind in kinds


def _kind(word: Word) -> str:
    """The part of speech that a word mostly is; empty for an unknown one."""
    kind = parts_of_speech(word.folded)[:1]
    # Adjectives have no plural: goods are things.
    is_plural = word.folded.endswith("s") and word.folded not in lemmas(word.folded)
    return "n" if kind == "a" and is_plural else kind
