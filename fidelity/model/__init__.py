"""The values that travel from stage to stage: frozen, and the same for every stage.

Texts are Unicode strings; every offset is a character offset into the text of one block; lines
count from 1.
"""

from __future__ import annotations

from fidelity.model.alignment import (
    Alignment,
    BackTranslation,
    Bead,
    Conventions,
    EngineInfo,
    Entailment,
    Rendering,
    Segment,
    SegmentPair,
)
from fidelity.model.document import (
    Block,
    BlockKind,
    Box,
    Cell,
    Cue,
    Document,
    Embed,
    EmbedKind,
    Entry,
    Link,
    ListItem,
    Mark,
    MarkKind,
    Unit,
)
from fidelity.model.finding import (
    DOUBTFUL,
    Acceptance,
    Category,
    Evidence,
    Finding,
    Hit,
    Layer,
    Place,
    Report,
    Scores,
    SecondOpinion,
    Severity,
    Verdict,
)
from fidelity.model.glossary import Glossary, Term, TermRule

__all__ = [
    "DOUBTFUL",
    "Acceptance",
    "Alignment",
    "BackTranslation",
    "Bead",
    "Block",
    "BlockKind",
    "Box",
    "Category",
    "Cell",
    "Conventions",
    "Cue",
    "Document",
    "Embed",
    "EmbedKind",
    "EngineInfo",
    "Entailment",
    "Entry",
    "Evidence",
    "Finding",
    "Glossary",
    "Hit",
    "Layer",
    "Link",
    "ListItem",
    "Mark",
    "MarkKind",
    "Place",
    "Rendering",
    "Report",
    "Scores",
    "SecondOpinion",
    "Segment",
    "SegmentPair",
    "Severity",
    "Term",
    "TermRule",
    "Unit",
    "Verdict",
]
