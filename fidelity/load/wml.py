"""Reads Website Meta Language (Debian's site): HTML with lines of macros."""

from __future__ import annotations

import re

from fidelity.load.html import load_html
from fidelity.model import Document

_DIRECTIVE = re.compile(r"^#.*$", re.MULTILINE)
_PAGE_TITLE = re.compile(r'^#use wml::.*?\btitle="([^"\n]*)"', re.MULTILINE)
_DEFINED_TITLE = re.compile(r"<define-tag\s+pagetitle\s*>(.*?)</define-tag>", re.DOTALL)
_TAG_DEFINITION = re.compile(r"</?define-tag\b[^>]*>")
_CONTINUED = re.compile(r"\\\n[ \t]*([^\s\\]*)")


def load_wml(text: str, path: str) -> Document:
    """Read the HTML, and the title that a macro sets."""
    text = _DEFINED_TITLE.sub(r"<title>\1</title>", text)
    text = _DIRECTIVE.sub(_directive, _CONTINUED.sub(r"\1\n", text))
    return load_html(_TAG_DEFINITION.sub("", text), path)


def _directive(line: re.Match[str]) -> str:
    title = _PAGE_TITLE.match(line.group())
    return f"<title>{title[1]}</title>" if title else ""
