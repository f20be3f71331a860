"""Takes out of a text what no reader sees, so that texts that look the same are the same."""

from __future__ import annotations

import re

# A joiner shapes the letters around it in Arabic and Indic scripts, and it holds emoji together;
# anywhere else it is only in the way.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    "(?<![\u0600-\u1cff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff][\u200c\u200d])"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_UNCLEAN = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_SEPARATOR = re.compile("[\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Make line ends alike; drop a byte order mark, control characters and lone surrogates."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not _UNCLEAN.search(text):
        return text
    return _LONE_SURROGATE.sub("\ufffd", _CONTROL.sub("", text))


def with_plain_lines(text: str) -> str:
    """Make a space of what only some take for the end of a line, so that all count alike."""
    return _SEPARATOR.sub(" ", text)


def visible(text: str) -> str:
    """Drop soft hyphens, zero-width characters and marks of direction."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def collapse(text: str) -> str:
    """Make a single space of each run of white space, as a browser does."""
    return " ".join(visible(text).split())
