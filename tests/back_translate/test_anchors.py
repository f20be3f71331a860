"""What of links goes to an engine by itself."""

from __future__ import annotations

import pytest

from fidelity.back_translate.anchors import anchors
from fidelity.load import parse


def found(text: str) -> list[str]:
    return [anchor for block in parse(text, ".md").blocks for anchor in anchors(block)]


def test_what_links_to_several_pages_stand_on_goes_by_itself() -> None:
    assert found("El [molino](/a) y el [puente viejo](/b).") == ["molino", "puente viejo"]


@pytest.mark.parametrize(
    "text",
    [
        "El [molino](/a) viejo.\n\nUn [puente](/b).",
        "El [puente](/b) y otra vez el [puente](/b).",
        "Vea [`lista()`](/c), [https://example.org](/d) y [3.1](/e).",
    ],
    ids=["lone links", "links to one page", "code, addresses, numbers"],
)
def test_nothing_else_does(text: str) -> None:
    assert found(text) == []
