"""Wordings of a glossary in sentences."""

from __future__ import annotations

import pytest

from fidelity.reading.wordings import has_wording, keeps


@pytest.mark.parametrize(
    ("lang", "wording", "sentence", "expected"),
    [
        ("de", "hochladen", "Sie hat die Bilder hochgeladen.", True),
        ("de", "hochladen", "Um sie hochzuladen, braucht es Zeit.", True),
        ("de", "hochladen", "Er lädt sie morgen hoch.", True),
        ("de", "hochladen", "Er lädt sie morgen ein.", False),
        ("de", "schreiben", "Sie hat geschrieben.", True),
        ("de", "bereitstellen", "Das Museum stellt Karten aus.", False),
        ("nl", "uitvoeren", "Het is gisteren uitgevoerd.", True),
        ("es", "red de entrega de contenido", "Dos redes de entrega de contenidos.", True),
        ("es", "red de entrega de contenido", "Una red de contenidos.", False),
        ("de", "IT", "Er sagt, dass it gut ist.", False),
        ("de", "API", "Die APIs sind alt, das API-Handbuch neu.", True),
        ("de", "Web 2.0", "Das Web 2.0 ist da.", True),
        ("de", "Web 2.0", "Das Web 3.0 ist da.", False),
        ("zh", "Pod 网络", "每个Pod网络都很慢。", True),
        ("ja", "コンテナ", "コンテナーを使う。", True),
        ("ko", "네트워크", "네트워크를 만든다.", True),
        ("ko", "네트워크", "망을 만든다.", False),
        ("th", "เครือข่าย", "สร้างเครือข่ายใหม่", True),
        ("fr", "à bord", "Le chien est à bord.", True),
    ],
)
def test_a_wording_is_there_in_whatever_form(
    lang: str, wording: str, sentence: str, expected: bool
) -> None:
    assert has_wording(wording, sentence, lang) is expected


@pytest.mark.parametrize(
    ("term", "text", "case_sensitive", "expected"),
    [
        ("Kelpie", "Lista Kelpiego", True, True),
        ("Kelpie", "kelpie", True, False),
        ("Kelpie", "kelpie", False, True),
        ("Kelpie", "MyKelpie", True, False),
        ("Harbour Watch", "die Harbour\u00a0Watch", True, True),
        ("C++", "in C++ geschrieben", True, True),
        ("Go", "Gottesdienst", True, False),
    ],
)
def test_a_term_is_kept_letter_by_letter(
    term: str, text: str, case_sensitive: bool, expected: bool
) -> None:
    assert keeps(term, text, case_sensitive=case_sensitive) is expected
