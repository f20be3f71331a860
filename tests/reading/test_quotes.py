"""Quotations in the marks of many languages, and marks that quote nothing."""

import pytest

from fidelity.reading.quotes import may_quote, quotes

QUOTED = {
    "He said “yes, we can”.": [("yes, we can", 3)],
    'He said "yes" and "no".': [("yes", 1), ("no", 1)],
    "«Да», сказал он.": [("Да", 1)],
    "„Ja“ und „nein”": [("Ja", 1), ("nein", 1)],
    "»ja« »nein«": [("ja", 1), ("nein", 1)],
    "「は」と『い』": [("は", 1), ("い", 1)],
    "a ‹small› one": [("small", 1)],
    "„Он сказал «да» мне“": [("Он сказал «да» мне", 4)],
    "“one “inner” two": [("inner", 1)],
    'The "5" on the door': [("5", 1)],
    'a 5" pipe and a 6" pipe': [],
    'a 5" pipe, "wide"': [("wide", 1)],
    "He said “yes.": [],
    "He said “”.": [],
    "don't 'quote' me": [],
    "no quotation": [],
    "": [],
}


@pytest.mark.parametrize(("text", "expected"), QUOTED.items(), ids=QUOTED)
def test_words_between_marks_that_belong_together_are_a_quotation(
    text: str, expected: list[tuple[str, int]]
) -> None:
    found = quotes(text)
    assert [(quote.text, quote.words) for quote in found] == expected
    assert [text[quote.start : quote.end] for quote in found] == [text for text, _ in expected]


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("He said “yes.", True),
        ("— Yes, he said.", True),
        ("He left. – Yes.", True),
        ("Graz – a city", False),
        ("1939–1945", False),
        ("don't", False),
        ("", False),
    ],
)
def test_an_open_mark_or_a_dash_that_opens_speech_may_quote(text: str, may: bool) -> None:
    assert may_quote(text) == may
