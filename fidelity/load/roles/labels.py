"""Tells the kicker above a text: `Opinion`, `Guest Essay`, the name of a section."""

from __future__ import annotations

import re

from fidelity.load.roles.cues import Cues, compiled
from fidelity.load.roles.length import is_longer
from fidelity.model import Block, BlockKind

_MOST_WORDS = 4
_WORDS_ONLY = re.compile(r"[^\W\d_](?:[^\W\d_]|[ &/'’-])*")


def is_label(block: Block, cues: Cues, *, titled: bool) -> bool:
    """Whether a block is a label by its wording, or in a document with a title by its form."""
    if is_longer(block.text, _MOST_WORDS) or not _WORDS_ONLY.fullmatch(block.text):
        return False
    has_form = titled and block.kind is BlockKind.PARAGRAPH
    return has_form or any(pattern.fullmatch(block.text) for pattern in compiled(cues.label))
