"""Takes the tags of site generators (Hugo, Jekyll, kramdown) out of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from fidelity.load.directives import Directive

# Bounded, and never given back once matched: a line of a million tags is searched only once.
_TAG = r"(?>\{\{[<%](?:(?![>%]\}\}).){0,999}[>%]\}\}|\{%(?:(?!%\}).){0,999}%\})"
_MAY_BEGIN = re.compile(r"\{[{%:/]")
_TAGS_ONLY = re.compile(rf"\s*(?:{_TAG}\s*)++|\s*\{{:[^{{}}]*\}}\s*")
_EACH = re.compile(rf"{_TAG}|\{{:[^{{}}]*\}}")
_TAG_BEGINS = re.compile(r"\s*(?:\{\{[<%]|\{%)(?!.*(?:[>%]\}\}|%\}))")
_TAG_ENDS = re.compile(r"(?:[>%]\}\}|%\})\s*$")
_LONGEST_TAG = 20  # lines; what is longer was never closed
_CODE = re.compile(r"\s*(?:\{%-?|\{\{[<%])\s*(?:/\s*|end)?highlight\b")
_FENCE = re.compile(r"[\s>]*(`{3,}|~{3,})(.*)")
_DESTINATION = re.compile(rf"(?<=\]\()(?:{_TAG}|\{{\{{[^{{}}]{{0,999}}\}}\}})[^\s()]*")
_PAIR = re.compile(r"(?<!\{)\{% ?(\w+)[^{}%]{0,200}%\}(.{0,400}?)\{% ?end\1 ?%\}")
_HEADING_ID = re.compile(r"^(\s{0,3}#{1,6}\s.*?)\{/\*\s*([^\s*{}]+)\s*\*/\}\s*$")
_RAW = re.compile(r"\{%-? ?(?:end)?raw ?-?%\}")


def without_lines_of_tags(text: str) -> tuple[str, list[Directive]]:
    """Blank the lines outside of code that hold only tags, and tell which those are;
    `{% highlight %}` becomes a fence.

    Addresses made by tags (`[x]({% link y %})`) are quoted, or Markdown would see no link.
    """
    if not _MAY_BEGIN.search(text):
        return text, []
    found: list[Directive] = []
    return "\n".join(_lines(text.split("\n"), found)), found


def _lines(lines: list[str], found: list[Directive]) -> Iterator[str]:
    fence, tag_until = "", -1
    for index, line in enumerate(lines):
        is_code = bool(fence)
        if "```" in line or "~~~" in line:
            fence = _fence_after(line, fence)
            is_code = is_code or bool(fence)
        if index > tag_until and not is_code and "{" in line and _TAG_BEGINS.match(line):
            tag_until = _last_line_of_tag(lines, index)
            if tag_until > index:
                whole = " ".join(" ".join(lines[index : tag_until + 1]).split())
                found.append(Directive(whole, index + 1))
        if index <= tag_until:
            yield ""
        elif is_code or "{" not in line:
            yield line
        else:
            if not _CODE.match(line) and _TAGS_ONLY.fullmatch(line):
                found += (Directive(tag, index + 1) for tag in _EACH.findall(line))
            yield _without_tags(line)


def _last_line_of_tag(lines: list[str], first: int) -> int:
    """Where a tag of several lines ends; before everything when it never does."""
    for index in range(first + 1, min(first + _LONGEST_TAG, len(lines))):
        if _TAG_ENDS.search(lines[index]):
            return index
    return -1


def _fence_after(line: str, fence: str) -> str:
    """The backticks or tildes that the code after this line waits for; empty outside of code."""
    match = _FENCE.match(line)
    if not match:
        return fence
    run, info = match.groups()
    if fence:
        return "" if run.startswith(fence) and not info.strip() else fence
    return "" if "`" in run and "`" in info else run


def _without_tags(line: str) -> str:
    if _CODE.match(line):
        return "```"
    if _TAGS_ONLY.fullmatch(line):
        return ""
    line = _HEADING_ID.sub(r"\1{#\2}", line)  # or Markdown would see emphasis
    return _DESTINATION.sub(lambda match: quote(match.group()), line)


def address(href: str) -> str:
    """Give an address that was quoted because it holds a tag its own form again."""
    return unquote(href) if href.startswith(("%7B%7B", "%7B%25")) else href


def without_pairs(text: str) -> str:
    """Leave out pairs of Liquid tags within a line, of which readers see only what is between."""
    return _PAIR.sub(r"\2", _RAW.sub("", text)) if "{%" in text else text
