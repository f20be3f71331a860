"""How many cores are ours."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

from fidelity.cores import cores


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
