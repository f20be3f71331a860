"""Numbers of other languages: each table holds a text, and the values that it says in their order."""

from __future__ import annotations

import pytest

from fidelity.reading.foreign_numbers import foreign_numbers

WORDS = [
    ("es", "dos mil trescientos cuarenta y cinco", [2345]),
    ("es", "mil millones de personas, tres billones de pesos", [1e9, 3e12]),
    ("es", "medio millón y un cuarto de millón", [5e5, 2.5e5]),
    ("es", "veintiuno, dieciséis, DIECISEIS, cien mil", [21, 16, 16, 1e5]),
    ("pt", "duzentos e vinte e cinco; mil novecentos e oitenta e quatro", [225, 1984]),
    ("pt", "décima segunda, 3 bilhões, mil milhões", [12, 3e9, 1e9]),
    ("fr", "quatre-vingt-dix-sept, vingt et un, soixante et onze", [97, 21, 71]),
    ("fr", "mille neuf cent quatre-vingt-quatre, deux cents", [1984, 200]),
    ("fr", "un demi-million, 3 milliards, septante-deux", [5e5, 3e9, 72]),
    ("it", "duecentoventicinque, tremilaquattrocento, ventuno", [225, 3400, 21]),
    ("it", "mezzo milione, due miliardi, tre quarti", [5e5, 2e9, 0.75]),
    ("de", "dreihundertfünfundzwanzig, zweitausend, einundzwanzig", [325, 2000, 21]),
    ("de", "eine halbe Million, 3,5 Mio., zwei Milliarden", [5e5, 3.5e6, 2e9]),
    ("de", "zweitausenddreihundertfünf, hunderttausend", [2305, 1e5]),
    ("nl", "vijfentwintig, driehonderd, tweeduizend, anderhalf miljoen", [25, 300, 2000, 1.5e6]),
    ("ru", "двадцать пять тысяч триста сорок два", [25342]),
    ("ru", "двадцати пяти, двумястами, полутора миллионов", [25, 200, 1.5e6]),
    ("ru", "двадцать первого, полмиллиона, 5 млн, 2 тыс.", [21, 5e5, 5e6, 2000]),
    ("uk", "п’ять тисяч двісті, двадцять п'ять, пів мільйона", [5200, 25, 5e5]),
    ("be", "дваццаць пяць, тры мільёны, паўтара мільёна", [25, 3e6, 1.5e6]),
    ("pl", "sto dwadzieścia trzy, dwudziesty pierwszy", [123, 21]),
    ("pl", "półtora miliona, ćwierć miliona, 5 tys.", [1.5e6, 2.5e5, 5000]),
    ("sv", "tjugofem, tre miljoner", [25, 3e6]),
]  # fmt: skip
DIGITS = [
    ("es", "1.200.000 y 1 200 000 y 1,200,000", [1.2e6, 1.2e6, 1.2e6]),
    ("de", "10'000 Franken, 2.000,50 Euro", [10000, 2000.5]),
    ("hi", "१२,३४,५६७ लोग और 5 लाख", [1234567, 5e5]),
    ("ar", "٤٠ منزلا و٣٫٥ مليون", [40, 3.5e6]),
    ("zh", "共有40人，320万，3億2000万", [40, 3.2e6, 3.2e8]),
    ("ja", "3億2000万円と40人", [3.2e8, 40]),
    ("ko", "5만 명과 40채", [50000, 40]),
    ("fr", "2½ heures et ¾", [2.5, 0.75]),
    ("ru", "v2.4 и IPv6, но 3.11", [3.11]),
]
SHARES = [
    ("es", "dos tercios", 2 / 3),
    ("fr", "trois quarts", 0.75),
    ("ru", "две трети", 2 / 3),
    ("uk", "три чверті", 0.75),
    ("be", "дзве траціны", 2 / 3),
    ("pl", "trzy czwarte", 0.75),
    ("de", "zwei Drittel", 2 / 3),
]
CENTURIES = [
    ("es", "en el siglo XXI", 21),
    ("ru", "в XXI веке", 21),
    ("fr", "au XXIe siècle", 21),
    ("pl", "w XXI wieku", 21),
    ("uk", "у V столітті", 5),
    ("de", "im 21. Jahrhundert", 21),
]
QUIET = [
    ("es", "uno de los suyos, una casa, un libro"),
    ("fr", "un chien et une chatte"),
    ("ru", "один из них, одна из книг"),
    ("de", "eine Frau und ein Mann"),
    ("pl", "jeden z nich"),
    ("it", "una di loro"),
    ("de", "Freitausend Grüße, Jahrhundertwein"),
]


