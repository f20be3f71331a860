"""Who translated a text is named in every language, and other lines are not taken for that."""

from __future__ import annotations

import pytest

from fidelity.reading.credits import is_credit


@pytest.mark.parametrize(
    "text",
    [
        "Übersetzer:",
        "Tłumaczenie:",
        "翻訳者:",
        "Превод:",
        "Jürgen Desch <jd@mill.example>, 2009",
        "Nils van der Goor <nils@mill.example>, 2009-2022",
        "Иван Пешев (<ivan@mill.example>), 2021.",
        "Traducido por Ana Ruiz",
        "(Traducción de Ana Ruiz)",
        "Traducción del inglés: Ana Ruiz Peña",
        "Übersetzung aus dem Englischen von Anna Kern",
        "Перевод с английского Анны Коваль",
        "Translated from the English by Ann Lund",
        "Traduit de l’anglais par Jean Petit",
    ],
)
def test_a_credit(text: str) -> None:
    assert is_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Translation is hard work in these parts.",
        "Below is a translation of the column.",
        "Traducir cuesta dinero: tres mil euros",
        "Übersetzungen aus anderen Quellen fehlen noch.",
        "Las traducciones: el Gobierno de España pagó poco",
        "Translators were paid: “We got nothing,” said Ann Lund",
        "Write to ann@mill.example for help",
        "Write to ann@mill.example",
        "Anna Kern lebt in Graz",
        "mail@mill.example",
    ],
)
def test_no_credit(text: str) -> None:
    assert not is_credit(text)
