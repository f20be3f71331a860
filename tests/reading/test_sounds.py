"""Names across scripts, by their sound, and by what each language calls a place."""

from __future__ import annotations

import pytest

from fidelity.reading.foreign_names import foreign_names, says
from fidelity.reading.sounds import sound_alike

ALIKE = """Lukashenko Лукашенко|Lukashenko Лукашенкой|Lukashenko Łukašenka|Lukashenko Лукашэнка
    |Charlottenburg Шарлоттенбург|Tchaikovsky Чайковского|Washington Вашингтоне|William Уильям
    |George Джордж|Hamburg Гамбург|Helsinki Хельсинки|Mexico Мехико|Khrushchev Хрущёв
    |Rachmaninoff Рахманинов|Wright Райт|Schmidt Шмидт|Müller Мюллер|Dvořák Дворжак|Wałęsa Валенса
    |Zelenskyy Зеленського|Tikhanovskaya Ціханоўская|Jinping Цзиньпин|Thatcher Тэтчер|Wolfe Вулф
    |Yale Йель|Nguyen Нгуен|Papandreou Παπανδρέου|Anna Анны""".split("|")
APART = """Brandt Вебер|Smith Браун|Obama Трамп|Johnson Харрис|Minsk Москва|Weber Бауэр
    |Merkel Макрон|Anna Иван|Boston Чикаго|Biden Обама|London Лондондерри""".split("|")
SAID = [
    ("Germany", "Он живёт в Германии.", "ru"),
    ("United States", "в Соединённых Штатах", "ru"),
    ("US", "en EE. UU. y en Canadá", "es"),
    ("London", "Vive en Londres.", "es"),
    ("Vienna", "w Wiedniu", "pl"),
    ("Munich", "в Мюнхене", "ru"),
    ("Warsaw", "у Варшаві", "uk"),
    ("UN", "según la ONU", "es"),
    ("Francis", "el papa Francisco", "es"),
    ("Germany", "de l’Allemagne", "fr"),
    ("Kyiv", "w Kijowie", "pl"),
    ("Beijing", "в Пекине", "ru"),
    ("Hungary", "na Węgrzech", "pl"),
    ("Minsk", "минский завод", "ru"),
    ("Microsoft", "Доклад Microsoft", "ru"),
    ("Brandt's", "carta de Brandt", "es"),
]
UNSAID = [
    ("London", "Он живёт в Париже.", "ru"),
    ("Brandt", "бургомистр Вебер", "ru"),
    ("Zorn", "сірэны ў горадзе", "be"),
    ("Brekke", "un viejo barco", "es"),
    ("Germany", "en Francia", "es"),
]


@pytest.mark.parametrize("pair", ALIKE)
def test_one_name_sounds_alike_in_every_script(pair: str) -> None:
    assert sound_alike(*pair.split())


@pytest.mark.parametrize("pair", APART)
def test_two_names_do_not_sound_alike(pair: str) -> None:
    assert not sound_alike(*pair.split())


@pytest.mark.parametrize(("name", "text", "lang"), SAID)
def test_a_text_says_a_name_in_its_own_words_and_cases(name: str, text: str, lang: str) -> None:
    assert says(name, text, lang)


@pytest.mark.parametrize(("name", "text", "lang"), UNSAID)
def test_a_text_does_not_say_what_only_resembles_a_name(name: str, text: str, lang: str) -> None:
    assert not says(name, text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("es", "Hoy habló Karl Weber en Praga.", ["Karl Weber", "Praga"]),
        ("de", "Der Mann sah Karl Weber in der Stadt.", ["Karl Weber"]),
        ("ru", "Если Вы видели Карла Вебера, скажите.", ["Карла Вебера"]),
        ("es", "Nada. Mañana volverá.", []),
    ],
)
def test_names_of_another_language_are_runs_of_capitals(
    lang: str, text: str, expected: list[str]
) -> None:
    assert [text[name.start : name.end] for name in foreign_names(text, lang)] == expected
