"""What a model of entailment says of each pair of sentences: a second reader, where a user has one.

Does the original say all that the back-translation says, and the other way round? A cross-encoder
that was trained on that question (natural language inference) answers it. Checks read the answer:
`contradicted-sentence` is a detector of its own, and shifts between sentences that each follow from
the other lose confidence. The idea of asking in both directions: Zha et al. 2023, AlignScore;
Honovich et al. 2022, TRUE.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from fidelity.model import Alignment, Entailment, Segment, SegmentPair

__all__ = ["judged", "model_name"]


def judged(alignment: Alignment, folder: Path) -> Alignment:
    """The alignment, each pair of sentences with what the model in a folder says of it.

    Raises EngineError where the folder holds no such model, or what runs it is not installed.
    """
    from fidelity.entail.model import open_model

    model = open_model(folder)
    asked = [pair for bead in alignment.reliable_beads for pair in bead.pairs if _is_whole(pair)]
    forth = [(_text(pair.original), _text(pair.back_translation)) for pair in asked]
    back = [(theirs, ours) for ours, theirs in forth]
    answers = model.read([*forth, *back])
    said: Iterator[Entailment] = (
        Entailment(
            model=model.name,
            entailed=min(one.entailed, other.entailed),
            contradicted=max(one.contradicted, other.contradicted),
        )
        for one, other in zip(answers[: len(asked)], answers[len(asked) :], strict=True)
    )
    by_pair = dict(zip(map(id, asked), said, strict=True))

    def told(pair: SegmentPair) -> SegmentPair:
        answer = by_pair.get(id(pair))
        return replace(pair, entailment=answer) if answer else pair

    beads = (replace(bead, pairs=tuple(map(told, bead.pairs))) for bead in alignment.beads)
    return replace(alignment, beads=tuple(beads))


def model_name(alignment: Alignment) -> str:
    """The model that was asked of an alignment, or nothing."""
    pairs = (pair for bead in alignment.beads for pair in bead.pairs)
    return next((pair.entailment.model for pair in pairs if pair.entailment), "")


def _is_whole(pair: SegmentPair) -> bool:
    return bool(pair.original and pair.back_translation) and _text(pair.original) != _text(
        pair.back_translation
    )


def _text(segments: Sequence[Segment]) -> str:
    return " ".join(segment.text for segment in segments)
