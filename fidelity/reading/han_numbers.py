"""Numbers in Chinese and Japanese text, which puts no spaces between words.

Digits, with the myriads behind them (320万 is 3.2 million), are what is read; numbers in Chinese
characters are parts of other words too often, and only prove presence.
"""

from __future__ import annotations

import re

from fidelity.lazy_pattern import lazy_pattern
from fidelity.reading.numbers import Number, digit_readings

UNSPACED = frozenset({"zh", "ja", "yue", "wuu", "ko", "th"})
_SCALES = {
    "千": 10**3, "万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12,
    "만": 10**4, "억": 10**8, "조": 10**12, "천": 10**3, "백": 100, "百": 100,
}  # fmt: skip
_SCALE = "".join(_SCALES)
_DIGITS = lazy_pattern(
    rf"(?<![A-Za-z\d_.,])[-−]?(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)|\d+(?:[.:]\d+)*)\s?[{_SCALE}]*"
)
_HAN = {
    digit: value
    for value, digits in enumerate("〇零 一壱 二两兩弐 三参 四 五 六 七 八 九".split())
    for digit in digits
} | {"十": 10}
_IN_HAN = re.compile(rf"[{''.join(_HAN)}{_SCALE}]+")


def han_numbers(text: str) -> tuple[Number, ...]:
    """The numbers in digits of a text, each with its scale; 3億2000万 is one number."""
    found = []
    position = 0
    while match := _DIGITS.search(text, position):
        start = match.start()
        values, scale, position = _part(match)
        while scale > 1 and (following := _DIGITS.match(text, position)):
            rest, smaller, end = _part(following)
            if smaller >= scale:
                break
            values = frozenset(value + max(rest, default=0.0) for value in values)
            scale, position = smaller, end
        percent = text[position : position + 1] in ("%", "％")
        found.append(Number(values, start, position, in_digits=True, percent=percent))
    return tuple(number for number in found if number.values)


def _part(match: re.Match[str]) -> tuple[frozenset[float], int, int]:
    """The readings of digits and their scale, the scale, and where it ends."""
    written = match.group().rstrip()
    bare = written.rstrip(_SCALE).rstrip()
    scale = 1
    for sign in written[len(bare) :].strip():
        scale *= _SCALES[sign]
    values = frozenset(value * scale for value in digit_readings(bare))
    return values, scale, match.start() + len(written)


def said_in_han(text: str) -> frozenset[float]:
    """Every value that Chinese characters in a text could stand for."""
    return frozenset(value for match in _IN_HAN.finditer(text) for value in _values(match.group()))


def _values(written: str) -> set[float]:
    """What a run comes to, and each of its signs by itself."""
    total = group = digit = 0.0
    for sign in written:
        if sign in _HAN and sign != "十":
            digit = digit * 10 + _HAN[sign]
            continue
        size = _SCALES.get(sign, 10)
        if size >= 10**4:
            total, group, digit = (total + group + digit or 1.0) * size, 0.0, 0.0
        else:
            group, digit = group + (digit or 1.0) * size, 0.0
    return {total + group + digit} | {float(_HAN.get(s) or _SCALES.get(s, 0)) for s in written}
