"""What a back-translation engine is, to those who call one and to those who write one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from msgspec import Struct, field

from fidelity.language import is_english
from fidelity.model import Block, Document, EngineInfo

ANY_LANGUAGE = ("*",)

UNKNOWN = "\ue05f"
"""Set by an engine before each word that it left as it was because it did not know it."""

UNSURE = "\ue03f"
"""Set by an engine at the beginning of an answer that it gives little credit itself."""


class Job(Struct, frozen=True, dict=True):
    """A translation, its language, the back-translation that came with it, what the project has
    decided for the engine (`[tool.fidelity.engines.NAME]`), where the engine may keep what costs
    time to make, and the folder that the paths of the project go by.
    """

    translation: Document
    lang: str
    back_translation: Document | None = None
    options: Mapping[str, object] = field(default_factory=dict)
    cache: Path | None = None
    root: Path = Path()

    @property
    def prose(self) -> tuple[Block, ...]:
        """The blocks that are for people to read: only these go to an engine."""
        return prose_of(self.translation)

    @cached_property
    def foreign(self) -> frozenset[int]:
        """Which blocks have to be brought into English: prose that is not in English already."""
        blocks = enumerate(self.translation.blocks)
        return frozenset(k for k, b in blocks if b.kind.is_prose and not is_english(b.text))


def prose_of(document: Document) -> tuple[Block, ...]:
    """The blocks of a document that are for people to read."""
    return tuple(block for block in document.blocks if block.kind.is_prose)


class Engine(Protocol):
    """Turns texts into English."""

    @property
    def info(self) -> EngineInfo:
        """Which engine this is; known before anything is translated."""

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The English of each text, in the same order; EngineError where it cannot.

        A text is one sentence, with tokens (XQ0X) for what must stay as it is; an engine of
        `registry.READY_MADE` gets whole blocks.
        """


class Availability(Struct, frozen=True):
    """Whether an engine can work here, for which languages, what it lacks, and how to get that."""

    name: str
    usable: bool
    languages: tuple[str, ...]
    missing: str = ""
    hint: str = ""


class EngineModule(Protocol):
    """A file of this folder, or a module of the entry point group `fidelity.engines`."""

    def open_engine(self, job: Job) -> Engine:
        """An engine for this translation; EngineError where it lacks something."""

    def availability(self, lang: str | None) -> Availability:
        """What is here for a language, or for any; looks, but loads nothing."""


def fingerprint(*parts: str) -> str:
    """Twelve hexadecimal digits that change whenever one of the parts does."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
