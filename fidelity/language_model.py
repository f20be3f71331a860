"""The model of py3langid, which tells languages apart, and a copy of it that loads at once.

The model comes packed, and takes half a second to unpack. The copy is a folder of plain arrays that
are mapped into memory, so that processes share them. Whatever is wrong with it (a part is missing
or changed, nothing can be written there, py3langid has become another), the model is unpacked.
"""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol
from zlib import crc32

from fidelity.cache_folder import cache_folder

if TYPE_CHECKING:
    import numpy as np

    Arrays = dict[str, np.ndarray]

_FORM = "1"  # a new number where the copy's layout changes
_PARTS = ("features", "priors", "languages", "moves", "rows", "outputs")
_CHECKSUM = "checksum"
_SAMPLE = "Die Tür ist offen, дверь открыта."


class Identifier(Protocol):
    """What tells languages apart, as py3langid has it."""

    def classify(self, text: str) -> tuple[str, float]:
        """The likeliest language, and its score."""

    def rank(self, text: str) -> list[tuple[str, float]]:
        """All languages with their scores, which are logarithms, the likeliest first."""


@lru_cache(maxsize=1)
def identifier() -> Identifier:
    """The model, loaded once in a process."""
    return load(cache_folder())


def load(cache: Path | None) -> Identifier:
    """The model from its copy in a cache, or else unpacked and, where there is a cache, copied
    there.
    """
    if cache is None:
        return _unpacked()
    try:
        copy = cache / "language-model" / _key()
        return _from_copy(copy)
    except Exception:  # noqa: BLE001  the copy saves time and nothing else
        model = _unpacked()
    try:
        _keep(model, copy)
    except Exception:  # noqa: BLE001  a disk that is full, internals of py3langid that have changed
        return model
    return model


def _key() -> str:
    """What the model is: another version, or a model of another size, has another copy."""
    from py3langid import __version__
    from py3langid.langid import MODEL_DIR, MODEL_FILE

    return f"{_FORM}-{__version__}-{(MODEL_DIR / MODEL_FILE).stat().st_size}"


def _unpacked() -> Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model: Identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    return model


def _from_copy(copy: Path) -> Identifier:
    import numpy as np

    arrays = {part: np.load(copy / f"{part}.npy", mmap_mode="r") for part in _PARTS}
    if (copy / _CHECKSUM).read_text(encoding="ascii") != _checksum(arrays):
        raise ValueError(copy)
    return _model(arrays)


def _model(arrays: Arrays) -> Identifier:
    from py3langid.langid import LanguageIdentifier

    model: Identifier = LanguageIdentifier(
        arrays["features"],
        arrays["priors"],
        arrays["languages"].tolist(),
        arrays["moves"].data,  # one number out of it is a plain int, as from a list
        arrays["outputs"].tolist(),
        tk_row=arrays["rows"].data,
    )
    return model


def _keep(model: Identifier, copy: Path) -> None:
    """Put the copy in its place when all of it is written; copies of other models go."""
    import numpy as np

    arrays = _arrays(model)
    if _model(arrays).rank(_SAMPLE) != model.rank(_SAMPLE):
        return
    shutil.rmtree(copy.parent, ignore_errors=True)
    copy.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=copy.parent, prefix=".new-") as temporary:
        made = Path(temporary) / copy.name
        made.mkdir()
        for part, array in arrays.items():
            np.save(made / f"{part}.npy", array, allow_pickle=False)
        (made / _CHECKSUM).write_text(_checksum(arrays), encoding="ascii")
        made.rename(copy)


def _arrays(model: object) -> Arrays:
    import numpy as np

    names = ("nb_ptc", "nb_pc", "nb_classes", "tk_nextmove", "tk_row", "tk_output")
    values = (np.asarray(getattr(model, name)) for name in names)
    return dict(zip(_PARTS, values, strict=True))


def _checksum(arrays: Arrays) -> str:
    """Of all the arrays, their types and shapes: 20 ms."""
    total = 0
    for part in _PARTS:
        array = arrays[part]
        total = crc32(f"{array.dtype} {array.shape}".encode(), total)
        total = crc32(array.view("u1").data, total)
    return str(total)
