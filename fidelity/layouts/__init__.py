"""Where a translation's original lies: patterns that a project names, or that its files show."""

from __future__ import annotations

from fidelity.layouts.detect import Detected, Found, layouts_in
from fidelity.layouts.layout import Layout, Translation
from fidelity.layouts.presets import LAYOUT_NAMES, LAYOUTS
from fidelity.layouts.several import Layouts, Places

__all__ = [
    "LAYOUTS",
    "LAYOUT_NAMES",
    "Detected",
    "Found",
    "Layout",
    "Layouts",
    "Places",
    "Translation",
    "layouts_in",
]
