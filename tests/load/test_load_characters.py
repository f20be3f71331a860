import pytest

from fidelity.load.characters import clean, collapse


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("one \n\t two", "one two"),
        ("a\u00a0b\u2009c\u3000d", "a b c d"),
        ("hy\u00adphen", "hyphen"),
        ("zero\u200bwidth\u2060joiner\ufeff", "zerowidthjoiner"),
        ("\u200eleft\u202a to\u202c right\u200f", "left to right"),
        ("\u200b \u200b", ""),
    ],
)
def test_collapsed_text_is_what_a_reader_sees(written: str, seen: str) -> None:
    assert collapse(written) == seen


@pytest.mark.parametrize(
    "text", ["می\u200cخواهم", "क्\u200dष", "👩\u200d👩\u200d👧", "❤\ufe0f\u200d🔥"]
)
def test_joiners_stay_where_they_shape_what_is_seen(text: str) -> None:
    assert collapse(text) == text


def test_joiners_between_latin_letters_are_dropped() -> None:
    assert collapse("of\u200cfice") == "office"


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("\ufeffa", "a"),
        ("a\x00b\x1bc\x7fd", "abcd"),
        ("a\ud800b", "a\ufffdb"),
        ("tab\tstays\n", "tab\tstays\n"),
    ],
)
def test_cleaned_text_has_no_controls_and_one_kind_of_line_end(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned
