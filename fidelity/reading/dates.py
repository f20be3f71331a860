"""Dates in English text: months, weekdays, days and years, as far as they are said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = {
    name: number
    for number, names in enumerate(
        """january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|
        november nov|december dec""".split("|"),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        """monday mon|tuesday tues tue|wednesday wed|thursday thurs thu|friday fri|saturday sat|sunday sun""".split("|"),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20)\d\d"
_IN_WORDS = re.compile(
    rf"(?:(?P<day1>{_DAY})(?: of)?(?: the)?\s+)?\b(?P<month>{_MONTH})\b\.?(?:(?:\s+of)?(?:\s+the)?\s+(?P<day2>{_DAY})\b(?![,.]?\d))?"
    rf"(?:(?:,|\s+of|\s+in)?\s+(?P<year>{_YEAR})\b)?",
    re.IGNORECASE,
)
_ISO = re.compile(rf"\b(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)\b")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})\b", re.IGNORECASE)
_AMBIGUOUS = frozenset({"may", "march", "mar", "sat", "sun", "mon", "wed", "dec", "jan", "sep"})
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|last|next|this|of|from|between|through|late|early|mid|and|to|during|for|every|each)[\s-]+\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as it is said: month and weekday from 1, day of the month, year; None where it is silent."""

    start: int
    end: int
    month: int | None = None
    day: int | None = None
    year: int | None = None
    weekday: int | None = None

    def agrees_with(self, other: Date) -> bool:
        """Whether nothing in both contradicts, and they share something."""
        pairs = [
            (mine, theirs)
            for mine, theirs in zip(self._parts(), other._parts(), strict=True)
            if mine is not None and theirs is not None
        ]
        return bool(pairs) and all(mine == theirs for mine, theirs in pairs)

    def _parts(self) -> tuple[int | None, ...]:
        return self.month, self.day, self.year, self.weekday


def dates(text: str) -> tuple[Date, ...]:
    """The dates of a text from left to right; bare years are numbers, not dates."""
    return tuple(sorted(_dates(text), key=lambda date: date.start))


def _dates(text: str) -> Iterator[Date]:
    for match in _IN_WORDS.finditer(text):
        day = match["day1"] or match["day2"]
        if not _is_month(text, match):
            continue
        yield Date(
            match.start(),
            match.end(),
            month=_MONTHS[match["month"].lower()],
            day=int(re.sub(r"\D", "", day)) if day else None,
            year=int(match["year"]) if match["year"] else None,
        )
    for match in _ISO.finditer(text):
        yield Date(
            match.start(), match.end(), int(match["month"]), int(match["day"]), int(match["year"])
        )
    for match in _WEEKDAY.finditer(text):
        word = match.group().lower()
        if match.group()[0].isupper() and (word not in _AMBIGUOUS or text[match.end() : match.end() + 1] == "."):
            yield Date(match.start(), match.end(), weekday=_WEEKDAYS[word])


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether the word is a month here: May, March and the short forms are other words as well."""
    word = match["month"]
    dated = bool(match["day1"] or match["day2"] or match["year"])
    if word.lower() not in _AMBIGUOUS:
        return word[0].isupper() or dated
    if not word[0].isupper():
        return bool(match["year"])
    if dated:
        return True
    if word in ("May", "March"):
        return bool(_BEFORE_MONTH.search(text, 0, match.start("month")))
    return text[match.end("month") : match.end("month") + 1] == "."
