"""Does this translation still say what the original said, and what got lost on the way?

>>> from fidelity import compare
>>> report = compare("Nobody was hurt.", "Everybody was hurt.")
>>> [finding.check for finding in report.findings]
['flipped-negation']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fidelity.errors import FidelityError
    from fidelity.model import Finding, Report, Severity, Verdict
    from fidelity.pipeline import check, compare

__version__ = "0.1.0"
__all__ = [
    "FidelityError",
    "Finding",
    "Report",
    "Severity",
    "Verdict",
    "__version__",
    "check",
    "compare",
]

_HOMES = {
    "check": "fidelity.pipeline",
    "compare": "fidelity.pipeline",
    "FidelityError": "fidelity.errors",
    "Finding": "fidelity.model",
    "Report": "fidelity.model",
    "Severity": "fidelity.model",
    "Verdict": "fidelity.model",
}


def __getattr__(name: str) -> object:
    # The public names are imported when they are first used: `import fidelity` stays a matter of
    # milliseconds.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
