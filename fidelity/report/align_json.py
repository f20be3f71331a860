"""An alignment as JSON (`fidelity/alignment@1`): blocks, beads, and the sentences in them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from fidelity.model import Alignment, Bead, Segment
from fidelity.report.json import sources, texts

SCHEMA = "fidelity/alignment@1"


def render(alignment: Alignment, notes: Sequence[str]) -> str:
    """The alignment as indented JSON with a final newline."""
    values = {"schema": SCHEMA, **sources(alignment), "notes": list(notes), **texts(alignment)}
    for bead, of_bead in zip(alignment.beads, values["alignment"], strict=True):
        of_bead["sentences"] = _sentences(bead)
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _sentences(bead: Bead) -> list[dict[str, Any]]:
    return [
        {
            "original": _places(pair.original),
            "translation": _places(pair.translation),
            "back_translation": _places(pair.back_translation),
            "similarity": round(pair.similarity, 4),
        }
        for pair in bead.pairs
    ]


def _places(segments: Sequence[Segment]) -> list[dict[str, int]]:
    """Where sentences stand: characters of a block's text."""
    return [{"block": s.block, "start": s.start, "end": s.end} for s in segments]
