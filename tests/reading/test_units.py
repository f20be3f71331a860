"""The unit behind or before a number, and what it comes to in another."""

from __future__ import annotations

import re

import pytest

from fidelity.reading.units import comes_to_one, converted, unit_of


@pytest.mark.parametrize(
    ("lang", "text", "unit"),
    [
        ("en", "5 miles", "mile"), ("en", "a 24-hour strike", "hour"), ("en", "$5", "dollar"),
        ("en", "5 in 10", ""), ("es", "5 kilómetros", "kilometer"), ("es", "5 libras", "pound"),
        ("ru", "5 долларов", "dollar"), ("ru", "5 лет", "year"), ("ru", "5 суток", "day"),
        ("uk", "5 гривень", "hryvnia"), ("be", "5 міль", "mile"), ("pl", "5 zł", "zloty"),
        ("pl", "5 lat", "year"), ("de", "5 Meilen", "mile"), ("fr", "5 %", "percent"),
        ("es", "5 por ciento", "percent"), ("es", "5 °C", "celsius"), ("es", "5 perros", ""),
    ],
)  # fmt: skip
def test_a_number_is_given_in_a_unit(lang: str, text: str, unit: str) -> None:
    match = re.search(r"\d+", text)
    assert match
    assert unit_of(text, *match.span(), lang) == unit


def test_units_are_converted_where_that_is_arithmetic() -> None:
    asked = [
        (5, "mile", "kilometer"),
        (68, "fahrenheit", "celsius"),
        (48, "hour", "day"),
        (5, "mile", "hour"),
        (5, "dollar", "euro"),
    ]
    assert [converted(*one) for one in asked] == [pytest.approx(8.04672), 20.0, 2.0, None, None]


def test_twenty_four_hours_are_a_day() -> None:
    assert [comes_to_one(24, "hour"), comes_to_one(12, "month"), comes_to_one(25, "hour")] == [
        True,
        True,
        False,
    ]
