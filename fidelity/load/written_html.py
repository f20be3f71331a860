"""Writes elements of HTML for `load_written_html`, with the lines on which they begin."""

from __future__ import annotations

from html import escape


def element(tag: str, line: int | None, inside: str, **attributes: str) -> str:
    """An element around HTML that is written already."""
    return f"{opened(tag, line, **attributes)}{inside}</{tag}>"


def opened(tag: str, line: int | None, **attributes: str) -> str:
    """A tag that begins an element; `data_box` becomes `data-box`."""
    told = (f' {key.replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return f"<{tag}{of_line(line)}{''.join(told)}>"


def of_line(line: int | None) -> str:
    """The attribute that tells a line, where it is known."""
    return f' data-line="{line}"' if line else ""
