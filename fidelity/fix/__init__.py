"""Mends what is safe and mechanical to mend in a translation: each edit is sure of its place, and
touches nothing else.
"""

from fidelity.fix.edits import Edit, applied, edits

__all__ = ["Edit", "applied", "edits"]
