"""Which English version a translation was made from: what differs only because English moved on is
outdated, and not unfaithful.

The version is the one that is asked for (`--base-commit`), or that the page names, or that was
there when the translation was last committed, or the one in the history that reads most like it.
History is looked at only for a page that names its version, or that has findings; git is asked a
few times, whatever the number of versions, and few of these are compared in full.
"""

from __future__ import annotations

from fidelity.history.fold import folded
from fidelity.history.settle import in_time

__all__ = ["folded", "in_time"]
