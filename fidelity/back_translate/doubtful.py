"""The note that says where a back-translation cannot be relied on."""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.model import BackTranslation, Document

_NAMED = 3
"""Places that a note names."""

_REMEDIES = {
    "file": "give a better back-translation",
    "recorded": "record it again with a better engine",
}


def doubtful(translation: Document, made: BackTranslation) -> Iterator[str]:
    """A note on the blocks whose English cannot be relied on, if there are any."""
    blocks = translation.blocks
    doubts = [(b, why) for b, why in zip(blocks, made.unreliable, strict=False) if why]
    if not doubts:
        return
    prose = [block for block in blocks if block.kind.is_prose and block.text.strip()]
    places = "; ".join(f"line {block.line}: {why}" for block, why in doubts[:_NAMED])
    more = "; ..." if len(doubts) > _NAMED else ""
    paragraphs = "1 paragraph" if len(prose) == 1 else f"{len(prose)} paragraphs"
    where = f"the back-translation is unreliable in {len(doubts)} of {paragraphs} ({places}{more})"
    if 2 * sum(len(b.text) for b, _ in doubts) > sum(len(b.text) for b in prose):
        remedy = _REMEDIES.get(made.engine.name, "install a better engine (fidelity engines)")
        yield f"{where}, so that the meaning layer says next to nothing here: {remedy}"
    else:
        yield f"{where}: meaning was not compared there"
