"""Reads subtitles: SubRip (SRT) and WebVTT.

The libraries for them forget on which line a cue stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import groupby

from msgspec import Struct

from fidelity.errors import LoadError
from fidelity.load.characters import collapse
from fidelity.load.declared_language import declared_language, language_in_path
from fidelity.load.links import with_bare_links
from fidelity.model import Block, BlockKind, Cue, Document

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?"
_TIMING = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?=\s|$)")
_MARKUP = re.compile(
    r"</?(?:b|i|u|s|c|v|lang|ruby|rt|font)(?:[.\s][^<>]*)?>|<\d[\d:.]*>|\{\\[^{}]*\}|\{[a-zA-Z]:[^{}]*\}",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"language:\s*([\w-]+)", re.IGNORECASE)

_Line = tuple[int, str]


class _Found(Struct):
    """A cue: its times, and the lines of its text."""

    cue: Cue
    lines: list[_Line]


def load_srt(text: str, path: str) -> Document:
    """Read SubRip; a text may go on behind a blank line."""
    found: list[_Found] = []
    for group in _groups(text):
        cue = _cue(group)
        if cue:
            found.append(cue)
        elif found and not all(line.strip().isdigit() for _, line in group):
            found[-1].lines += group
    return _document(path, found, language_in_path(path))


def load_vtt(text: str, path: str) -> Document:
    """Read WebVTT, without its notes, styles and regions."""
    groups = list(_groups(text))
    said = (_LANGUAGE.match(line.strip()) for _, line in (groups[0] if groups else []))
    lang = next((match[1] for match in said if match), None)
    found = [cue for group in groups if (cue := _cue(group))]
    return _document(path, found, declared_language(lang) or language_in_path(path))


def _groups(text: str) -> Iterator[list[_Line]]:
    """The lines between blank ones, with their numbers."""
    numbered = enumerate(text.split("\n"), start=1)
    for is_text, lines in groupby(numbered, key=lambda pair: bool(pair[1].strip())):
        if is_text:
            yield list(lines)


def _cue(group: Sequence[_Line]) -> _Found | None:
    """The cue of some lines: what stands before its times is its number or name."""
    for k, (_, line) in enumerate(group):
        if times := _TIMING.match(line):
            return _Found(Cue(_milliseconds(times, 1), _milliseconds(times, 5)), [*group[k + 1 :]])
    return None


def _milliseconds(times: re.Match[str], first: int) -> int:
    hours, minutes, seconds, fraction = (times[first + k] or "0" for k in range(4))
    whole = (int(hours) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int(fraction.ljust(3, "0"))


def _document(path: str, found: Sequence[_Found], lang: str | None) -> Document:
    if not found:
        raise LoadError(path or "text", "holds no subtitles", "name a file with times (-->) in it")
    return Document(path, tuple(_blocks(found)), lang=lang)


def _blocks(found: Sequence[_Found]) -> Iterator[Block]:
    for each in found:
        shown = [(line, _MARKUP.sub("", text)) for line, text in each.lines]
        text = collapse(unescape(" ".join(text for _, text in shown)))
        if text:
            first = next(line for line, text in shown if text.strip())
            yield with_bare_links(Block(BlockKind.CUE, text, first, cue=each.cue))
