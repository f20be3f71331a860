"""How sure a sentence is of what it says: hedges, hearsay, evidence, obligation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from fidelity.lazy_pattern import lazy_pattern
from fidelity.reading.words import Word, stem

_POSSIBLE = r"""
    \bmay\b(?!\s+\d) |\bmight\b |\bcould\b |\bcan\b |\bpossib\w+ |\bperhaps\b |\bmaybe\b
    |\bpotential\w* |\bconceivabl\w+ |\bit\s+is\s+thought\b |\bcapable\b |\ballow\w* |\bable\b
    |\babilit\w+ |\benabl\w+ |\blets?\b |\bmanag(?:e|es|ed)\s+to\b |\bvisible\b |\baudible\b
    |\bavailable\b |\baccessible\b |\bopportunit\w+ |\brisk\w* |\bchances?\b
"""
_LIKELY = r"""
    \b(?:un)?likely\b |\bprobabl\w+ |\bpresumabl\w+ |\bseem\w* |\bappear(?:s|ed|ing)?\b
    |\bapparent\w* |\bexpect\w* |\btend(?:s|ed)?\b |\bbelie(?:f|ve\w*)\b |\bthink\w* |\bthought\b
    |\blikelihood\b |\bprobabilit\w+ |\bsuppos\w+ |\bassum\w+ |\bestimate\w*
    |\blook(?:s|ed)?\s+(?!at|for|after|into|up|down|back|forward|around|over|out)\w+
    |\bcould\s+well\b |\bmay\s+well\b |\bsuspect\w* |\bsuggest\w* |\bindicat\w+ |\bprone\b
"""
_HEARSAY = r"""
    \breported(?:ly)?\b |\ballege\w* |\bsupposed(?:ly)?\b |\bpurported\w* |\baccording\b
    |\bclaim\w* |\brumou?r\w* |\bsaid\b |\bsays\b |\bsay\b |\breports?\b |\bapparently\b
    |\bsuspected\b |\baccus\w+ |\bcharged\b |\bassert\w* |\bunconfirmed\b
    |\bit\s+is\s+(?:said|believed|thought|understood)\b |\binform\w* |\bso-called\b |\bpresum\w+
    |\bnews\b |\bmedia\b |\bsources?\b |\btold\b |\bbelieved\b |\bapparent\b |\bseemingly\b
"""
_FUTURE = r"\bwill\b|\bshall\b|\b(?:is|are|am|was|were)\s+going\s+to\b|'ll\b|’ll\b"
_CERTAIN = r"""
    \bcertain(?:ly)?\b |\bdefinite\w* |\bundoubted\w* |\bwithout\s+(?:a\s+)?doubt\b
    |\bno\s+doubt\b |\bclear(?:ly)?\b |\bobvious\w* |\bsurely\b |\bsure\b |\bunquestionabl\w+
    |\binevitabl\w+ |\bindisputabl\w+ |\bguarantee\w*
"""
_MUST = r"""
    \bmust\b |\bha(?:ve|s|d)\s+to\b |\bneed(?:s|ed)?\b |\brequire\w* |\bshall\b |\bobliged\b
    |\bobligat\w+ |\bcompulsory\b |\bmandatory\b |\bnecessar\w+ |\bessential\b |\bshould\b
    |\bought\b |\bimportant\b |\bvital\b |\bcrucial\b
"""

FAMILIES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        name: lazy_pattern(pattern, re.IGNORECASE | re.VERBOSE)
        for name, pattern in {
            "possible": _POSSIBLE,
            "likely": _LIKELY,
            "hearsay": _HEARSAY,
            "future": _FUTURE,
            "certain": _CERTAIN,
            "must": _MUST,
        }.items()
    }
)
"""Wordings of each kind of certainty, wide: what could render it counts against a finding."""

EVIDENCE: Mapping[str, int] = MappingProxyType(
    {
        stem(verb): strength
        for strength, verbs in {
            1: "suggest hint imply",
            2: "indicate signal",
            3: "show shown demonstrate reveal illustrate",
            4: "prove proven proof confirm establish",
        }.items()
        for verb in verbs.split()
    }
)
"""How strongly a verb (its stem) lets evidence speak, from suggest (1) to prove (4)."""


class Cue(Struct, frozen=True):
    """Words that say how sure something is."""

    start: int
    end: int
    text: str


def cues(text: str, family: str) -> tuple[Cue, ...]:
    """The words of a family in a text."""
    return tuple(
        Cue(match.start(), match.end(), match.group()) for match in FAMILIES[family].finditer(text)
    )


def evidence(words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """Verbs of evidence as (index of the word, strength)."""
    return tuple((k, EVIDENCE[word.stem]) for k, word in enumerate(words) if word.stem in EVIDENCE)
