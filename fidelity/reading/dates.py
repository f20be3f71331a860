"""Dates in English text: months, weekdays, days and years, as far as they are said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from fidelity.lazy_pattern import lazy_pattern
from fidelity.reading.words import latin_words

_MONTHS = {
    name: number
    for number, names in enumerate(
        """january jan|february feb|march mar|april apr|may|june jun|july jul|august aug
        |september sept sep|october oct|november nov|december dec""".split("|"),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        """monday mon|tuesday tues tue|wednesday wed|thursday thurs thu|friday fri|saturday sat
        |sunday sun""".split("|"),
        start=1,
    )
    for name in names.split()
}
_ROOTS = tuple(dict.fromkeys(name[:3] for name in (*_MONTHS, *_WEEKDAYS)))
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"(?<!\d)(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th|\.(?=\s))?"
_NEXT = r"(?:\s*[–/-]\s*|,\s+(?:and\s+|or\s+)?|\s+(?:and|or|to|until|till|through)\s+)(?:the\s+)?"
_AFTERWARDS = "in|at|on|of|and|for|from|with|by|as|when|this|next|is|are|was|were"
_GOES_ON = rf"(?=\s*(?:[^\s\w]|\Z)|\s+(?:[12]\d\d\d|{_AFTERWARDS})\b)"
"""What may follow a second day: `June 4 and 5 in Graz`, but not `June 4 and 5 people`."""
_YEAR = r"(?:1[0-9]|20)\d\d"
_INITIALS = "".join(dict.fromkeys(name[0] for name in _MONTHS))
_IN_WORDS = lazy_pattern(
    rf"(?=[0-9{_INITIALS}])"  # as all of them begin: other letters are passed over at once
    rf"(?:(?P<before>{_DAY}(?:{_NEXT}{_DAY}){{0,9}})(?:\s+of)?(?:\s+the)?\s+)?\b(?P<month>{_MONTH})\b\.?"
    rf"(?:(?:\s+of)?(?:\s+the)?\s+(?P<after>{_DAY}\b(?![,.]?\d|\s?%)(?:{_NEXT}{_DAY}\b(?![,.]?\d){_GOES_ON})*))?"
    rf"(?:(?:,|\s+of|\s+in)?\s+(?P<year>{_YEAR})\b)?",
    re.IGNORECASE,
)
_FOUR_DIGITS = re.compile(r"\d\d\d\d")  # which is found sooner than \d{4}
_IN_DIGITS = re.compile(
    rf"(?<![\d./-])(?P<one>\d{{1,2}})(?P<mark>[./-])(?P<two>\d{{1,2}})(?P=mark)(?P<year>{_YEAR})(?!\d)"
)
_ISO = re.compile(
    rf"\b(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_WEEKDAY = lazy_pattern(
    rf"\b(?:{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})\b", re.IGNORECASE
)
_SHORT = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
_AMBIGUOUS = frozenset({"may", "march", "mar", "sat", "sun", "mon", "wed", "dec", "jan", "sep"})
_BEFORE_MONTH = lazy_pattern(
    r"\b(?:in|since|until|till|by|last|next|this|of|from|between|through|late|early|mid|and|to|during|for|every|each)[\s-]+\Z",
    re.IGNORECASE,
)


class Date(Struct, frozen=True):
    """A date as far as it is said: month and weekday from 1, day of the month, year; None where it
    is silent.

    It is not `is_sure` where its word often means something else.
    """

    start: int
    end: int
    month: int | None = None
    day: int | None = None
    year: int | None = None
    weekday: int | None = None
    is_sure: bool = True

    def agrees_with(self, other: Date) -> bool:
        """Whether nothing in both contradicts, and they share something."""
        pairs = [
            (mine, theirs)
            for mine, theirs in zip(self._parts(), other._parts(), strict=True)
            if mine is not None and theirs is not None
        ]
        return bool(pairs) and all(mine == theirs for mine, theirs in pairs)

    def is_said_by(self, other: Date) -> bool:
        """Whether the other date says all that this one says."""
        parts = zip(self._parts(), other._parts(), strict=True)
        return all(mine in (None, theirs) for mine, theirs in parts)

    def _parts(self) -> tuple[int | None, ...]:
        return self.month, self.day, self.year, self.weekday


@lru_cache(maxsize=2_048)
def dates(text: str) -> tuple[Date, ...]:
    """The dates of a text from left to right; bare years are numbers, not dates."""
    may_name_one = any(map(text.lower().__contains__, _ROOTS))
    if not may_name_one and not _may_have_year(text):  # as most texts
        return ()
    said = latin_words(text) if may_name_one else frozenset()
    return tuple(sorted(_dates(text, said), key=lambda date: date.start))


def _dates(text: str, said: frozenset[str]) -> Iterator[Date]:
    for match in () if said.isdisjoint(_MONTHS) else _IN_WORDS.finditer(text):
        if _is_month(text, match):
            yield from _of_month(match)
    yield from digit_dates(text)
    for match in () if said.isdisjoint(_WEEKDAYS) else _WEEKDAY.finditer(text):
        word = match.group().lower()
        if match.group()[0].isupper() and (
            word not in _AMBIGUOUS or text[match.end() : match.end() + 1] == "."
        ):
            yield Date(match.start(), match.end(), weekday=_WEEKDAYS[word])


def digit_dates(text: str) -> Iterator[Date]:
    """Dates that are written in digits alone, as any language has them."""
    if not _may_have_year(text) or not _FOUR_DIGITS.search(text):
        return
    for match in _ISO.finditer(text):
        yield Date(
            match.start(), match.end(), int(match["month"]), int(match["day"]), int(match["year"])
        )
    for match in _IN_DIGITS.finditer(text):
        yield from _in_digits(match)


def _may_have_year(text: str) -> bool:
    return "1" in text or "20" in text


def _of_month(match: re.Match[str]) -> Iterator[Date]:
    """A date for each day that is named with the month; the day beside it has the month in its
    stretch.
    """
    name = match["month"].lower()
    month, year = _MONTHS[name], int(match["year"]) if match["year"] else None
    start, end = match.span()
    if match.string[end - 1] == "." and name not in _SHORT:
        end -= 1
    where = "before" if match["before"] else "after"
    days = list(re.finditer(r"\d+\w*", match[where] or ""))
    if not days:
        yield Date(start, end, month, year=year)
    for k, day in enumerate(days):
        first, last = (match.start(where) + offset for offset in day.span())
        if where == "before" and k == len(days) - 1:
            last = end
        elif where == "after" and k == 0:
            first, last = start, end if len(days) == 1 else last
        yield Date(first, last, month, int(re.sub(r"\D", "", day.group())), year)


def _in_digits(match: re.Match[str]) -> Iterator[Date]:
    """13.12.2024 has the day first; where strokes leave open which is first, only the year is
    known.
    """
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    start, end = match.span()
    if not 0 < min(one, two) <= 12 or max(one, two) > 31:
        return
    if two > 12:
        yield Date(start, end, one, two, year)
    elif match["mark"] == "." or one > 12:
        yield Date(start, end, two, one, year)
    else:
        yield Date(start, end, year=year)


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether the word is a month here: May, March and the short forms are other words as well."""
    word, start = match["month"], match.start("month")
    dated = bool(match["before"] or match["after"] or match["year"])
    if word.lower() not in _AMBIGUOUS:
        return word[0].isupper() or dated
    if not word[0].isupper():
        return bool(match["year"])
    if dated:
        return True
    if word in ("May", "March"):
        return bool(_BEFORE_MONTH.search(text, max(0, start - 10), start))
    return text[match.end("month") : match.end("month") + 1] == "."
