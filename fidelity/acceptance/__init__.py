"""Findings that a person has accepted for good: by a comment in a text, in the project's baseline
file, or by a pattern in its configuration.

They are set apart when a run is reported, not when a text is checked: what is accepted changes
nothing of what is found.
"""

from fidelity.acceptance.baseline import Entry, entry_of, read, write
from fidelity.acceptance.settle import Settled, settled

__all__ = ["Entry", "Settled", "entry_of", "read", "settled", "write"]
