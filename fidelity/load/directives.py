"""Puts what was taken out of a text because no reader sees it into the blocks before which it
stood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from fidelity.model import Block, Embed, EmbedKind

_NAME = re.compile(r"[{<%\s-]*(?P<close>/?)\s*(?P<name>[\w:.@/-]*\w)")


class Directive(Struct, frozen=True):
    """A shortcode, a tag of a template, a component, as it was written."""

    text: str
    line: int

    @property
    def name(self) -> str:
        """What it does: its first word."""
        match = _NAME.match(self.text)
        return f"{match['close']}{match['name']}" if match else self.text


def written(name: str, *told: str) -> str:
    """A directive with its parameters, as shortcodes have them: a path is one word."""
    words = (f'"{word}"' if "/" in word and '"' not in word else word for word in told)
    return " ".join(filter(None, (name, *words)))


def with_directives(blocks: Sequence[Block], directives: Sequence[Directive]) -> tuple[Block, ...]:
    """The blocks with each directive in the first block that begins below it, or else at the end of
    the last.
    """
    left = sorted(directives, key=lambda directive: directive.line)
    if not left or not blocks:
        return tuple(blocks)
    done: list[Block] = []
    taken = 0
    for block in blocks:
        first = taken
        while taken < len(left) and left[taken].line < block.line:
            taken += 1
        done.append(_with(block, left[first:taken], 0) if taken > first else block)
    done[-1] = _with(done[-1], left[taken:], len(done[-1].text))
    return tuple(done)


def _with(block: Block, directives: Sequence[Directive], at: int) -> Block:
    more = (Embed(EmbedKind.DIRECTIVE, d.name, at, at, d.line, d.text) for d in directives)
    embeds = (*more, *block.embeds) if at == 0 else (*block.embeds, *more)
    return replace(block, embeds=embeds)
