"""Roman numerals of centuries, rulers and wars, against words that look like them."""

import pytest

from fidelity.reading.roman import roman


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("Louis XIV", "XIV", 14),
        ("Chapter IV", "IV", 4),
        ("Chapter XXXIX", "XXXIX", 39),
        ("the XIXth century", "XIXth", 19),
        ("World War I began", "I", 1),
        ("the X century", "X", 10),
        ("the V-century wall", "V", 5),
        ("I think", "I", None),
        ("vitamin X", "X", None),
        ("IIII", "IIII", None),
        ("IIV", "IIV", None),
        ("an XL shirt", "XL", None),
        ("a MIX", "MIX", None),
        ("the iv drip", "iv", None),
        ("VIPs", "VIPs", None),
    ],
)
def test_a_numeral_has_its_value_and_a_lone_letter_only_beside_a_century_or_war(
    text: str, word: str, value: int | None
) -> None:
    start = text.index(word)
    assert roman(text, start, start + len(word)) == value
