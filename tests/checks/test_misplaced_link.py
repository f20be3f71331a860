"""Links on each other's words, where only the real Apertium knows what the words mean."""

from __future__ import annotations

import shutil

import pytest

from fidelity.load import parse
from fidelity.model import Layer
from fidelity.pipeline import check_documents
from fidelity.settings import Settings

pytestmark = pytest.mark.skipif(
    shutil.which("apertium") is None, reason="the program apertium is not installed"
)
BRIDGE = "Cross the [hanging bridge](/bridge) behind the [old mill](/mill) on foot."


def found(original: str, translation: str, *layers: Layer) -> list[str]:
    report = check_documents(
        parse(original, ".md"),
        parse(translation, ".md"),
        lang="es",
        settings=Settings(engine="apertium", layers=layers or tuple(Layer)),
    )
    return [f.message for f in report.findings if f.check == "misplaced-link"]


@pytest.mark.parametrize(
    ("original", "translation", "message"),
    [
        (
            BRIDGE,
            "Cruce a pie el [puente colgante](/mill) detrás del [molino viejo](/bridge).",
            "The links on “hanging bridge” and “old mill” have changed places: "
            "“molino viejo” is “Old mill”, and “puente colgante” is “Bridge colgante”",
        ),
        (
            "Read the [opening hours](/hours) and the [house rules](/rules).",
            "Lea el [horario de apertura](/rules) y las [normas de la casa](/hours).",
            "The links on “opening hours” and “house rules” have changed places: "
            "“normas de la casa” is “Norms of the house”, "
            "and “horario de apertura” is “Opening schedule”",
        ),
        (
            "Learn about [closing doors](/doors) and [closing windows](/windows).",
            "Aprenda sobre [cerrar puertas](/windows) y [cerrar ventanas](/doors).",
            "The links on “closing doors” and “closing windows” have changed places: "
            "“cerrar ventanas” is “Close windows”, and “cerrar puertas” is “Close doors”",
        ),
    ],
)
def test_links_on_each_others_words_are_found(
    original: str, translation: str, message: str
) -> None:
    assert found(original, translation) == [message]


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        (BRIDGE, "Cruce a pie el [puente colgante](/bridge) detrás del [molino viejo](/mill)."),
        (BRIDGE, "Detrás del [molino viejo](/mill), cruce a pie el [puente colgante](/bridge)."),
        (BRIDGE, "Cruce a pie el [paso](/bridge) detrás de la [antigua fábrica](/mill)."),
        (
            "See the [list of birds](/birds) and the [list of trees](/trees).",
            "Vea la [lista de aves](/birds) y la [lista](/trees) de árboles.",
        ),
        (
            "Read the [mill](/valley) and the [bridge](/valley).",
            "Lea el [puente](/valley) y el [molino](/valley).",
        ),
        (
            "The [old mill](/mill) and the [old mill by the river](/river) are open.",
            "El [molino viejo](/mill) y el [molino viejo](/river) junto al río están abiertos.",
        ),
        (
            "A [bridge](https://en.wiki.example/Arch) leads to the [mill](https://en.wiki.example/Wind).",
            "Al [molino](https://es.wiki.example/Aire) lleva un [puente](https://es.wiki.example/Ojo).",
        ),
    ],
    ids=[
        *("as they were", "turned round", "other words", "fewer words", "one page", "said twice"),
        "articles of another Wikipedia",
    ],
)
def test_links_on_their_own_words_are_left_alone(original: str, translation: str) -> None:
    assert found(original, translation) == []


def test_no_engine_is_asked_without_the_meaning_layer() -> None:
    exchanged = "Cruce a pie el [puente colgante](/mill) detrás del [molino viejo](/bridge)."
    assert found(BRIDGE, exchanged, Layer.STRUCTURAL) == []
