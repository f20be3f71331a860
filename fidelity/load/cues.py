"""The wordings and forms by which we tell a byline, a biography ... from the text itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues."""

    description: tuple[str, ...] = ("description", "summary", "excerpt", "subtitle", "deck")


DEFAULT_CUES = Cues()
