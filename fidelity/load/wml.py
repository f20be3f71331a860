"""Reads Website Meta Language, as on Debian's site: HTML with macros."""

from __future__ import annotations

import re

from fidelity.load.html import load_html
from fidelity.model import Document

_COMMENT = re.compile(r"^#.*$", re.MULTILINE)
_TITLE_IN_MACRO = re.compile(r'#use wml::.*?\btitle="([^"]*)"')
_TITLE_IN_TAG = re.compile(r"<define-tag\s+pagetitle\s*>([^<]*)</define-tag>")
_OTHER_TAG = re.compile(r"</?define-tag\b[^>]*>")
_CONTINUED = re.compile(r"\\\n[ \t]*([^\s\\]*)")


def load_wml(text: str, path: str) -> Document:
    """Read the HTML, and the title that a macro sets."""
    text = _CONTINUED.sub(r"\1\n", text)
    text = _TITLE_IN_TAG.sub(r"<title>\1</title>", text)
    return load_html(_OTHER_TAG.sub("", _COMMENT.sub(_title, text)), path)


def _title(comment: re.Match[str]) -> str:
    title = _TITLE_IN_MACRO.match(comment.group())
    return f"<title>{title[1]}</title>" if title else ""
