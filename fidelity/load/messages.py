"""Makes blocks of messages: texts of programs and catalogues, in whatever markup they are written.

The text stays as it is in the file, so that whoever translates it finds it there; marks and links
say what in it is no language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from fidelity.load.characters import collapse
from fidelity.load.links import with_bare_links
from fidelity.model import Block, BlockKind, Link, Mark, MarkKind, Unit
from fidelity.reading.placeholders import PlaceholderKind, placeholders

_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n\s*")
_ENTITY = re.compile(
    r"&(?!(?:lt|gt|amp);)(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE
)
_LINKS = {  # by a sign that each of them has: reStructuredText, Markdown, HTML
    "`": re.compile(r"`(?P<text>[^`<>]*[^`<>\s])\s+<(?P<href>[^`<>\s]+)>`__?"),
    "](": re.compile(
        r"(?<!!)\[(?P<text>[^\[\]]+)\]\((?P<href>[^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)"
    ),
    "</": re.compile(
        r"""<a\s[^<>]*?\bhref=(?P<quote>["']?)(?P<href>[^"'<>\s]+)(?P=quote)[^<>]*>(?P<text>.*?)</a>""",
        re.IGNORECASE,
    ),
}
_CODE = re.compile(r"(?<![`\w:])`(?P<code>[^`'<>\s][^`'<>]*)`(?![`\w_])")


def messages(
    text: str, line: int, unit: Unit, kind: BlockKind = BlockKind.MESSAGE
) -> Iterator[Block]:
    """The blocks of a message, one for each paragraph; nothing where it has no text."""
    for paragraph in _PARAGRAPHS.split(text):
        words = collapse(_ENTITY.sub(lambda entity: unescape(entity.group()), paragraph))
        if words:
            yield _block(words, line, unit, kind)


def _block(text: str, line: int, unit: Unit, kind: BlockKind) -> Block:
    found = list(_linked(text))
    links = [Link(unescape(match["href"]), *match.span("text"), line) for match in found]
    marks = [*_markup(found), *_no_language(text)]
    links.sort(key=lambda link: (link.start, link.end))
    marks.sort(key=lambda mark: (mark.start, mark.end))
    return with_bare_links(Block(kind, text, line, tuple(links), tuple(marks), unit=unit))


def _linked(text: str) -> Iterator[re.Match[str]]:
    for sign, pattern in _LINKS.items():
        if sign in text:
            yield from pattern.finditer(text)


def _markup(links: list[re.Match[str]]) -> Iterator[Mark]:
    """What stands around the words of links; a tag is found by itself."""
    for match in links:
        if not match.group().startswith("<"):
            start, end = match.span("text")
            yield Mark(MarkKind.PLACEHOLDER, match.start(), start)
            yield Mark(MarkKind.PLACEHOLDER, end, match.end())


def _no_language(text: str) -> Iterator[Mark]:
    """Placeholders, and code between backticks."""
    found = placeholders(text)
    for each in found:
        literal = each.kind is PlaceholderKind.LITERAL
        for stretch in each.stretches:
            yield Mark(MarkKind.CODE if literal else MarkKind.PLACEHOLDER, *stretch)
    for code in _CODE.finditer(text) if "`" in text else ():
        if not any(each.start < code.end() and code.start() < each.end for each in found):
            yield Mark(MarkKind.CODE, *code.span("code"))
