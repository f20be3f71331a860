"""Texts of one repeated token, on which a careless pattern takes the square of their length."""

from collections.abc import Callable

import pytest

from fidelity.language import is_english
from fidelity.reading.bounds import degrees, limit, quantifiers
from fidelity.reading.certainty import FAMILIES, cues, evidence
from fidelity.reading.dates import dates
from fidelity.reading.force import forces
from fidelity.reading.foreign_dates import foreign_dates
from fidelity.reading.foreign_names import foreign_names, says
from fidelity.reading.foreign_negation import negated_clauses
from fidelity.reading.foreign_numbers import foreign_numbers
from fidelity.reading.hints import hinted
from fidelity.reading.hrefs import sameness
from fidelity.reading.names import is_acronym_of, is_thing, known_names, names, small_words
from fidelity.reading.numbers import implied, numbers
from fidelity.reading.polarity import negations, soft_negations
from fidelity.reading.quotes import may_quote, quotes
from fidelity.reading.sentence import sentence
from fidelity.reading.sounds import sounds
from fidelity.reading.words import prefixes, words

LONG = 60_000
TOKENS = [
    "1,", "1.", "1:", "1-", "1/", "1 ", "1", "½", "1, ", "1 and ", "123 ", "1st ", "May ", "May 1, ", "01.", "2020-",
    "twenty-", "twenty ", "hundred ", "hundreds of ", "million ", "half an ", "a half and ", "minus ", "X", "X ",
    "not ", "n't ", "no ", "hardly ", "not until ", "can't help ", " more than", "at least ", "50 or ", "looks ",
    "without a ", "only if ", "unless, ", "as a result of ", "the dog bit ", "cat, ", "cat and ", "A ", "A", "A. ", "Mr. ", "U.S. ", "the A b ", "Я.", "Яя", "я ", "中", "é", "a'", "a", "y", "ya",
    "tausend", "dos ", "mil ", "veinte y ", "mayo ", "1 mayo ", "XVI ", "тысяч ", "三", "3億", "月", "1 000 ", "kx", "Кх",
    "“", "”", "„«", '"', "(", "—", "— ", ".", "!", " ", "\n", "\u00a0", "%", "#", "/", "?a&", "%41", "/en", "es.",
]  # fmt: skip


def read_limits(text: str) -> list[object]:
    return [limit(text, number) for number in numbers(text)]


def read_negations(text: str) -> tuple[object, ...]:
    found = words(text)
    return negations(text, found), soft_negations(text, found)


def read_words(text: str) -> tuple[object, ...]:
    found = words(text)
    return prefixes(text), evidence(found), quantifiers(found), degrees(found), forces(found)


def read_names(text: str) -> tuple[object, ...]:
    found = names(text)
    things = [is_thing(name, text) for name in found]
    return things, known_names([text], small_words([text])), is_acronym_of("UN", text)


def read_clauses(text: str) -> tuple[object, ...]:
    said = sentence(text)
    return said.connectives, said.deeds, said.enumerations


def read_addresses(text: str) -> list[object]:
    pairs = [(text, f"{text}x"), (f"https://a.example/{text}", f"https://es.a.example/{text}es")]
    return [sameness(one, other) for one, other in pairs]


READERS: list[Callable[[str], object]] = [
    numbers,
    implied,
    read_limits,
    dates,
    read_negations,
    read_words,
    read_names,
    read_addresses,
    read_clauses,
    quotes,
    may_quote,
    is_english,
    lambda text: [cues(text, family) for family in FAMILIES],
    lambda text: negated_clauses(text, "es"),
    lambda text: [foreign_numbers(text, lang) for lang in ("es", "de", "ru", "zh")],
    lambda text: [foreign_dates(text, lang) for lang in ("es", "ru", "ja")],
    lambda text: hinted(text, "pl"),
    lambda text: list(foreign_names(text, "es")),
    lambda text: says("Brandt", text, "es"),
    sounds,
]


@pytest.mark.parametrize("token", TOKENS)
def test_every_reader_comes_to_the_end_of_a_long_text_of_one_token(token: str) -> None:
    text = token * (LONG // len(token))
    assert all(read(text) is not None for read in READERS)
