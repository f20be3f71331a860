"""The unit or currency that a number is given in, whatever the language."""

from __future__ import annotations

import re

from fidelity.reading.vocabulary import key, vocabulary

_SIZES = {
    "length": """millimeter .001|centimeter .01|meter 1|kilometer 1000
        |inch .0254|foot .3048|yard .9144|mile 1609.344""",
    "mass": "gram .001|kilogram 1|tonne 1000|ounce .02835|pound .4536|stone 6.35",
    "volume": "milliliter .001|liter 1|pint .473|gallon 3.785",
    "area": "acre 4047|hectare 10000",
    "speed": "kilometer-per-hour 1|mile-per-hour 1.609",
    "time": """millisecond .001|second 1|minute 60|hour 3600|day 86400|week 604800|month 2629800
        |year 31557600|decade 315576000""",
    "data": "kilobyte 1|megabyte 1024|gigabyte 1048576|terabyte 1073741824",
    "power": "watt 1|kilowatt 1000|megawatt 1000000",
    "temperature": "celsius 1|fahrenheit 1",
}
_MEASURES = {
    unit: (dimension, float(size))
    for dimension, listed in _SIZES.items()
    for unit, size in (entry.split() for entry in listed.split("|"))
}
_MONEY = {
    "dollar": r"\$|usd|dol+ar|долл?ар|далар",
    "euro": "€|eur|евро|євро|еўра",
    "pound": "£|gbp|pound|libra|фунт|pfund|livre|funt|sterlin|pond",
    "yen": "¥|jpy|yen|jen|иен|ієн|єн|iene",
    "yuan": "cny|rmb|yuan|juan|юан|renminbi",
    "ruble": "₽|rub|rbl|roubl|рубл|руб",
    "hryvnia": "₴|uah|hryvn|hrywn|hrywen|grivn|грив|грыў|грн",
    "zloty": "pln|zł|zlot|злот|eslot",
    "franc": "chf|franc|frank|франк",
    "crown": "sek|nok|dkk|czk|kron|крон|coron|couronn|koron|kroon|crown",
    "peso": "mxn|peso|песо",
    "rupee": "₹|inr|rupi|rupee|roupie|рупи",
    "lira": "₺|try|lira|лир|lir",
}
_MONEY_WORD = re.compile("|".join(f"(?P<{name}>{stems})" for name, stems in _MONEY.items()))
_PERCENT = re.compile(r"\s*[%٪％]")
_BEHIND = re.compile(
    r"[\s\u00a0\u202f-]{0,2}(?P<unit>°\s?[CFСcf]\b|[$€£¥₽₴₹₺]|[^\W\d_]+(?:/h|/ч)?)"
)
_AHEAD = re.compile(r"(?P<unit>[$€£¥₽₴₹₺]|\b(?:USD|EUR|GBP|US\$|R\$))\s?\Z")
_SHORT = frozenset(
    "km kg cm mm ml mb gb kb tb ft lb oz yd ms kw mw км кг см мм мл гб мб кб".split()
)
"""Abbreviations of two letters that are no words; those of one letter stand for too much."""


def unit_of(text: str, start: int, end: int, lang: str) -> str:
    """The unit of the number from start to end, by its English name; nothing for none."""
    if _PERCENT.match(text, end):
        return "percent"
    if ahead := _AHEAD.search(text, max(0, start - 5), start):
        return _money(ahead["unit"])
    behind = _BEHIND.match(text, end)
    if not behind:
        return ""
    word = key(behind["unit"])
    if word[0] == "°":
        return "fahrenheit" if word[-1] == "f" else "celsius"
    if len(word) > 2 or word in _SHORT:
        known = vocabulary(lang)
        if known.is_after("percent", text, end):
            return "percent"
        if unit := known.units.get(word):
            return unit
    return _money(word)


def _money(word: str) -> str:
    match = _MONEY_WORD.match(key(word))
    return match.lastgroup or "" if match else ""


def converted(value: float, unit: str, into: str) -> float | None:
    """What a value comes to in another unit; None where that is not a matter of arithmetic."""
    if {unit, into} == {"celsius", "fahrenheit"}:
        return value * 1.8 + 32 if into == "fahrenheit" else (value - 32) / 1.8
    ours, theirs = _MEASURES.get(unit), _MEASURES.get(into)
    if ours is None or theirs is None or ours[0] != theirs[0]:
        return None
    return value * ours[1] / theirs[1]


def is_money(unit: str) -> bool:
    """Whether it is a currency."""
    return unit in _MONEY


def comes_to_one(value: float, unit: str) -> bool:
    """Whether a time can be said with an article instead: 24 hours are a day."""
    return any(
        abs((converted(value, unit, other) or 0.0) - 1) < 0.02
        for other in ("minute", "hour", "day", "week", "month", "year", "decade")
        if unit in _MEASURES and other != unit
    )
