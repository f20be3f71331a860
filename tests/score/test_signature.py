"""The line that says how a score was made."""

import pytest

from fidelity import __version__
from fidelity.model import BackTranslation, EngineInfo, Layer
from fidelity.score.signature import signature


@pytest.mark.parametrize(
    ("layers", "engine", "tail"),
    [
        ([Layer.STRUCTURAL], None, "layers:structural|engine:no"),
        (
            [Layer.MEANING, Layer.LEXICAL],
            EngineInfo("argos", "ru_en", "argos/ru_en@1.9"),
            "layers:lexical+meaning|engine:argos/ru_en@1.9",
        ),
        (
            [Layer.LEXICAL, Layer.MEANING],
            EngineInfo("argos", "ru_en", "argos/ru_en@1.9"),
            "layers:lexical+meaning|engine:argos/ru_en@1.9",
        ),
        ([], None, "layers:|engine:no"),
    ],
)
def test_a_signature_names_version_weights_layers_and_engine_in_one_order(
    layers: list[Layer], engine: EngineInfo | None, tail: str
) -> None:
    english = BackTranslation(engine, ()) if engine else None
    assert (
        signature(layers, english) == f"fidelity:{__version__}|mqm:0/0/1/5/25|similarity:2|{tail}"
    )
