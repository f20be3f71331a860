"""Tells which elements of a page hold no text that a reader sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_NO_TEXT = """
    applet audio canvas head iframe noembed noframes noscript object rp rt script style svg
    template textarea title video"""
_TAGS = frozenset(_NO_TEXT.split())
_DISPLAY_NONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SIGNS = frozenset({"¶", "#", "§", "🔗", "↑", "↩", "↩︎", "⤴", "^"})
_NOTES = frozenset({"sup", "a"})
_LONGEST_NUMBER = 3


def is_unseen(element: _Element) -> bool:
    """Whether an element is hidden, holds no text, or is a sign that only leads about the page."""
    tag = element.tag
    return (
        tag in _TAGS
        or (bool(element.keys()) and (_is_hidden(element) or _is_sign(element)))
        or (tag in _NOTES and is_note_reference(element))
    )


def _is_hidden(element: _Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or element.get("data-note-reference") is not None
        or bool(_DISPLAY_NONE.search(element.get("style", "")))
    )


def _is_sign(element: _Element) -> bool:
    """Whether this is the sign that gives the address of a heading, or leads back from a note."""
    return element.text in _SIGNS and _leads_within_page(element)


def is_note_reference(element: _Element) -> bool:
    """Whether this is the number of a note, in either nesting of `<sup>` and `<a>`."""
    if element.tag not in _NOTES or len(element) != 1 or (element.text or "").strip():
        return False
    (inner,) = element
    link, raised = (inner, element) if element.tag == "sup" else (element, inner)
    is_number = len(inner) == 0 and len((inner.text or "").strip(" []()")) <= _LONGEST_NUMBER
    return is_number and (link.tag, raised.tag) == ("a", "sup") and _leads_within_page(link)


def _leads_within_page(element: _Element) -> bool:
    return element.get("href", "").startswith("#")
