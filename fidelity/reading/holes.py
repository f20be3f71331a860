"""Where the grammar of a sentence shows that a noun is missing.

An article, or a word in its place, calls for a noun: what follows cannot be one in “the of”, “a
which”, “their.”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fidelity.lazy_pattern import lazy_pattern
from fidelity.reading.words import Word

_CALLING = frozenset("the a an my your its our their".split())
_HOLE = lazy_pattern(
    r"""\b(?:[Tt]he|[Aa]n|[Mm]y|[Yy]our|[Ii]ts|[Oo]ur|[Tt]heir|[Aa](?!\s*[,;:.)]))
    (?=\s+(?:of|in|on|at|for|with|by|from|into|than|among|towards?|upon|until|to
            |is|are|was|were|been|has|had|would|could|should|and|or|but|that|which|whom
            |where|when|while|because|if|although|though|whether)(?![\w'’-])
      |\s*[.,;:!?)](?!\w)|\s*$)""",
    re.VERBOSE,
)
"""Capitals are left alone, as what follows may be a name (the WHO), and so are hyphens (the
in-flight meal) and the letter a, which may be one (route a).
"""


def holes(text: str, words: Sequence[Word]) -> tuple[int, ...]:
    """The places of the words behind which a noun is missing."""
    return tuple(
        k
        for k, word in enumerate(words)
        if word.folded in _CALLING and _HOLE.match(text, word.start)
    )
