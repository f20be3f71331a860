"""The engine for a translation that is English already: every text is its own back-translation."""

from __future__ import annotations

from collections.abc import Sequence

from fidelity.back_translate.engine import Availability, Engine, Job
from fidelity.model import EngineInfo


class AsItIs:
    """Hands each text back."""

    info = EngineInfo("none", "text as it is", "none/1")

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The texts, unchanged."""
        return list(texts)


def open_engine(job: Job) -> Engine:
    """An engine for any translation; that it is English is for the caller to know."""
    del job
    return AsItIs()


def availability(lang: str | None) -> Availability:
    """Always usable; makes sense for English."""
    del lang
    return Availability("none", usable=True, languages=("en",))
