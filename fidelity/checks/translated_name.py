"""The name of a site or project was translated, though its link leads to what is called so.

Readers look for it by that name.

    original:     [Salt Road Radio](https://saltroadradio.example/) began in 1999.
    translation:  [Radio Salzstraße](https://saltroadradio.example/) begann 1999.
    finding:      “Salt Road Radio” is the name of what the link leads to, and became “Radio Salz…”

The host of the address, or the name of the repository, holds the words of the original without
their blanks, each of which has a capital. Blind spot: names of one word, and those that the address
does not spell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from fidelity.checks.link_pairs import PlacedLink, link_pairs
from fidelity.language import ENGLISH
from fidelity.model import Alignment, Category, Hit, Layer, Severity
from fidelity.reading.words import fold, words

LAYER = Layer.LEXICAL
CATEGORY = Category.NAME_FORMAT
SEVERITY = Severity.MINOR

_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_CODE_HOSTS = ("github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "sr.ht")


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each name that a link's address spells, and the translation does not."""
    if (alignment.translation.lang or ENGLISH) == ENGLISH:
        return
    for found in link_pairs(alignment):
        for link, other, _ in found.paired:
            if _is_name(link) and _joined(link.anchor) not in _said(alignment, other):
                yield Hit(
                    message=f"“{link.anchor}” is the name of what the link leads to, and became "
                    f"“{other.anchor}”",
                    confidence=0.8 * found.bead.confidence,
                    original=link.place,
                    translation=other.place,
                    suggestion=f"write {link.anchor}, with a translation behind it where it helps",
                )


def _is_name(link: PlacedLink) -> bool:
    """Whether a link's words, several and with capitals, are what its address is called."""
    found = words(link.anchor)
    content = [word for word in found if word.is_content]
    if len(found) < 2 or not content or not all(word.is_capitalised for word in content):
        return False
    return _joined(link.anchor) in _called(link.link.href)


def _called(href: str) -> str:
    """The host of an address, or the owner and name of a repository, without points."""
    parts = urlsplit(href) if "://" in href and "[" not in href else None
    if parts is None:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    named = "/".join(parts.path.split("/")[1:3]) if host in _CODE_HOSTS else host
    return "|".join(_NO_LETTERS.sub("", part) for part in named.lower().split("/"))


def _joined(text: str) -> str:
    return _NO_LETTERS.sub("", fold(text))


def _said(alignment: Alignment, other: PlacedLink) -> str:
    """What the block of the translation says, in Latin letters without blanks."""
    return _joined(alignment.translation.blocks[other.block].text)
