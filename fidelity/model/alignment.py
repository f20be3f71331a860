"""Two documents side by side: the English of the translation, and which blocks and sentences belong
together.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from fidelity.model.document import Document
from fidelity.model.glossary import Glossary


class EngineInfo(Struct, frozen=True):
    """Which engine made a back-translation; the signature changes whenever its output may."""

    name: str
    model: str
    signature: str


class Rendering(Struct, frozen=True):
    """One sentence of a block's text, and its English: both as spans of the two texts."""

    start: int
    end: int
    english_start: int
    english_end: int


class BackTranslation(Struct, frozen=True):
    """The English of each block of a translation, in the same order; code passes through.

    `renderings` tells for each block which sentence became which English; it is empty where the
    English did not come sentence by sentence. `unknown` is the share of the translation's words
    that the engine did not know, from 0 to 1. `second` is what another
    engine made of it, as a second opinion. `unreliable` says for each block why its English cannot
    be relied on, or nothing where it can; it is empty where nobody looked. `anchors` is the English
    of what links stand on, each by itself, where a block has links to several pages.
    """

    engine: EngineInfo
    texts: tuple[str, ...]
    renderings: tuple[tuple[Rendering, ...], ...] = ()
    unknown: float = 0.0
    second: BackTranslation | None = None
    unreliable: tuple[str, ...] = ()
    anchors: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class Segment(Struct, frozen=True):
    """A sentence: a stretch of one block's text."""

    block: int
    start: int
    end: int
    text: str


class Entailment(Struct, frozen=True):
    """What a model of entailment says of a pair of sentences: how likely each follows from the
    other, and how likely one contradicts the other (0 to 1).
    """

    model: str
    entailed: float
    contradicted: float


class SegmentPair(Struct, frozen=True):
    """Sentences of the original and sentences of the back-translation that say the same; a side may
    be empty.

    `translation` holds the sentences of the translation itself that stand behind the
    back-translation, or its whole blocks where that cannot be told. `entailment` is there where a
    model was asked.
    """

    original: tuple[Segment, ...]
    back_translation: tuple[Segment, ...]
    translation: tuple[Segment, ...]
    similarity: float
    entailment: Entailment | None = None


class Bead(Struct, frozen=True):
    """Blocks of the original and blocks of the translation that belong together; a side may be
    empty.

    1-0 is an omission, 0-1 an addition (Gale & Church 1993). `confidence` is how sure the aligner
    is of this bead.
    """

    original: tuple[int, ...]
    translation: tuple[int, ...]
    similarity: float
    confidence: float
    moved: bool = False
    pairs: tuple[SegmentPair, ...] = ()


class Conventions(Struct, frozen=True):
    """What a project has agreed on, where checks cannot know it.

    `front_matter` says what becomes of a key (or of a pattern of keys, `og_*`) in translations:
    one of `same`, `translated`, `present`, `free`. `moved_links` says where addresses that begin
    in one way lead in translations, or lead now. `glossary` holds the terms for the translation's
    language, if the project has any.
    """

    front_matter: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    moved_links: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    glossary: Glossary | None = None


class Alignment(Struct, frozen=True, eq=False):
    """Two documents side by side: beads cover every block of both exactly once.

    Alignments are told apart by identity, so that what several checks read of one can be remembered
    for it.
    """

    original: Document
    translation: Document
    back_translation: BackTranslation | None
    beads: tuple[Bead, ...]
    conventions: Conventions = Conventions()

    @property
    def reliable_beads(self) -> tuple[Bead, ...]:
        """The beads whose English can be relied on: only there do its words prove anything."""
        if self.back_translation is None:
            return ()
        doubts = self.back_translation.unreliable
        if not any(doubts):
            return self.beads
        return tuple(bead for bead in self.beads if not any(doubts[j] for j in bead.translation))
