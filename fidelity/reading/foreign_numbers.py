"""Numbers in a text of any language, in digits or in words, as values.

What a language's words mean comes from `vocabulary`; how words make up one number is the same for
all: what is smaller is added, a scale multiplies what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from fidelity.reading.han_numbers import UNSPACED, han_numbers
from fidelity.reading.number_tokens import Token, Tokens, in_ascii_digits, tokens
from fidelity.reading.numbers import Number, numbers
from fidelity.reading.vocabulary import Sense, Vocabulary

_CLOCK = re.compile(r"\s?(?:h|u|ч)\s?(?P<minutes>[0-5]\d)(?!\d)")
_PERCENT = re.compile(r"\s*[%٪％]")


@lru_cache(maxsize=512)
def foreign_numbers(text: str, lang: str) -> tuple[Number, ...]:
    """The numbers of a text from left to right; a lone `one` is an article, and left out.

    In a language whose words are not known, those in digits.
    """
    text = in_ascii_digits(text)
    if lang in UNSPACED:
        return han_numbers(text)
    there = tokens(text, lang)
    found, k = [], 0
    while there and k < len(there.found):
        number, k = _number(there, k)
        if number is not None:
            found.append(number)
    return tuple(found)


def numbers_in(text: str, lang: str) -> tuple[Number, ...]:
    """The numbers of a text in English or any other language."""
    return numbers(text) if lang == "en" else foreign_numbers(text, lang)


def _number(there: Tokens, k: int) -> tuple[Number | None, int]:
    """The number that begins with a token, if any, and the token after it."""
    token = there.found[k]
    if token.readings:
        return _in_digits(there, k)
    if many := token.sense("many"):
        return _vague(there, k, many)
    if start := token.sense("cardinal", "scale") or _multiplier(there, k):
        return _in_words(there, k, start)
    first = token.senses[0]
    following = there.following(k)
    unit = following.sense("ordinal") if following and first.kind == "ordinal" else None
    if unit and first.value % 10 == 0 and unit.value < 10:  # twentieth first, as Poles say
        return _made(there, k, k + 1, {first.value + unit.value}, is_sure=first.is_sure), k + 2
    values = {s.value for s in token.senses if s.kind == "roman"} | _other_readings(token)
    for decade in (s.value for s in token.senses if s.kind == "decade"):
        values |= {decade, 1900 + decade}
    return _made(there, k, k, values, is_sure=all(s.is_sure for s in token.senses)), k + 1


def _multiplier(there: Tokens, k: int) -> Sense | None:
    """The share that goes before a scale: half a million."""
    share, following = there.found[k].sense("share", "part"), there.following(k, of=True)
    scale = following.sense("scale") if share and following else None
    if share is None or scale is None or scale.value < 1000:
        return None
    value = share.value if share.kind == "share" else 1 / share.value
    return Sense("share", value, share.is_sure)


def _in_digits(there: Tokens, k: int) -> tuple[Number | None, int]:
    """Digits with the scales behind them: 3,2 million."""
    values, last = there.found[k].readings, k
    while following := there.following(last, of=last > k):
        scale = following.sense("scale")
        if scale is None or scale.value < 1000:
            break
        values = frozenset(value * scale.value for value in values)
        last += 1
    if last == k:
        values, last = _as_time(there, k)
    return _made(there, k, last, values, is_digits=True), last + 1


def _as_time(there: Tokens, k: int) -> tuple[frozenset[float], int]:
    """The readings of 17h30 and of 5 in the afternoon besides that of the digits, and the token
    with the minutes.
    """
    end, values = there.found[k].end, there.found[k].readings
    if clock := _CLOCK.match(there.text, end):
        is_apart = any(t.start == clock.start("minutes") for t in there.found[k + 1 : k + 2])
        return values | {round(max(values) + int(clock["minutes"]) / 100, 9)}, k + is_apart
    if max(values) < 13 and there.known.is_after("pm", there.text, end):
        return values | {value + 12 for value in values if value < 12}, k
    return values, k


def _in_words(there: Tokens, k: int, start: Sense) -> tuple[Number | None, int]:
    """Words that make up one number: `dos mil trescientos cuarenta y cinco`."""
    sum_, last = _Sum.of(start), k
    while following := there.following(last, of=start.kind == "share"):
        part = following.sense("part")
        if sum_.takes(following, there.known):
            last += 1
        elif part and not sum_.total and 1 <= sum_.group < part.value:
            return _fraction(there, k, last + 1, sum_.group / part.value)
        else:
            break
    if last == k and start.value == 1:
        return None, last + 1
    values = {sum_.value} | (_other_readings(there.found[k]) if last == k else set())
    return _made(there, k, last, values, is_sure=sum_.is_sure), last + 1


def _fraction(there: Tokens, k: int, last: int, share: float) -> tuple[Number | None, int]:
    """Two thirds, or three quarters of a million; `last` is the denominator."""
    following = there.following(last, of=True)
    scale = following.sense("scale") if following else None
    if scale and scale.value >= 1000:
        return _made(there, k, last + 1, {round(share * scale.value, 9)}), last + 2
    return _made(there, k, last, {round(share, 9)}), last + 1


class _Sum:
    """What the words of a number come to so far: whole thousands, and what is below them."""

    def __init__(self, total: float, group: float, *, is_sure: bool) -> None:
        self.total, self.group, self.is_sure = total, group, is_sure

    @classmethod
    def of(cls, start: Sense) -> _Sum:
        """A sum that begins with a word."""
        is_scale = start.kind == "scale" and start.value >= 1000
        total, group = (start.value, 0.0) if is_scale else (0.0, start.value)
        return cls(total, group, is_sure=start.is_sure)

    @property
    def value(self) -> float:
        """What all comes to."""
        return round(self.total + self.group, 9)

    def takes(self, token: Token, known: Vocabulary) -> bool:
        """Whether the word goes on with the number; if so, it is counted in."""
        scale, small = token.sense("scale"), token.sense("cardinal", "ordinal")
        group = self.group
        if scale and scale.value >= 1000:
            self._scale(scale.value)
        elif scale and 0 < group < scale.value / 10:
            self.group *= scale.value
        elif small and _is_score(group, small.value, known):
            self.group += 19 * 4
        elif small and self._adds(small, known):
            self.group, self.is_sure = group + small.value, self.is_sure or small.is_sure
        else:
            return False
        return True

    def _adds(self, small: Sense, known: Vocabulary) -> bool:
        """Whether a smaller number is added; what follows a million is an article, not a one."""
        is_article = small.value == 1 and not small.is_sure and not self.group
        return not is_article and _fits(self.group or self.total, small.value, known)

    def _scale(self, scale: float) -> None:
        whole = self.total + self.group
        if whole < scale:
            self.total, self.group = whole * scale, 0.0
            self.is_sure = True
        else:
            self.total, self.group = self.total + (self.group or 1) * scale, 0.0


def _share(part: float, whole: float) -> float:
    return round(part / whole, 9)


def _other_readings(token: Token) -> set[float]:
    """What a word by itself can stand for besides: `cuarto` is a fourth."""
    return {s.value for s in token.senses if s.kind in ("ordinal", "share")} | {
        _share(1, s.value) for s in token.senses if s.kind == "part"
    }


def _vague(there: Tokens, k: int, many: Sense) -> tuple[Number, int]:
    """Vague plurals, `cientos` and `cientos de miles`."""
    size, last, following = many.value, k, there.following(k, of=True)
    more = following.sense("many", "scale") if following else None
    if more and more.value >= 1000:
        size, last = size * more.value, k + 1
    start, end = there.found[k].start, there.found[last].end
    number = Number(frozenset({size}), start, end, in_digits=False, many=True, is_sure=many.is_sure)
    return number, last + 1


def _fits(group: float, small: float, known: Vocabulary) -> bool:
    """Whether a smaller number is added to what was said: 20 and 5, 100 and 25, 1000 and 300."""
    if not group or small >= group:
        return False
    if group % 1000 == 0:
        return small < 1000
    if group % 100 == 0:
        return small < 100
    if known.scores and group % 100 in (60, 80):
        return small < 20
    return group % 10 == 0 and group % 100 >= 20 and small < 10


def _is_score(group: float, small: float, known: Vocabulary) -> bool:
    """Whether it is a French `quatre-vingt`."""
    return known.scores and small == 20 and group % 100 == 4


def _made(
    there: Tokens,
    first: int,
    last: int,
    values: Collection[float],
    *,
    is_sure: bool = True,
    is_digits: bool = False,
) -> Number | None:
    """The number of some tokens, its minus and percent seen to; nothing where it has no value."""
    if not values:
        return None
    start, end = there.found[first].start, there.found[last].end
    known, text = there.known, there.text
    if known.is_before("minus", text, start) or known.is_after("below", text, end):
        values = {-abs(value) for value in values}
    percent = bool(_PERCENT.match(text, end)) or known.is_after("percent", text, end)
    return Number(frozenset(values), start, end, is_digits, percent=percent, is_sure=is_sure)
