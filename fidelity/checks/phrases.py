"""Whether some words of a sentence are a clause or phrase by themselves."""

from __future__ import annotations

from fidelity.reading.sentence import Sentence

_MARKS = ",;:.!?)—"
_DETERMINERS = frozenset("the a an this that these those my your his her its our their".split())


def phrase_ends(side: Sentence, first: int, last: int) -> int:
    """At how many of its ends (0 to 2) a stretch of words is bounded as a clause or phrase is."""
    return _begins(side, first) + _ends(side, last)


def _begins(side: Sentence, k: int) -> bool:
    """Whether a clause or phrase begins with a word: a small one that is no article."""
    word = side.words[k]
    return k == 0 or (not word.is_content and word.folded not in _DETERMINERS)


def _ends(side: Sentence, k: int) -> bool:
    """Whether a clause or phrase ends with a word: a mark or nothing is behind it."""
    behind = side.text[side.words[k].end :].lstrip()[:1]
    return not behind or behind in _MARKS
