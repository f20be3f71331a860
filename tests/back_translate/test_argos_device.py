"""Where a model runs: what the project says goes before Argos' own variable."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

from fidelity.back_translate.argos_device import cores, device
from fidelity.errors import EngineError

ctranslate2 = pytest.importorskip("ctranslate2")
without_card = pytest.mark.skipif(
    ctranslate2.get_cuda_device_count() > 0, reason="there is a graphics card here"
)


def yes(_: str) -> bool:
    return True


@without_card
@pytest.mark.parametrize(
    ("option", "variable", "chosen"),
    [
        ("", "", "cpu"),
        ("auto", "", "cpu"),
        ("cpu", "", "cpu"),
        ("cpu", "cuda", "cpu"),
        ("auto", "cuda", "cpu"),
        ("", "cpu", "cpu"),
        ("", "auto", "cpu"),
        ("cuda", "", "engine argos: no graphics card can be used"),
        ("cuda", "cpu", "engine argos: no graphics card can be used"),
        ("", "cuda", "engine argos: no graphics card can be used"),
        ("", "gpu", "engine argos: ARGOS_DEVICE_TYPE cannot be 'gpu'"),
    ],
)
def test_without_a_graphics_card_the_processor_works_unless_a_card_is_asked_for(
    option: str, variable: str, chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGOS_DEVICE_TYPE", variable)
    try:
        found = device(option, works=yes)
    except EngineError as error:
        found = str(error)
    assert found[: len(chosen)] == chosen


@pytest.fixture
def one_core() -> Iterator[None]:
    """A process that may use one core only."""
    if sys.platform != "linux":
        pytest.skip("cores can be taken away on Linux only")
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    yield
    os.sched_setaffinity(0, before)


@pytest.mark.usefixtures("one_core")
def test_only_the_cores_that_the_process_may_use_are_counted() -> None:
    assert cores() == 1
