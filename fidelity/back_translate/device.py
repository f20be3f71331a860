"""Where a model runs: on a graphics card or on the processor."""

from __future__ import annotations

import sys
from collections.abc import Callable

from fidelity.errors import EngineError

DEVICES = ("auto", "cpu", "cuda")


def device(wanted: str, *, engine: str, works: Callable[[str], bool]) -> str:
    """The device that is wanted, as cpu or cuda; EngineError where that is a graphics card, and
    there is none.

    With auto it is the graphics card where there is one and the model `works` on it.
    """
    if wanted == "cpu":
        return wanted
    lacking = _lacking()
    if wanted == "cuda" and lacking:
        what = f"no graphics card can be used: {lacking}"
        raise EngineError(f"engine {engine}", what, "device auto or cpu")
    return "cuda" if wanted == "cuda" or (not lacking and works("cuda")) else "cpu"


def _lacking() -> str:
    """Why no graphics card can be used; nothing where one can."""
    if not _has_driver():  # CTranslate2 would say the same after a tenth of a second of imports
        return "the driver of NVIDIA is not here"
    from ctranslate2 import get_cuda_device_count

    try:
        return "" if get_cuda_device_count() else "CTranslate2 finds none"
    except RuntimeError as error:
        return str(error)


def _has_driver() -> bool:
    from ctypes import CDLL

    try:
        CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
    except OSError:
        return False
    return True
