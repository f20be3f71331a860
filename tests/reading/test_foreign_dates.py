"""Dates of other languages: a text, and month, day and year of each of its dates."""

from __future__ import annotations

import pytest

from fidelity.reading.foreign_dates import foreign_dates

THE_DAY = (2, 24, 2016)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "el 24 de febrero de 2016"), ("es", "Febrero 24 del 2016"), ("es", "24/02/2016"),
        ("pt", "24 de fevereiro de 2016"), ("fr", "le 24 février 2016"), ("it", "il 24 febbraio 2016"),
        ("de", "am 24. Februar 2016"), ("de", "24.02.2016"), ("nl", "24 februari 2016"),
        ("ru", "24 февраля 2016 г."), ("ru", "24-го февраля 2016 года"), ("be", "24 лютага 2016 года"),
        ("uk", "24 лютого 2016 року"), ("pl", "24 lutego 2016 r."), ("cs", "24. února 2016"),
        ("hu", "2016. február 24."), ("lv", "2016. gada 24. februāris"), ("fi", "24. helmikuuta 2016"),
        ("sv", "den 24 februari 2016"), ("tr", "24 Şubat 2016"), ("el", "24 Φεβρουαρίου 2016"),
        ("ca", "24 de febrer del 2016"), ("hi", "24 फ़रवरी 2016"), ("ar", "٢٤ فبراير ٢٠١٦"),
        ("zh", "2016年2月24日"), ("ja", "2016年2月24日"), ("ko", "2016년 2월 24일"),
        ("vi", "ngày 24 tháng 2 năm 2016"), ("ro", "2016-02-24"),
    ],
)  # fmt: skip
def test_a_date_is_read_in_every_form(lang: str, text: str) -> None:
    found = [(date.month, date.day, date.year) for date in foreign_dates(text, lang)]
    assert [date for date in found if date == THE_DAY] == [THE_DAY]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("es", "del 4 al 5 de junio de 2020", [(6, 4, 2020), (6, 5, 2020)]),
        ("ru", "с 4 по 5 июня", [(6, 4, None), (6, 5, None)]),
        ("de", "vom 4. bis 5. Juni", [(6, 4, None), (6, 5, None)]),
        ("pl", "w maju", [(5, None, None)]),
        ("ru", "в январе 2020 года", [(1, None, 2020)]),
        ("fr", "1er mai", [(5, 1, None)]),
        ("es", "24/02/16 o 03/04/2016", [(None, None, 2016)]),
        ("es", "en mayo 25 personas", [(5, None, None)]),
        ("es", "ver la mar y una mesa", []),
        ("uk", "у п’ятницю", [(None, None, None)]),
    ],
)
def test_what_is_said_is_read_and_nothing_else(
    lang: str, text: str, expected: list[tuple[int | None, int | None, int | None]]
) -> None:
    assert [(d.month, d.day, d.year) for d in foreign_dates(text, lang)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "weekday"),
    [
        ("es", "el lunes", 1),
        ("ru", "в среду", 3),
        ("pl", "w środę", 3),
        ("be", "у пятніцу", 5),
        ("de", "sonntags", 7),
    ],
)
def test_weekdays_are_read_in_their_cases(lang: str, text: str, weekday: int) -> None:
    assert [(date.weekday, date.is_sure) for date in foreign_dates(text, lang)] == [(weekday, True)]


def test_a_weekday_that_is_another_word_as_well_is_not_sure() -> None:
    assert [date.is_sure for date in foreign_dates("окружающая среда", "ru")] == [False]
