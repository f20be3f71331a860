"""Words, folded and stemmed, in the scripts and spellings that names arrive in."""

import pytest

from fidelity.reading.words import capitalised_words, fold, prefixes, spelled, stem, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. Senate met.", ["The", "U.S.", "Senate", "met"]),
        ("O’Neil's co-op don't", ["O’Neil's", "co", "op", "don't"]),
        ("3.5 kg at 10:30, 12,5 m", ["3.5", "kg", "at", "10:30", "12,5", "m"]),
        ("snake_case and a1b2", ["snake", "case", "and", "a", "1", "b", "2"]),
        ("“Été”, dit-il…", ["Été", "dit", "il"]),
        ("Минск, Ё-моё", ["Минск", "Ё", "моё"]),
        ("— … !", []),
        ("", []),
    ],
)
def test_a_text_is_cut_into_words_and_numbers_in_order(text: str, expected: list[str]) -> None:
    found = words(text)
    assert [word.text for word in found] == expected
    assert [text[word.start : word.end] for word in found] == expected
    assert spelled(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Senate met in U.S.A'b, and A.Bc.",
        "O’Neil's d’Artagnan d'Artagnan 'Art’ ’Art",
        "iPhone 3A 1.Foo snake_Case xU.S. A.B.'C",
        "“Été”, Ё-моё, мінскЯк, Ünal, ⅧX, ßA",
        "",
    ],
)
def test_the_capitalised_words_are_those_of_all_that_begin_so(text: str) -> None:
    assert capitalised_words(text) == tuple(word for word in words(text) if word.is_capitalised)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Türk", "turk"),
        ("Минск", "minsk"),
        ("Lukašenka", "lukasenka"),
        ("U.N.", "un"),
        ("A.B", "a.b"),
        ("don’t", "don't"),
        ("donʼt", "don't"),
        ("“10–15”", '"10-15"'),
        ("straße", "strasse"),
    ],
)
def test_spelling_variants_fold_to_one_form(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("reading", "read"),
        ("minister's", "minist"),
        ("ministers", "minist"),
        ("cities", "citi"),
        ("boss'", "boss"),
        ("gas", "gas"),
        ("a" * 65 + "ing", "a" * 65 + "ing"),
    ],
)
def test_a_stem_drops_endings_and_possessives_of_words_that_people_write(
    word: str, expected: str
) -> None:
    assert stem(word) == expected


def test_content_words_are_neither_grammar_nor_single_letters() -> None:
    found = words("The vote of 12 judges is on plan B")
    assert [word.text for word in found if word.is_content] == ["vote", "12", "judges", "plan"]


def test_prefixes_are_four_letters_of_words_and_whole_numbers() -> None:
    found = prefixes("The Minister’s 1,200,345 readers, U.N.")
    assert found == {"the", "mini", "1,200,345", "read", "un"}
