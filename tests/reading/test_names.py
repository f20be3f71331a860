"""Names in running English, told from sentence starts, titles, months and transliterations."""

import pytest

from fidelity.reading.names import (
    is_acronym_of,
    is_demonym_of,
    is_thing,
    known_names,
    names,
    same_name,
    skeleton,
    small_words,
)

FOUND = {
    "Yesterday Maria Silva met Tom in Paris.": ["Maria Silva", "Tom", "Paris"],
    "Yesterday Dr. Ahmed saw Prof. Lindqvist.": ["Dr. Ahmed", "Prof. Lindqvist"],
    "It rained in St. Petersburg.": ["St. Petersburg"],
    "President Okafor and Mr. Lund spoke.": ["Okafor", "Mr. Lund"],
    "The president and the minister spoke.": [],
    "Maria met him.": [],
    "He left. Maria stayed.": [],
    "He asked: Why us? “Because,” she said.": [],
    "NATO said so.": ["NATO"],
    "He works at the BBC and in the U.S. today.": ["BBC", "U.S."],
    "She lives in New York City.": ["New York City"],
    "On Monday in March he left for Rome.": ["Rome"],
    "I think I'm right, and I’ll stay.": [],
    "the works of van Gogh": ["Gogh"],
    "The Quick Brown Fox Jumps": [],
    "we drank French and German wine": ["French", "German"],
    "lower case only, no name": [],
    "": [],
}


@pytest.mark.parametrize(("text", "expected"), FOUND.items(), ids=FOUND)
def test_names_are_told_by_capitals_inside_sentences(text: str, expected: list[str]) -> None:
    found = names(text)
    assert [name.text for name in found] == expected
    assert [text[name.start : name.end] for name in found] == expected


def test_a_known_word_is_a_name_at_the_start_of_a_sentence_too() -> None:
    found = names("Maria met him. Outside, Ana waited.", frozenset({"maria"}))
    assert [name.text for name in found] == ["Maria", "Ana"]


def test_a_title_belongs_to_the_name_but_not_to_its_core() -> None:
    (name,) = names("then Dr. Ahmed Salem spoke")
    assert [word.text for word in name.core] == ["Ahmed", "Salem"]


def test_known_names_stand_capitalised_inside_a_sentence_and_never_in_lower_case() -> None:
    texts = ["He saw Ana and a Rose.", "A rose fell. Paris slept.", "On Monday Lund rose."]
    assert known_names(texts, small_words(texts)) == {"ana", "lund"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("lukashenko", "lukashenka", True),
        ("turk", "tuerk", True),
        ("minsk", "mensk", True),
        ("belarus", "belarusian", True),
        ("nato", "otan", True),
        ("kyiv", "kiev", True),
        ("france", "french", True),
        ("ana's", "ana", True),
        ("reid", "reed", True),
        ("rudd's", "rud", True),
        ("gorbachev", "gorbatschow", True),
        ("mexico", "mexican", True),
        ("paris", "perth", False),
        ("iran", "iraq", False),
        ("oslo", "lima", False),
        ("un", "us", False),
        ("slovakia", "slovenia", False),
        ("brandt", "weber", False),
        ("lima", "roma", False),
    ],
)
def test_spellings_of_one_name_are_told_from_other_names(one: str, other: str, same: bool) -> None:
    assert (same_name(one, other), same_name(other, one)) == (same, same)


def test_letters_that_transliterations_confuse_leave_one_skeleton() -> None:
    assert skeleton("tchaikovsky") == skeleton("tschaikowskij") == skeleton("chaikovskii's")


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("france", "french", True),
        ("dutch", "netherlands", True),
        ("france", "dutch", False),
        ("kiev", "kyiv", False),
    ],
)
def test_a_country_and_its_people_belong_together(one: str, other: str, related: bool) -> None:
    assert is_demonym_of(one, other) == is_demonym_of(other, one) == related


@pytest.mark.parametrize(
    ("acronym", "text", "fits"),
    [
        ("UN", "the United Nations", True),
        ("U.N.", "the United Nations", True),
        ("BBC", "the British Broadcasting Corporation", True),
        ("WHO", "who is he", False),
        ("UN", "the united nations", False),
        ("A", "Ana", False),
        ("EU", "the United Nations", False),
    ],
)
def test_an_acronym_is_the_initials_of_capitalised_words(
    acronym: str, text: str, fits: bool
) -> None:
    assert is_acronym_of(acronym, text) == fits


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("in the Reichstag today", True),
        ("at Oslo University today", True),
        ("we read “The Herald” today", True),
        ("with Ilse Brandt today", False),
        ("in Oslo today, the day", False),
    ],
)
def test_bodies_places_and_works_are_told_from_people(text: str, thing: bool) -> None:
    assert [is_thing(name, text) for name in names(text)] == [thing]