def values(text: str, lang: str) -> list[float]:
    return [max(number.values) for number in foreign_numbers(text, lang)]


@pytest.mark.parametrize(("lang", "text", "expected"), [*WORDS, *DIGITS])
def test_words_and_digits_are_read_as_numbers(lang: str, text: str, expected: list[float]) -> None:
    assert values(text, lang) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), SHARES)
def test_fractions_have_values(lang: str, text: str, expected: float) -> None:
    assert values(text, lang) == [pytest.approx(expected, abs=1e-6)]


@pytest.mark.parametrize(("lang", "text", "expected"), CENTURIES)
def test_a_roman_numeral_counts_beside_a_century(lang: str, text: str, expected: int) -> None:
    sure = [number for number in foreign_numbers(text, lang) if number.is_sure]
    assert [max(number.values) for number in sure] == [expected]


@pytest.mark.parametrize(("lang", "text"), QUIET)
def test_articles_and_words_with_a_number_in_them_are_none(lang: str, text: str) -> None:
    assert values(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "à 17 h 30", {17.0, 17.3}),
        ("es", "a las 5 de la tarde", {5.0, 17.0}),
        ("ru", "в 5 вечера", {5.0, 17.0}),
        ("es", "1.500", {1.5, 1500.0}),
        ("ru", "девяностых", {90.0, 1990.0}),
    ],
)
def test_what_can_be_read_in_two_ways_has_both_values(
    lang: str, text: str, expected: set[float]
) -> None:
    (number,) = foreign_numbers(text, lang)
    assert number.values == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "12 grados bajo cero"),
        ("es", "menos doce"),
        ("ru", "минус двенадцать"),
        ("ru", "12 градусов мороза"),
        ("de", "minus zwölf"),
        ("pl", "minus 12"),
        ("fr", "moins 12"),
        ("uk", "−12"),
    ],
)
def test_a_minus_is_a_sign_or_a_word(lang: str, text: str) -> None:
    assert values(text, lang) == [-12]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "5 por ciento"), ("ru", "5 процентов"), ("uk", "5 відсотків"), ("be", "5 адсоткаў"),
        ("de", "5 Prozent"), ("fr", "5 %"), ("pl", "5 procent"), ("it", "5 per cento"), ("zh", "5%"),
    ],
)  # fmt: skip
def test_percent_is_said_in_many_ways_and_its_hundred_is_no_number(lang: str, text: str) -> None:
    assert [(n.percent, n.value) for n in foreign_numbers(text, lang)] == [(True, 5.0)]


def test_vague_plurals_are_marked_and_may_be_multiplied() -> None:
    texts = {"es": "cientos de miles", "ru": "сотни тысяч", "pl": "setki tysięcy", "de": "Hunderte"}
    found = {lang: foreign_numbers(text, lang) for lang, text in texts.items()}
    assert {k: [(n.many, n.value) for n in v] for k, v in found.items()} == {
        "es": [(True, 1e5)],
        "ru": [(True, 1e5)],
        "pl": [(True, 1e5)],
        "de": [(True, 100.0)],
    }


def test_a_number_has_the_span_of_all_its_words() -> None:
    text = "Eran treinta y dos mil quinientos libros."
    (number,) = foreign_numbers(text, "es")
    assert text[number.start : number.end] == "treinta y dos mil quinientos"
