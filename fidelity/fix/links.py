"""Sets a dropped link again, where there is no doubt which words it belongs on."""

from __future__ import annotations

import re
from html import escape
from itertools import pairwise

from fidelity.fix.source import HTML, MARKDOWN, Change, Source
from fidelity.model import BlockKind, Finding, Link, Report
from fidelity.reading.foreign_names import foreign_words
from fidelity.reading.sounds import sound_alike

_SURE = 0.8
_MARKUP = re.compile(r"[\[\]`*_<>|\\\n]")
_IN_LINK = re.compile(
    r"!?\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])|<a\b.*?</a\s*>|<[^<>]*>|`[^`]*`"
    r"|https?://\S+",
    re.DOTALL | re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_LONG = 4
"""Letters of a name that is known again in another spelling."""

_PUNCTUATION = " .,:;!?…"
_HEAD = (BlockKind.TITLE, BlockKind.DESCRIPTION)


def dropped_link(
    report: Report, finding: Finding, source: Source, original: Source
) -> Change | None:
    """The link on its words: the same ones as in the original, the same name in another spelling,
    those of an English translation, or all of a block that was all link.
    """
    place, there = finding.original, finding.translation
    if place is None or there is None or finding.confidence < _SURE:
        return None
    if report.alignment.translation.blocks[there.block].kind in _HEAD:
        return None
    link = _link(finding, original)
    words = _words(report, finding, link) if link else ""
    if link is None or not words or _MARKUP.search(words):
        return None
    at = source.only(words, there.block)
    if at is None or not _is_free(source, at, at + len(words), there.block):
        return None
    text = _written(words, link.href, source.suffix)
    return Change(at, at + len(words), text) if text else None


def _link(finding: Finding, original: Source) -> Link | None:
    place = finding.original
    if place is None:
        return None
    block = original.document.blocks[place.block]
    return next(
        (link for link in block.links if (link.start, link.end) == (place.start, place.end)), None
    )


def _words(report: Report, finding: Finding, link: Link) -> str:
    """The words of the translation that are sure to render those of the link."""
    place, there = finding.original, finding.translation
    if place is None or there is None:
        return ""
    alignment = report.alignment
    english = alignment.back_translation
    if english and english.engine.name == "none":
        return there.quote if there.quote == _back(finding) else ""
    ours, theirs = alignment.original.blocks[place.block], alignment.translation.blocks[there.block]
    is_pair = any(
        bead.original == (place.block,) and bead.translation == (there.block,)
        for bead in alignment.beads
    )
    if is_pair and ours.anchor(link).strip(_PUNCTUATION) == ours.text.strip(_PUNCTUATION):
        return theirs.text.strip(_PUNCTUATION)
    # A name, a command: what stands there as it does in the original, but for the article.
    for words in (place.quote, _ARTICLE.sub("", place.quote)):
        if words.strip() and _is_whole(words, there.quote):
            return words
    return _name_in(there.quote, _ARTICLE.sub("", place.quote))


def _name_in(text: str, name: str) -> str:
    """A name as a text of another script or spelling has it: every word of it once, side by side;
    nothing where that is not so.
    """
    parts = name.split()
    if not all(part.isalpha() and part[0].isupper() and len(part) >= _LONG for part in parts):
        return ""
    capitalised = [word for word in foreign_words(text) if word.text[0].isupper()]
    found = [[word for word in capitalised if sound_alike(part, word.text)] for part in parts]
    if not found or any(len(words) != 1 for words in found):
        return ""
    run = [words[0] for words in found]
    if any(text[one.end : two.start] != " " for one, two in pairwise(run)):
        return ""
    return text[run[0].start : run[-1].end]


def _back(finding: Finding) -> str:
    return finding.back_translation.quote if finding.back_translation else ""


def _is_whole(words: str, text: str) -> bool:
    """Whether the words stand in the text, once, and as words of their own."""
    return len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", text)) == 1


def _is_free(source: Source, start: int, end: int, block: int) -> bool:
    """Whether the words stand in no link, tag or code, and are no part of others."""
    text = source.text
    if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
        return False
    first, last = source.region(block)
    return not any(
        taken.start() < end and start < taken.end()
        for taken in _IN_LINK.finditer(text, first, last)
    )


def _written(words: str, href: str, suffix: str) -> str:
    if suffix in MARKDOWN:
        address = f"<{href}>" if re.search(r"[\s()]", href) else href
        return "" if re.search(r"[<>\n]", href) else f"[{words}]({address})"
    if suffix in HTML:
        return f'<a href="{escape(href, quote=True)}">{words}</a>'
    return ""
