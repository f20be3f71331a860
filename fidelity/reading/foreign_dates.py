"""Dates in a text of any language: months, weekdays, days and years, as far as they are said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from fidelity.lazy_pattern import lazy_pattern
from fidelity.reading.dates import Date, dates, digit_dates
from fidelity.reading.number_tokens import in_ascii_digits
from fidelity.reading.stretches import Stretches
from fidelity.reading.vocabulary import WORD, Sense, Vocabulary, key, vocabulary

_WORDS = re.compile(WORD)
_DAY = r"(?<!\d)(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_YEAR = r"(?:1[0-9]|20)\d\d(?!\d)"
_JOINT = r"(?:(?:de|del|do|di|du|d['’]|den|of|van|lui)\s+)"
_BEFORE = lazy_pattern(
    rf"(?:(?<!\d)(?P<year>{_YEAR})[.,]?\s*(?:(?:m|gada|urteko)\.?\s*)?)?"
    rf"(?P<days>{_DAY}(?:(?:\.?\s*[-–—/,]\s*|\.?\s+[^\W\d_]{{1,5}}\s+){_DAY}){{0,9}})"
    rf"(?:\.|\.?[ºª°]|-?(?:er|ro|го|е|й|га|ы|th|st|nd|rd))?\s*{_JOINT}*\Z",
    re.IGNORECASE,
)
_YEAR_AHEAD = re.compile(rf"(?<!\d)(?P<year>{_YEAR})[.,]?\s*(?:(?:m|gada|urteko)\.?\s*)?\Z")
_YEAR_AFTER = re.compile(rf"[.,]?\s*{_JOINT}*(?:el\s+|año\s+)*(?P<year>{_YEAR})")
_DAY_AFTER = lazy_pattern(
    rf"\.?\s+{_JOINT}?(?P<day>{_DAY})(?:\.|[ºª°]|-?(?:er|го|th|st|nd|rd))?"
    rf"(?:,?\s*{_JOINT}*(?:el\s+)?(?P<year>{_YEAR})|(?=\s*(?:[^\s\w%]|\Z)))",
    re.IGNORECASE,
)
_EASTERN = lazy_pattern(
    rf"(?:(?P<year>{_YEAR})\s?[年년]\s?)?(?P<month>1[0-2]|0?[1-9])\s?[月월]\s?(?:(?P<day>{_DAY})\s?[日号號일])?"
    rf"|(?P<vi_day>{_DAY})\s+tháng\s+(?P<vi_month>1[0-2]|0?[1-9])(?!\d)(?:,?\s+(?:năm\s+)?(?P<vi_year>{_YEAR}))?"
)
_EASTERN_LANGUAGES = frozenset({"zh", "ja", "ko", "vi", "yue", "wuu"})
_REACH = 40
_MONTHS = frozenset({"month", "month-short"})
_CALENDAR = _MONTHS | {"weekday"}


@lru_cache(maxsize=512)
def foreign_dates(text: str, lang: str) -> tuple[Date, ...]:
    """The dates of a text from left to right; bare years are numbers, not dates."""
    text = in_ascii_digits(text)
    found = [*digit_dates(text), *_in_words(text, vocabulary(lang))]
    if lang in _EASTERN_LANGUAGES:
        found += _eastern(text)
    return tuple(sorted(found, key=lambda date: date.start))


def dates_in(text: str, lang: str) -> tuple[Date, ...]:
    """The dates of a text in English or any other language."""
    return dates(text) if lang == "en" else foreign_dates(text, lang)


def _in_words(text: str, known: Vocabulary) -> Iterator[Date]:
    lang = known.lang
    if not _naming_days(lang).tell(text):  # as in most texts
        return
    for match in _WORDS.finditer(text):
        sense = _in_calendar(match.group(), lang)
        if sense is None:
            continue
        if sense.kind in _MONTHS:
            yield from _of_month(text, match, int(sense.value), sense.kind, known)
        else:
            start, end = match.span()
            yield Date(start, end, weekday=int(sense.value), is_sure=sense.is_sure)


@lru_cache(maxsize=16)
def _naming_days(lang: str) -> Stretches[bool]:
    """The stretches that have the word for a month or weekday in a language."""
    words = vocabulary(lang).words.items()
    naming = {word for word, senses in words if any(one.kind in _CALENDAR for one in senses)}

    def may_name_day(stretch: str) -> bool:
        if stretch.isalpha():  # as most are
            return key(stretch) in naming
        return not naming.isdisjoint(map(key, _WORDS.findall(stretch)))

    return Stretches(may_name_day)


@lru_cache(maxsize=50_000)
def _in_calendar(word: str, lang: str) -> Sense | None:
    """The month or weekday that a word stands for, if any."""
    senses = vocabulary(lang).senses(word)
    return next((sense for sense in senses if sense.kind in _CALENDAR), None)


def _of_month(
    text: str, match: re.Match[str], month: int, kind: str, known: Vocabulary
) -> Iterator[Date]:
    """A date for each day that is named with the month."""
    start, end = match.span()
    offset = max(0, start - _REACH)
    head, after = text[offset:start], _YEAR_AFTER.match(text, end)
    year, last = (int(after["year"]), after.end()) if after else (None, end)
    if before := _BEFORE.search(head):
        year = int(before["year"]) if before["year"] else year
        yield from _days(before, month, year, offset, last)
        return
    if ahead := _YEAR_AHEAD.search(head):
        start, year = offset + ahead.start(), int(ahead["year"])
    if day := _DAY_AFTER.match(text, end):
        year = int(day["year"]) if day["year"] else year
        last = max(day.end("day"), day.end("year"))
        yield Date(start, last, month, int(day["day"]), year)
    elif year is not None:
        yield Date(start, last, month, year=year)
    elif kind == "month":
        yield Date(start, end, month, is_sure=known.is_complete)


def _days(
    before: re.Match[str], month: int, year: int | None, offset: int, end: int
) -> Iterator[Date]:
    """A date for each day before a month; the last one's stretch goes to the end of the date."""
    *days, beside = re.finditer(r"\d+", before["days"])
    offset += before.start("days")
    for day in days:
        yield Date(offset + day.start(), offset + day.end(), month, int(day.group()), year)
    yield Date(offset + beside.start(), end, month, int(beside.group()), year)


def _eastern(text: str) -> Iterator[Date]:
    for match in _EASTERN.finditer(text):
        prefix = "" if match["month"] else "vi_"
        day, year = match[f"{prefix}day"], match[f"{prefix}year"]
        month = int(match[f"{prefix}month"])
        yield Date(*match.span(), month, int(day) if day else None, int(year) if year else None)
