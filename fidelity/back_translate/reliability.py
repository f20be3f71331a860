"""Why the English of a block cannot be relied on: what tells a broken back-translation.

Only what is plainly broken is told, never what is merely clumsy: a block that is doubted is not
compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from fidelity.language import ENGLISH, is_english, script_of
from fidelity.lazy_pattern import lazy_pattern

_UNSPACED = (  # scripts that set no spaces: Thai and Lao, Burmese, Khmer, kana, Han
    r"\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uF900-\uFAFF"
    r"\U00020000-\U0003FFFF"
)
_TOKEN = lazy_pattern(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_ENCLOSED = re.compile(r"`[^`]*`|<[^<>]*>|[{][^{}]*[}]")
_RUN = lazy_pattern(rf"[^\s{_UNSPACED}]+")
_CODE = re.compile(r"[_/\\@=<>|$#]|\(\)|\w[.:-]\w")
"""What shows that a run of characters is code, an address, a name of an account: no engine's
business.
"""

_MUCH_UNKNOWN, _FEWEST_KNOWN = 0.4, 4

_UNIT, _LONG_UNIT = 5, 30
"""Words that are said over and over: few of them, or a whole sentence."""
_STUTTER, _LONG_STUTTER = 4, 3
"""So often in a row that it is the engine's doing."""

_TIMES = 3.0
"""So many times as long, or as short, as English of this length should be."""
_FEW_WORDS = 10
"""Words that a text may have too many or too few by chance: an acronym spelled out, an idiom."""
_LETTERS_A_WORD = {"CJK": 1.6, "HIRAGANA": 2.2, "KATAKANA": 2.2, "HANGUL": 2.3}
_LETTERS_OF_ANY_OTHER = 5.5
"""Letters of a script that come to one English word."""

_FEWEST = 5
"""Words or letters that a text needs before its language tells anything."""
_LEFT = 0.8


def why_unreliable(
    text: str,
    english: str,
    lang: str,
    *,
    unknown: Sequence[str] = (),
    unsure: tuple[int, int] = (0, 0),
) -> str:
    """Why the English of a block's text in the language `lang` cannot be relied on; nothing where
    it can.

    `unknown` are the words in it that the engine did not know; names and code among them prove
    nothing. `unsure` says how many sentences the engine gave little credit itself, of how many.
    """
    if lang == ENGLISH or is_english(text):
        return ""
    ours, theirs = _tokens(text), _tokens(english)
    if not _worded(theirs):
        return "there is no English" if _worded(ours) else ""
    if doubt := _strangers(english, unknown):
        return doubt
    if _stutters(ours, theirs):
        return "the engine repeats itself"
    if _is_left(text, english):
        return "it is not in English"
    if 2 * unsure[0] > unsure[1]:
        return "the engine gives it little credit itself"
    return _misfit(ours, theirs)


def _tokens(text: str) -> list[str]:
    """Words in small letters; where a script sets no spaces, characters."""
    return _TOKEN.findall(text.lower())


def _worded(tokens: Sequence[str]) -> list[str]:
    return [token for token in tokens if any(map(str.isalpha, token))]


def _strangers(english: str, unknown: Sequence[str]) -> str:
    """Whether many of the words are unknown; a label of few words is all names and terms."""
    if len(unknown) < 2:
        return ""
    words = _spoken(english)
    strange = (Counter(_plain(_spoken(" ".join(unknown)))) & Counter(_plain(words))).total()
    if len(words) < _FEWEST_KNOWN or strange < 2 or strange <= _MUCH_UNKNOWN * len(words):
        return ""
    return f"the engine did not know {strange} of {len(words)} words"


def _stutters(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether words are repeated in a row far more often than the text itself repeats any."""
    neighbours = Counter(pairwise(theirs))
    if max(neighbours.values(), default=0) < _LONG_STUTTER:  # as they are in sound prose
        return False
    few = _repeats(theirs, range(1, _UNIT + 1))
    many = _repeats(theirs, range(_UNIT + 1, _LONG_UNIT + 1))
    if few < _STUTTER and many < _LONG_STUTTER:
        return False
    return max(few, many) >= 2 * _repeats(ours, range(1, 3 * _LONG_UNIT + 1))


def _repeats(tokens: Sequence[str], units: range) -> int:
    """How often in a row some unit of so many tokens is said at the most."""
    most = 1
    for unit in units:
        equal = 0
        for one, next_one in zip(tokens, tokens[unit:], strict=False):
            equal = equal + 1 if one == next_one else 0
            most = max(most, 1 + equal // unit)
    return most


def _misfit(ours: Sequence[str], theirs: Sequence[str]) -> str:
    """Whether there are far fewer or more English words than the letters of the text come to."""
    expected, got = sum(map(_english_words, ours)), len(theirs)
    if got * _TIMES + _FEW_WORDS < expected:
        return "it is much shorter than the translation"
    if got > expected * _TIMES + _FEW_WORDS:
        return "it is much longer than the translation"
    return ""


def _english_words(token: str) -> float:
    """How many English words a token comes to, by its letters."""
    letters = sum(map(str.isalpha, token))
    script = script_of(token[0])
    return letters / _LETTERS_A_WORD.get(script, _LETTERS_OF_ANY_OTHER) if letters else 1.0


def _is_left(text: str, english: str) -> bool:
    """Whether most of the English is in another script, or the text itself."""
    if is_english(english):
        return False
    words = _spoken(english)
    letters = sum(map(len, words))
    foreign = sum(len(w) for w in words if not w[0].isupper() and script_of(w[0]) != "LATIN")
    if foreign >= _FEWEST and 2 * foreign > letters:
        return True
    ours = Counter(_plain(_spoken(text)))
    kept = (ours & Counter(_plain(words))).total()
    return ours.total() >= _FEWEST and kept > _LEFT * ours.total()


def _spoken(text: str) -> list[str]:
    """The words that are no code."""
    plain = _ENCLOSED.sub(" ", text)
    if _CODE.search(plain):
        plain = _RUN.sub(_unless_code, plain)
    return _worded(_TOKEN.findall(plain))


def _unless_code(run: re.Match[str]) -> str:
    return " " if _CODE.search(run[0]) else run[0]


def _plain(words: Sequence[str]) -> list[str]:
    """The words without names, which no engine has to translate."""
    return [word for word in words if not any(map(str.isupper, word))]
