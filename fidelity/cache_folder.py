"""Where what costs time to make is kept from run to run."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

NONE = "none"
VARIABLE = "FIDELITY_CACHE"


def cache_folder(setting: str = "", root: Path | None = None) -> Path | None:
    """The folder of the variable FIDELITY_CACHE, else what the project has set, else the platform's
    folder for caches; None where one of them says `none`.
    """
    named = os.environ.get(VARIABLE, "")
    if NONE in (named, named or setting):
        return None
    if named or setting:
        return Path(named).expanduser() if named else (root or Path()) / Path(setting).expanduser()
    return _of_the_platform()


@lru_cache(maxsize=1)
def _of_the_platform() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("fidelity")
