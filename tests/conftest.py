"""What holds for every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache of translated sentences for this run: no test sees what another run has left."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FIDELITY_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
