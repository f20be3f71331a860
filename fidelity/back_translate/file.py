"""A back-translation that came as a document, matched block by block to the translation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from math import log

from msgspec import Struct

from fidelity.back_translate.engine import (
    ANY_LANGUAGE,
    Availability,
    Engine,
    Job,
    fingerprint,
    prose_of,
)
from fidelity.errors import EngineError
from fidelity.model import Block, BlockKind, Document, EngineInfo

_FRONT = (BlockKind.TITLE, BlockKind.DESCRIPTION)
_DIGITS = re.compile(r"\d+")
_HINT = "give the back-translation one block for each block of the translation, in the same order"


class FromFile(Struct, frozen=True):
    """Hands out the English that was read from a document, block by block."""

    info: EngineInfo
    english: tuple[str, ...]

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The English of every block; the texts must be all prose of the translation."""
        if len(texts) != len(self.english):
            what = f"{len(texts)} texts asked for, {len(self.english)} blocks matched"
            raise EngineError(self.info.model, what, "ask for every block of prose at once")
        return list(self.english)


def open_engine(job: Job) -> Engine:
    """The given back-translation; EngineError where its blocks do not fit the translation's."""
    given = job.back_translation
    if given is None:
        raise EngineError(
            job.translation.path,
            "the engine file needs a back-translation",
            "--back-translation FILE",
        )
    english = _fitted(job.prose, given)
    if english is None:
        raise EngineError(given.path, _misfit(job, prose_of(given)), _HINT)
    info = EngineInfo("file", given.path, f"file/{fingerprint(*english)}")
    return FromFile(info, english)


def availability(lang: str | None) -> Availability:
    """Always usable, for any language."""
    del lang
    hint = "reads --back-translation FILE"
    return Availability("file", usable=True, languages=ANY_LANGUAGE, hint=hint)


def _fitted(prose: tuple[Block, ...], given: Document) -> tuple[str, ...] | None:
    """The English of each block, if the blocks fit with their front matter or without it."""
    english = prose_of(given)
    if len(english) == len(prose):
        return tuple(block.text for block in english)
    body = _body(english)
    if len(body) != len(_body(prose)):
        return None
    front = {block.kind: block.text for block in english if block.kind in _FRONT}
    texts = iter(body)
    return tuple(
        front.get(block.kind, "") if block.kind in _FRONT else next(texts).text for block in prose
    )


def _body(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block.kind not in _FRONT)


def _misfit(job: Job, english: tuple[Block, ...]) -> str:
    body, given = _body(job.prose), _body(english)
    counts = (
        f"has {len(english)} blocks of prose, but {job.translation.path} has {len(job.prose)} "
        f"({len(body)} without title and description)"
    )
    if not given or not body:
        return counts
    here, there = _drift(body, given)
    return f"{counts}; they seem to drift apart at {_spot(here)} against {_spot(there)}"


def _spot(block: Block) -> str:
    return f"line {block.line} ({block.text[:40]!r})"


def _drift(left: tuple[Block, ...], right: tuple[Block, ...]) -> tuple[Block, Block]:
    """The pair after which the blocks fit best if the longer side skips its surplus there."""
    shift = len(right) - len(left)
    count = min(len(left), len(right))
    left_late, right_late = left[max(0, -shift) :], right[max(0, shift) :]
    before = [0.0, *accumulate(map(_unlike, left[:count], right[:count]))]
    after = [0.0, *accumulate(map(_unlike, left_late, right_late))]
    cut = min(range(count + 1), key=lambda at: before[at] + after[count] - after[at])
    return left[min(cut, len(left) - 1)], right[min(cut, len(right) - 1)]


def _unlike(left: Block, right: Block) -> float:
    length = abs(log((len(left.text) + 10) / (len(right.text) + 10)))
    numbers = set(_DIGITS.findall(left.text)) != set(_DIGITS.findall(right.text))
    kind = (left.kind is BlockKind.HEADING) != (right.kind is BlockKind.HEADING)
    return length + numbers + kind
