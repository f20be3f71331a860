"""Reads Website Meta Language, as on Debian's site: HTML with macros."""

from __future__ import annotations

import re
from types import MappingProxyType

from msgspec.structs import replace

from fidelity.load.html import load_html
from fidelity.model import Document

_COMMENT = re.compile(r"^#.*$", re.MULTILINE)
_TITLE_IN_MACRO = re.compile(r'#use wml::.*?\btitle="([^"]*)"')
_TITLE_IN_TAG = re.compile(r"<define-tag\s+pagetitle\s*>([^<]*)</define-tag>")
_TRANSLATION_CHECK = re.compile(
    r'^#use wml::debian::translation-check[^\n]*?\btranslation="([^"]+)"', re.MULTILINE
)
_OTHER_TAG = re.compile(r"</?define-tag\b[^>]*>")
_CONTINUED = re.compile(r"\\\n[ \t]*([^\s\\]*)")

_ADDRESS = re.compile(r"<(url|email)\s+\"?([^\s\"<>]+)\"?\s*/?>")
_CORRECTION = re.compile(r"<correction\s+([^\s\"<>]+)\s+\"([^\"]*)\"\s*/?>")


def load_wml(text: str, path: str) -> Document:
    """Read the HTML, the title that a macro sets, the commit that another one names, and what
    macros of Debian's site show: addresses (`<url X>`, `<email X>`) and rows of a table
    (`<correction PACKAGE "REASON">`).
    """
    made_from = _TRANSLATION_CHECK.search(text)
    text = _CONTINUED.sub(r"\1\n", text)
    text = _TITLE_IN_TAG.sub(r"<title>\1</title>", text)
    text = _ADDRESS.sub(_link, text)
    text = _CORRECTION.sub(r"<tr><td>\1</td><td>\2</td></tr>", text)
    page = load_html(_OTHER_TAG.sub("", _COMMENT.sub(_title, text)), path)
    if not made_from:
        return page
    metadata = {**page.metadata, "translation-check": made_from[1]}
    return replace(page, metadata=MappingProxyType(metadata))


def _link(macro: re.Match[str]) -> str:
    scheme = "mailto:" if macro[1] == "email" else ""
    return f'<a href="{scheme}{macro[2]}">{macro[2]}</a>'


def _title(comment: re.Match[str]) -> str:
    title = _TITLE_IN_MACRO.match(comment.group())
    return f"<title>{title[1]}</title>" if title else ""
