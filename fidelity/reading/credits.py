"""Tells the line that names who translated a text, which every translation may add.

The words for translating are those of the languages that software and newspapers are most often
translated into; a name with an address of mail and years is a credit in any language.
"""

from __future__ import annotations

import re

from fidelity.lazy_pattern import lazy_pattern

_MOST_WORDS = 30
_MOST_WORDS_OF_A_NAME = 6
_WORDS_BEFORE_A_COLON = 4
_LETTERS_OF_A_SMALL_WORD = 4
_PARTICLES = frozenset("bin da de del den der di do dos du el la le van von y zu".split())

_TRANSLATING = lazy_pattern(
    r"(?:translat|übersetz|deutsche[rns]?\s+übersetz|tradu[cçitz]|tradotto|vertal"
    r"|övers|oversæt|overset|oversatt|suomen[nt]|kään|tõlk|tłumacz|przekład|přel|překl|prekl"
    r"|prelož|prevo|prevedl|prijevod|fordít|çevir|tercüme|vertė|vertim|tulkoj|dịch|terjemah|penerjemah"
    r"|перев[оеё]|перакла|перекла|превод|превела?\b|превео|μετάφρ|μεταφρ|翻訳|訳者|译者|翻译|譯者|翻譯|번역|옮긴이"
    r"|ترجم|מתרגמ|תרגו|अनुवाद)",
    re.IGNORECASE,
)
_FROM_ENGLISH = lazy_pattern(
    r"\b(?:engl|angl|ingl|англ|αγγλ|aus|dall|from|desde|przez)\w*", re.IGNORECASE
)
_MAIL = re.compile(r"[^\s<>(@]+(?:@|\s+at\s+|\(at\))[^\s<>()@]+\.\w{2,}")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")


def is_credit(text: str) -> bool:
    """Whether a block says who translated the text, or is one line of a list of those who did."""
    words = _WORD.findall(_MAIL.sub(" ", text))
    if not words or len(words) > _MOST_WORDS:
        return False
    bare = text.lstrip("(*[—–- ")
    if _TRANSLATING.match(bare):
        head, colon, told = bare.partition(":")
        if colon and len(_WORD.findall(head)) <= _WORDS_BEFORE_A_COLON:
            return not told.strip() or _are_names(told)
        return len(words) > 1 and _are_names(bare.partition(" ")[2])
    is_short = len(words) <= _MOST_WORDS_OF_A_NAME
    names = [word for word in words if word not in _PARTICLES]
    return bool(_MAIL.search(text)) and is_short and not any(word[0].islower() for word in names)


def _are_names(text: str) -> bool:
    """Whether all but the small words of a text are names, or words for its first language."""
    words = _WORD.findall(_FROM_ENGLISH.sub(" ", _MAIL.sub(" ", text)))
    long = [word for word in words if len(word) > _LETTERS_OF_A_SMALL_WORD]
    return any(not word[0].islower() for word in words) and not any(w[0].islower() for w in long)
