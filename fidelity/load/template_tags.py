"""Takes the tags of site generators (Hugo, Jekyll, kramdown) out of Markdown, before they are taken for text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

_TAG = r"\{\{[<%].*?[>%]\}\}|\{%.*?%\}"
_TAGS_ONLY = re.compile(rf"\s*(?:(?:{_TAG})\s*)+|\s*\{{:.*?\}}\s*")
_TAG_BEGINS = re.compile(r"\s*(?:\{\{[<%]|\{%)(?!.*(?:[>%]\}\}|%\}))")
_TAG_ENDS = re.compile(r"(?:[>%]\}\}|%\})\s*$")
_CODE_BEGINS = re.compile(r"\s*(?:\{%-?|\{\{[<%])\s*highlight\b")
_CODE_ENDS = re.compile(r"\s*(?:\{%-?\s*endhighlight|\{\{[<%]\s*/\s*highlight)\b")
_FENCE = re.compile(r"[\s>]*(`{3,}|~{3,})(.*)")
_DESTINATION = re.compile(rf"(?<=\]\()(?:{_TAG}|\{{\{{.*?\}}\}})[^\s()]*")


def without_tags(text: str) -> str:
    """Blank the lines that hold nothing but tags, outside of code; `{% highlight %}` becomes a fence."""
    if "{" not in text:
        return text
    return "\n".join(_lines(text.split("\n")))


def _lines(lines: list[str]) -> Iterator[str]:
    fence, within_tag = "", False
    for line in lines:
        if within_tag:
            within_tag = not _TAG_ENDS.search(line)
            yield ""
            continue
        fence, was = _next_fence(fence, line), fence
        if fence or was:
            yield line
        elif _TAG_BEGINS.match(line):
            within_tag = True
            yield ""
        else:
            yield _without_tags(line)


def _next_fence(fence: str, line: str) -> str:
    """The run of backticks or tildes that closes the code after this line; empty outside of code."""
    match = _FENCE.match(line)
    if not match:
        return fence
    run, info = match.groups()
    if not fence:
        return "" if "`" in run and "`" in info else run
    closes = run.startswith(fence) and not info.strip()
    return "" if closes else fence


def _without_tags(line: str) -> str:
    if "{" not in line:
        return line
    if _CODE_BEGINS.match(line) or _CODE_ENDS.match(line):
        return "```"
    if _TAGS_ONLY.fullmatch(line):
        return ""
    return _DESTINATION.sub(lambda match: quote(match.group()), line)


def restored(href: str) -> str:
    """Give an address that holds a tag its spaces and quotes back."""
    return unquote(href) if href.startswith(("%7B%7B", "%7B%25")) else href
