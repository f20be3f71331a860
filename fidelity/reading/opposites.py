"""Words that mean the opposite of each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from fidelity.reading.lexicon import (
    are_loosely_opposite,
    are_opposites,
    are_synonyms,
    lemmas,
    near_and_far,
    parts_of_speech,
)
from fidelity.reading.polarity import is_opposite, opposite_forms
from fidelity.reading.words import FUNCTION_WORDS, Word, stem

_DIRECTIONS = """before after|above below|more less|most least|up down|upward downward|over under
    |many few|earlier later|first last|rise fall|rise drop|rise decline
    |increase decrease|increase reduction|increase decline|increase drop|grow shrink
    |grow decline|growth decline|gain loss|gain lose|win lose|victory defeat|buy sell
    |import export|enter leave|arrive leave|arrive depart|open close|begin end|start end
    |start finish|north south|east west|northern southern|eastern western|left right
    |maximum minimum|majority minority|accept reject|approve reject|support oppose
    |allow forbid|allow ban|permit prohibit|attack defend|include exclude|higher lower
    |highest lowest|larger smaller|largest smallest|better worse|best worst|always never
    |often rarely|often seldom|usually rarely|frequently rarely|same different
    |similar different|everyone nobody|ever never|male female
    |man woman|boy girl|father mother|son daughter|brother sister|husband wife|king queen
    |past future|previous next|old new|old young|ancient modern|public private
    |rich poor|success failure|strength weakness|advantage disadvantage|safe dangerous
    |alive dead|life death|peace war|friend enemy|ally enemy|guilty innocent|legal illegal
    |true false|day night|summer winter|morning evening|today tomorrow|yesterday tomorrow
    |yesterday today|near far|close far|temporary permanent|partial complete|partly fully
    |hire fire|create destroy|build destroy|encourage discourage|praise criticise
    |praise criticize|love hate|remember forget|lend borrow|teach learn|ask answer
    |question answer|domestic foreign|known unknown|well badly|good bad|early late
    |fast slow|strong weak|hot cold|high low|long short|big small|large small|thick thin
    |wide narrow|deep shallow|heavy light|hard soft|hard easy|difficult easy|quick slow
    |quickly slowly|maintain abandon|keep lose|attract repel|expand contract
    |strengthen weaken|improve worsen|lengthen shorten|raise lower|raise cut|hide show
    |hide reveal|conceal reveal|arrest release|join leave|unite divide|connect separate
    |connect disconnect|appear disappear|arrive go|absent present|live die|former current
    |former present|common rare|well bad|rural urban|major minor|primary secondary
    |positive negative|optimist pessimist|internal external|interior exterior|upper lower
    |front back|top bottom|beginning end""".split("|")
_LISTED: dict[str, set[str]] = {}
for _one, _other in map(str.split, _DIRECTIONS):
    _LISTED.setdefault(_one, set()).add(_other)
    _LISTED.setdefault(_other, set()).add(_one)
_PREFIXED = 0.9
_LOOSELY = 0.5


_TOO_GENERAL = frozenset(
    """take give come go get put bring make do have let keep hold set run be all none no some any
    each every both neither not one other another""".split()
)
"""Verbs that mean what their object makes of them, and quantities, which another check weighs."""


def that_may_oppose(ones: Sequence[Word], others: Sequence[Word]) -> list[int]:
    """The places of those of some words that may be opposite to one of others: looked for all
    together, since hardly any is.
    """
    if not ones or not others:
        return []
    read = [_near_and_far(word.folded) for word in others]
    near = frozenset[str]().union(*(says for says, _ in read))
    far = frozenset[str]().union(*(denies for _, denies in read))
    sides = ((k, *_near_and_far(word.folded)) for k, word in enumerate(ones))
    return [
        k for k, says, denies in sides if not (denies.isdisjoint(near) and says.isdisjoint(far))
    ]


@lru_cache(maxsize=20_000)
def _near_and_far(folded: str) -> tuple[frozenset[str], frozenset[str]]:
    """All that a word may stand for, and all that may be opposite to it, where anything is; of
    words that carry grammar only what is listed.
    """
    if _is_general(folded):
        return frozenset(), frozenset()
    near, far = _forms(folded) | {stem(folded)}, _listed(folded) | opposite_forms(folded)
    if folded in FUNCTION_WORDS:
        return near, far
    by_sense, against_sense = near_and_far(folded)
    return near | by_sense, far | against_sense


def opposition(one: Word, other: Word) -> float:
    """How opposite two words are, from 0 (not at all) to 1."""
    if one.stem == other.stem or _is_general(one.folded) or _is_general(other.folded):
        return 0.0
    strength = _by_words(one.folded, other.folded)
    if strength < _PREFIXED and is_opposite(one, other) and _is_quality(one, other):
        return _PREFIXED
    return strength


@lru_cache(maxsize=50_000)
def _is_general(folded: str) -> bool:
    return folded in _TOO_GENERAL or any(
        lemma in _TOO_GENERAL for lemma in (*lemmas(folded)[:1], folded.removesuffix("s"))
    )


def _is_quality(one: Word, other: Word) -> bool:
    """Whether neither word is a thing in the first place: a discourse is no course undone."""
    parts = parts_of_speech(one.folded)[:1], parts_of_speech(other.folded)[:1]
    return "n" not in parts and "" not in parts


def _by_words(one: str, other: str) -> float:
    if not _listed(one).isdisjoint(_forms(other)):
        return 1.0
    if one in FUNCTION_WORDS or other in FUNCTION_WORDS:
        return 0.0
    strength = are_opposites(one, other)
    if not strength and are_loosely_opposite(one, other):
        strength = _LOOSELY
    return strength if strength and not are_synonyms(one, other) else 0.0


@lru_cache(maxsize=20_000)
def _forms(folded: str) -> frozenset[str]:
    return frozenset((folded, *lemmas(folded)))


@lru_cache(maxsize=20_000)
def _listed(folded: str) -> frozenset[str]:
    return frozenset(other for form in _forms(folded) for other in _LISTED.get(form, ()))
