"""Roles."""

from __future__ import annotations

from fidelity.load.cues import Cues
from fidelity.model import Document


def assign(document: Document, cues: Cues) -> Document:
    """Assign."""
    return document
