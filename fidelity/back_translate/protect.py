"""Keeps what is no language out of an engine's sight, and puts it back after.

Each such stretch goes to the engine as a token, XQ0X, XQ1X ..., which engines take for a name. A
text whose tokens do not all come back is translated again without protection.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fidelity.back_translate.engine import Engine
from fidelity.back_translate.untranslatable import untranslatable
from fidelity.errors import EngineError
from fidelity.model import Block

_TOKEN = re.compile(r"( ?)XQ ?(\d+) ?X( ?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kept:
    """A stretch that a token stands for; a tag may be glued to the word before or after it."""

    text: str
    glued_before: bool
    glued_after: bool

    @property
    def spaces(self) -> tuple[str, str]:
        """The spaces that part its token from words, so that the words are translated."""
        return " " * self.glued_before, " " * self.glued_after


@dataclass(frozen=True, slots=True)
class Shielded:
    """A text with tokens in it, and what each of them stands for."""

    text: str
    kept: tuple[Kept, ...]


def shield(block: Block) -> Shielded:
    """The text of a block with a token for each stretch that no engine should see."""
    text, end = block.text, 0
    pieces: list[str] = []
    kept: list[Kept] = []
    for start, stop in untranslatable(block):
        stretch = _kept(text, start, stop)
        before, after = stretch.spaces
        pieces += [text[end:start], f"{before}XQ{len(kept)}X{after}"]
        kept.append(stretch)
        end = stop
    return Shielded("".join([*pieces, text[end:]]), tuple(kept))


def restore(english: str, kept: Sequence[Kept]) -> str | None:
    """The English with what each token stands for in its place; None if one is lost or doubled."""
    found = sorted(int(number) for _, number, _ in _TOKEN.findall(english))
    if found != list(range(len(kept))):
        return None
    return _TOKEN.sub(lambda token: _put_back(token, kept[int(token[2])]), english)


def has_words(shielded: Shielded) -> bool:
    """Whether anything is left to translate; digits, marks and protected stretches are not."""
    return any(char.isalpha() for char in _TOKEN.sub(" ", shielded.text))


def translate_blocks(engine: Engine, blocks: Sequence[Block]) -> list[str]:
    """The English of each block, protected on its way through the engine."""
    english = [block.text for block in blocks]
    shielded = {i: part for i, part in enumerate(map(shield, blocks)) if has_words(part)}
    lost = []
    outputs = checked(engine, [part.text for part in shielded.values()])
    for (i, part), output in zip(shielded.items(), outputs, strict=True):
        restored = restore(output, part.kept)
        if restored is None:
            lost.append(i)
        else:
            english[i] = restored
    for i, output in zip(lost, checked(engine, [blocks[i].text for i in lost]), strict=True):
        english[i] = output
    return english


def checked(engine: Engine, texts: Sequence[str]) -> list[str]:
    """What the engine makes of the texts; EngineError if it loses or adds one."""
    outputs = engine.translate(texts) if texts else []
    if len(outputs) != len(texts):
        what = f"gave {len(outputs)} texts back for {len(texts)}"
        raise EngineError(f"engine {engine.info.name}", what, "another engine; this one has a bug")
    return outputs


def _kept(text: str, start: int, end: int) -> Kept:
    tag = text[start] == "<"
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return Kept(text[start:end], tag and before.isalnum(), tag and after.isalnum())


def _put_back(token: re.Match[str], kept: Kept) -> str:
    before = "" if kept.glued_before else token[1]
    after = "" if kept.glued_after else token[3]
    return f"{before}{kept.text}{after}"
