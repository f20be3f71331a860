"""A shortcode, a tag of a template or a component is missing, or has other parameters.

It puts something onto the page that readers of the translation do not get.

    original:     {{% alert title="Tip" color="info" %}}
    translation:  {{% alert title="Rat" %}}
    finding:      alert lacks color="info"

What includes another text is an omission, and major; so is what was opened and is never closed.
Titles, labels and captions may be translated, addresses are compared by the rules of changed-link.
What a template computes (`set`, `if`) is not compared.
Blind spot: directives that a site defines under another name for each language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fidelity.checks.embed_pairs import PlacedEmbed, embeds, in_pairs
from fidelity.lazy_pattern import lazy_pattern
from fidelity.model import Alignment, Category, Embed, EmbedKind, Hit, Layer, Place, Severity
from fidelity.reading.directives import is_spoken, parameters
from fidelity.reading.hrefs import Sameness, page, sameness

LAYER = Layer.STRUCTURAL
CATEGORY = Category.MARKUP
SEVERITY = Severity.MINOR

_INCLUDES = lazy_pattern(
    r"\W*(?:include\w*|import|readfile|embed|partial|render|transclude|snippet|literalinclude)\b",
    re.IGNORECASE,
)


_CONTROLS = re.compile(
    r"/?(?:set|assign|capture|if|elif|elsif|else|unless|for|endfor|endif|with|block|macro|case|when)\b"
)


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each directive that is missing, was added, or has other parameters."""
    ours = embeds(alignment.original, EmbedKind.DIRECTIVE)
    theirs = embeds(alignment.translation, EmbedKind.DIRECTIVE)
    for one, other in in_pairs(ours, theirs, _key):
        if one and other:
            yield from _changed(one, other)
        elif one:
            yield _missing(one)
        elif other:
            yield Hit(
                message=f"{_told(other)} was added",
                confidence=0.8,
                translation=other.place,
                suggestion="take it out, or accept it with a reason",
            )


def _key(embed: Embed) -> str:
    """What it does, and what it includes, in whatever folder of a language."""
    if not _INCLUDES.match(embed.target):
        return embed.target
    pages = (page(f"/{value}") for value in parameters(embed.text).values())
    return f"{embed.target} {' '.join(pages)}"


def _told(placed: PlacedEmbed) -> str:
    return " ".join(placed.embed.text.split())


def _missing(one: PlacedEmbed) -> Hit:
    includes = bool(_INCLUDES.match(one.embed.target))
    weighty = includes or one.embed.target.startswith("/")
    return Hit(
        message=f"{_told(one)} is missing",
        confidence=0.9,
        original=one.place,
        suggestion="set it where it belongs",
        severity=Severity.MAJOR if weighty else None,
        category=Category.OMISSION if includes else None,
    )


def _changed(one: PlacedEmbed, other: PlacedEmbed) -> Iterator[Hit]:
    if _CONTROLS.match(one.embed.target):
        return
    ours, theirs = parameters(one.embed.text), parameters(other.embed.text)
    name = one.embed.target
    for key, value in ours.items():
        told = f'{key}="{value}"' if not key.isdigit() else f'"{value}"'
        if key not in theirs:
            yield _hit(f"{name} lacks {told}", one.place, other.place)
        elif not _is_same(key, value, theirs[key]):
            yield _hit(f'{name} has "{theirs[key]}" for {told}', one.place, other.place)


def _is_same(key: str, ours: str, theirs: str) -> bool:
    if ours == theirs or is_spoken(key, ours):
        return True
    return " ".join(ours.split()) == " ".join(theirs.split()) or (
        sameness(ours, theirs) is not Sameness.OTHER
    )


def _hit(message: str, original: Place, translation: Place) -> Hit:
    return Hit(
        message=message,
        confidence=0.85,
        original=original,
        translation=translation,
        suggestion="set the parameter as in the original, or accept the difference with a reason",
    )
