"""Which encoding the bytes of a file are in: what a byte order mark announces, what the file
declares in the way of its format, UTF-8 otherwise.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

_BYTE_ORDER_MARKS = {  # the longer first: UTF-32 begins like UTF-16
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"\xef\xbb\xbf": "utf-8-sig",
}
_WIDE: dict[
    tuple[int, ...], str
] = {  # where the first bytes of a text without a mark are not zero: it begins in ASCII
    (0, 0, 0, 1): "utf-32-be",
    (1, 0, 0, 0): "utf-32-le",
    (0, 1, 0, 1): "utf-16-be",
    (1, 0, 1, 0): "utf-16-le",
}
_HEAD = 4096
_DECLARED = (
    re.compile(rb"""\s*<\?xml\s[^>]*?\bencoding=["']([\w.:-]+)["']""").match,
    re.compile(rb"""<meta\s[^>]*?\bcharset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE).search,
    re.compile(
        rb"""^"Content-Type:[^"\n]*\bcharset=([\w.:-]+)""", re.IGNORECASE | re.MULTILINE
    ).search,
    re.compile(rb"""(?:.*\n)?.*?-\*-.*?\bcoding[:=]\s*([\w.:-]+)""").match,
)
_SIGNS = (b"coding", b"charset")
"""One of these is in every declaration, and in few texts."""
_IN_ASCII = ("iso2022", "hz", "utf-7")
"""These are written in ASCII, and would pass for it."""
_SMALLER = ("ascii", "iso8859-1")
"""What is declared as one of these is Windows-1252 on the web, which holds them."""


def encodings(content: bytes, suffix: str) -> list[str]:
    """The encodings to try, in order; the suffix tells a format that has one of its own.

    What is valid UTF-8 beyond ASCII is UTF-8, whatever is declared: a text in another encoding
    hardly ever is, and declarations are often left behind.
    """
    if mark := next((mark for mark in _BYTE_ORDER_MARKS if content.startswith(mark)), None):
        return [_BYTE_ORDER_MARKS[mark]]
    if wide := _wide(content[:4]):
        return [wide]
    declared = [_known(name) for name in _declared(content[:_HEAD])]
    if suffix == ".properties":
        declared.append("iso8859-1")
    named = [name for name in declared if name and name != "utf-8"]
    last = [other for name in named for other in (["cp1252", name] if name in _SMALLER else [name])]
    return [*last, "utf-8"] if named and named[0].startswith(_IN_ASCII) else ["utf-8", *last]


def _wide(first: bytes) -> str | None:
    letters = all(byte == 0 or 9 <= byte < 127 for byte in first)
    return _WIDE.get(tuple(int(byte > 0) for byte in first)) if letters else None


def _declared(head: bytes) -> Iterator[str]:
    words = head.lower()
    if not any(word in words for word in _SIGNS):
        return
    for find in _DECLARED:
        if match := find(head):
            yield match[1].decode("ascii", "replace")


def _known(name: str) -> str | None:
    """Python's name of an encoding of text; None for what is none (`CHARSET` in a template)."""
    try:
        found = codecs.lookup(name).name
        "".encode(found)
    except (LookupError, ValueError):
        return None
    return found
