"""What a sentence negates: its negations, each with the words that it bears on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fidelity.reading.words import Word, stem

_NEGATORS = frozenset(
    """not cannot never no none nobody nothing nowhere neither nor without hardly scarcely barely ain't""".split()
)
_SOFT = frozenset(
    stem(word)
    for word in """fail failure refuse refusal reject rejection deny denial lack absent absence unable inability impossible
    unlikely unclear unknown unaware uncertain prohibit ban bar forbid prevent avoid stop cease end quit discontinue miss missing
    ignore oppose opposition decline exclude except exempt rare rarely seldom few little less unless free nil zero empty void
    devoid ineligible invalid illegal unlawful disagree disapprove dislike distrust doubt doubtful resist abstain
    neglect omit instead against abolish cancel lose lost least beyond outside too otherwise difficult reluctant
    reluctance unwilling anti contrary negative innocent only unprecedented block hinder deprive loses failing rather yet minimal minimally poorly badly alone vain different differently""".split()
)
"""Words that may render a negation without being one; where the other side has one more of them, nothing is concluded."""

_BREAK = re.compile(r"[,;:](?=\s)|[—–()\"“”]|\b(?:but|and|or|that|which|who|whom|because|although|though|while|when|if|so|as|than|after|before)\b", re.I)
_IDIOMS = re.compile(
    r"""\bno\.?\s*\d|\bnot\s+(?:only|just|merely|least|to\s+mention|yet\s+clear\s+whether)\b|\bwhether\s+or\s+not\b|\bif\s+not\b|\bno\s+(?:doubt|matter|later|wonder|sooner)\b
    |\bor\s+not\b|\bwhy\s+not\b|\bno\s+(?:fewer|less|more|longer\s+than)\s+than\b|\bnot\s+(?:fewer|less|more)\s+than\b|\bnone\s+other\b|\bnone\s+the\s+less\b|\bno\s+one's\b|\bcan(?:not|'t|’t)\s+help\b
    |\bnot\s+so\s+much\b|\bfor\s+nothing\b|\bnot\b(?=[^.;,]{0,60}\buntil\b)|n['’]t\b(?=[^.;,]{0,60}\buntil\b)|\bnothing\s+(?:but|less|more)\b""",
    re.I | re.X,
)
_FILLERS = frozenset(
    """be been being is are was were am do does did done have has had having will would shall should can could may might must
    need to a an the any anyone anybody anything ever even yet at all more much very so really actually it he she they we i
    you there this that his her their its our my your of in on by for with from really necessarily been one able longer
    going get got""".split()
)
_NO_PREFIX = ("under", "until", "unit", "unif", "union", "uniq", "unive", "uncle", "none")
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "mis")


@dataclass(frozen=True, slots=True)
class Negation:
    """A negation: its word, and the next word of content that it bears on, as indices of the sentence's words."""

    word: int
    head: int | None


def negations(text: str, words: Sequence[Word]) -> tuple[Negation, ...]:
    """The negations of a sentence; several in one clause that agree with each other (did not … never) count once."""
    idioms = [match.span() for match in _IDIOMS.finditer(text)]
    found: list[Negation] = []
    for k, word in enumerate(words):
        if not _is_negator(word) or any(start <= word.start < end for start, end in idioms):
            continue
        if found and _same_clause(text, words[found[-1].word], word):
            continue
        found.append(Negation(k, next(_heads(words, k), None)))
    return tuple(found)


def _is_negator(word: Word) -> bool:
    if word.text.isupper() and len(word.text) == 2 and word.folded == "no":
        return False
    return word.folded in _NEGATORS or word.folded.endswith("n't")


def _same_clause(text: str, one: Word, other: Word) -> bool:
    if "without" in (one.folded, other.folded):
        return False
    if other.folded == "nor" or (one.folded == "neither" and other.folded in ("nor", "not")):
        return True
    return not _BREAK.search(text, one.end, other.start)


def _heads(words: Sequence[Word], k: int) -> Iterator[int]:
    for j in range(k + 1, min(k + 7, len(words))):
        if words[j].folded not in _FILLERS and not _is_negator(words[j]):
            yield j


def soft_negations(words: Sequence[Word]) -> int:
    """How many words of a sentence could render a negation without being one."""
    return sum(
        word.stem in _SOFT
        or (word.folded.endswith("less") and len(word.folded) > 6)
        or (word.folded.startswith(("un", "non")) and len(word.folded) > 5 and not word.folded.startswith(_NO_PREFIX))
        for word in words
    )


def is_opposite_form(word: Word, other: Word) -> bool:
    """Whether one word is the other with a negative prefix: `happy` and `unhappy`, `agree` and `disagree`."""
    return any(
        long.stem == prefix + short.stem or long.folded == prefix + short.folded
        for short, long in ((word, other), (other, word))
        for prefix in _PREFIXES
    )
