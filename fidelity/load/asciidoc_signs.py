"""The signs by which lines of AsciiDoc begin blocks and items, or tell something of them."""

from __future__ import annotations

import re

from msgspec import Struct

DELIMITER = re.compile(r"(?:--|([-.=*_+/])\1{3,}|([|,:!])={3,}|`{3,}[\w+-]*)$")
HEADING = re.compile(r"(={1,6}|#{1,6})[ \t]+(?P<text>\S.*?)(?:[ \t]+\1)?$")
UNDERLINE = re.compile(r"([=\-~^+])\1{2,}$")
BLOCK_ATTRIBUTES = re.compile(
    r"\[(?P<inside>(?:[\w.#%\"'{,][^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)?)\]$"
)
BLOCK_ANCHOR = re.compile(r"\[\[(?P<id>[\w:.-]+)(?:,.*)?\]\]$")
BLOCK_TITLE = re.compile(r"\.(?P<text>[^\s.].*)$")
ATTRIBUTE = re.compile(r":(?P<name>!?\w[\w-]*!?):(?:[ \t]+(?P<value>.*))?$")
BREAK = re.compile(r"(?:'{3,}|<{3,}|- ?- ?-|\* ?\* ?\*)$")
ADMONITION = re.compile(r"(?P<kind>NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
MACRO = re.compile(r"(?P<name>[\w-]+)::(?P<target>\S*?)\[(?P<inside>.*)\]$")
_MARKERS = (
    ("ul", re.compile(r"[ \t]*(?P<key>-|\*{1,5}|•)[ \t]+(?P<text>\S.*)$")),
    ("ol", re.compile(r"[ \t]*(?P<key>\.{1,5})[ \t]+(?P<text>\S.*)$")),
    ("ol", re.compile(r"[ \t]*(?:\d{1,9}(?P<key>\.))[ \t]+(?P<text>\S.*)$")),
    ("ol", re.compile(r"[ \t]*(?:[a-zA-Z](?P<key>\.))[ \t]+(?P<text>\S.*)$")),
    ("ol", re.compile(r"[ \t]*(?:[ivxIVX]{1,8}(?P<key>\)))[ \t]+(?P<text>\S.*)$")),
    ("ol", re.compile(r"(?P<key><)(?:\d{1,3}|\.)>[ \t]+(?P<text>\S.*)$")),
    ("dl", re.compile(r"[ \t]*(?P<term>[^\s/].*?)(?P<key>:{2,4}|;;)(?:[ \t]+(?P<text>\S.*))?$")),
)  # fmt: skip


class Marker(Struct, frozen=True):
    """What begins an item: the element of its list, what tells it from other lists, its text."""

    tag: str
    key: str
    text: str
    term: str = ""


def marker(text: str) -> Marker | None:
    """The marker of an item that a line begins with."""
    for number, (tag, pattern) in enumerate(_MARKERS):
        if match := pattern.match(text):
            found = match.groupdict()
            key = f"{number}{found['key']}"
            return Marker(tag, key, found["text"] or "", found.get("term") or "")
    return None


def is_told_above(text: str) -> bool:
    """Whether a line only tells something of the block below it."""
    return bool(BLOCK_ATTRIBUTES.match(text) or BLOCK_ANCHOR.match(text) or BLOCK_TITLE.match(text))


def ends_text(text: str, *, in_list: bool) -> bool:
    """Whether a line is no part of the text above it, though no blank line is between them."""
    if BLOCK_ATTRIBUTES.match(text) or DELIMITER.match(text):
        return True
    return in_list and (text == "+" or marker(text) is not None)
