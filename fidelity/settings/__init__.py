"""What a project has decided: `[tool.fidelity]` in `pyproject.toml`, or `fidelity.toml`, the
nearest one above a file.
"""

from __future__ import annotations

from collections.abc import Iterable

from fidelity.errors import UsageError
from fidelity.model import Layer
from fidelity.settings.decisions import ALL_LAYERS, Override, Settings, layers_in_order
from fidelity.settings.files import from_table, nearest, read
from fidelity.settings.lines import place

__all__ = [
    "ALL_LAYERS",
    "Override",
    "Settings",
    "from_table",
    "layers_named",
    "nearest",
    "place",
    "read",
]


def layers_named(names: Iterable[str]) -> tuple[Layer, ...]:
    """The layers of these names in their own order; UsageError for an unknown name, or for none."""
    known = [layer.value for layer in Layer]
    wanted = list(names)
    for name in wanted:
        if name not in known:
            raise UsageError(
                "--layers", f"unknown layer {name}", f"name some of {', '.join(known)}"
            )
    if not wanted:
        raise UsageError("--layers", "no layer named", f"name some of {', '.join(known)}")
    return layers_in_order(Layer(name) for name in wanted)
