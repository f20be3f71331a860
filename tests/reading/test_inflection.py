"""Forms of words in many languages."""

from __future__ import annotations

import pytest

from fidelity.reading.inflection import can_be, is_form


@pytest.mark.parametrize(
    ("lang", "word", "forms"),
    [
        ("ru", "узел", "узла узлы узлов узлами"),
        ("ru", "рынок", "рынка рынке рынки"),
        ("ru", "сеть", "сети сетью сетей сетевая"),
        ("ru", "сохранить", "сохраняет сохранён сохраните"),
        ("be", "кластар", "кластара кластары кластарамі"),
        ("uk", "вузол", "вузла вузлів"),
        ("pl", "usługa", "usługi usłudze usług"),
        ("pl", "węzeł", "węzła węźle węzłami"),
        ("pl", "wdrożenie", "wdrożeniu wdrożeń"),
        ("cs", "síť", "sítě sítí"),
        ("de", "Haus", "Häuser Häusern Hauses Lagerhaus"),
        ("de", "Netzwerk", "Netzwerken Firmennetzwerk Netzwerkkabel"),
        ("de", "schreiben", "schrieb schreibt"),
        ("nl", "netwerk", "netwerken bedrijfsnetwerk"),
        ("es", "mostrar", "muestra mostró muestran"),
        ("es", "contenedor", "contenedores"),
        ("fr", "réseau", "réseaux"),
        ("fr", "cheval", "chevaux"),
        ("it", "rete", "reti"),
        ("fi", "verkko", "verkon verkossa"),
        ("tr", "sunucu", "sunucular sunucularından"),
        ("ar", "شبكة", "الشبكة"),
    ],
)
def test_forms_compounds_and_adjectives_can_be_the_word(lang: str, word: str, forms: str) -> None:
    assert [form for form in forms.split() if not can_be(word, form, lang)] == []


@pytest.mark.parametrize(
    ("lang", "word", "others"),
    [
        ("ru", "сеть", "сервер связь"),
        ("ru", "кластер", "класс группа"),
        ("pl", "węzeł", "wezwanie węgiel"),
        ("de", "Netzwerk", "Netz Netzteil Werk"),
        ("de", "Speicher", "Spiegel Sprecher"),
        ("de", "Knoten", "Kosten"),
        ("es", "red", "reducir redondo"),
        ("es", "contenedor", "contenido"),
        ("be", "кантэйнер", "кантэнт"),
    ],
)
def test_other_words_cannot(lang: str, word: str, others: str) -> None:
    assert [other for other in others.split() if can_be(word, other, lang)] == []


@pytest.mark.parametrize(
    ("lang", "word", "other", "expected"),
    [
        ("de", "rechner", "rechnern", True),
        ("es", "casas", "casa", True),
        ("es", "casa", "caso", False),
        ("es", "si", "sí", False),
        ("ru", "портал", "портала", True),
        ("de", "rechner", "rechnernetz", False),
    ],
)
def test_only_plain_forms_are_surely_of_the_word(
    lang: str, word: str, other: str, expected: bool
) -> None:
    assert is_form(word, other, lang) is expected
