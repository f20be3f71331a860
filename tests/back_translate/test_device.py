"""Where a model runs."""

from __future__ import annotations

import pytest

from fidelity.back_translate.device import device
from fidelity.errors import EngineError

ctranslate2 = pytest.importorskip("ctranslate2")
without_card = pytest.mark.skipif(
    ctranslate2.get_cuda_device_count() > 0, reason="there is a graphics card here"
)


def yes(_: str) -> bool:
    return True


@without_card
@pytest.mark.parametrize("wanted", ["auto", "cpu"])
def test_without_a_graphics_card_the_processor_works(wanted: str) -> None:
    assert device(wanted, engine="argos", works=yes) == "cpu"


@without_card
def test_a_graphics_card_that_is_asked_for_and_absent_is_an_error() -> None:
    with pytest.raises(EngineError, match="engine opus: no graphics card can be used"):
        device("cuda", engine="opus", works=yes)
