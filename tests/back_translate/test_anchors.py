"""What of links goes to an engine by itself."""

from __future__ import annotations

from collections.abc import Sequence

from fidelity.back_translate.anchors import anchors_in_english
from fidelity.load import parse


def shouted(texts: Sequence[str]) -> list[str]:
    return [text.upper() for text in texts]


def test_anchors_of_paragraphs_with_links_to_several_pages_are_translated_once_each() -> None:
    text = "El [molino](/a) y el [puente](/b).\n\nEl [molino](/a), el [puente](/c).\n"
    assert anchors_in_english(parse(text, ".md").blocks, shouted) == {
        "molino": "MOLINO",
        "puente": "PUENTE",
    }


def test_lone_links_code_and_addresses_are_not() -> None:
    text = (
        "El [molino](/a) viejo.\n\nEl [puente](/b) y el [puente](/b).\n\n"
        "Vea [`lista()`](/c), [https://example.org](/d) y [3.1](/e).\n"
    )
    assert anchors_in_english(parse(text, ".md").blocks, shouted) == {}
