"""Takes components, imports and comments of MDX out of Markdown, and tells what in them is read."""

from __future__ import annotations

import re

from msgspec import Struct, field

from fidelity.lazy_pattern import lazy_pattern
from fidelity.load.directives import Directive

_STATEMENTS = ("import", "export")
_STATEMENT = re.compile(
    r"import\s[^\n]*['\"][^'\"\n]+['\"];?\s*$|import\s*\{|export\s+(?:const|default|function|let|\{)"
)
_IMPORT = re.compile(r"import\s[^\n]{0,300}\bfrom\s+['\"][^'\"\n]+['\"];?\s*$")
_COMPONENT = re.compile(r"\s*</?[A-Z][A-Z0-9.]{0,30}[a-z][A-Za-z0-9.]{0,60}(?=[\s/>]|$)")
_CAPITAL_TAG = re.compile(r"</?[A-Z]")
_COMMENT = re.compile(r"\{/\*.*?\*/\}", re.DOTALL)
_LINK = re.compile(r"<Link\b([^<>]{0,500}?)\sto=")
_LINK_TAG = re.compile(r"(</?)Link\b")
_FENCE = re.compile(r"[\s>]*(`{3,}|~{3,})")
_PROSE = lazy_pattern(
    r"\s(?:title|label|description|summary|caption|heading|header|subtitle|alt|tooltip|text)="
    r"(?:\"([^\"]+)\"|'([^']+)'|\{\s*(?:\"([^\"]+)\"|'([^']+)'|`([^`$]+)`)\s*\})"
)
_LONGEST = 60  # lines of a tag, or of a statement


class Unseen(Struct):
    """A text without what a machine reads in it, and what that was."""

    text: str
    directives: list[Directive] = field(default_factory=list)
    prose: list[tuple[int, str]] = field(default_factory=list)


def without_components(text: str, *, is_mdx: bool) -> Unseen:
    """Blank tags of components that begin a line, imports and exports, and comments of JSX; every
    line keeps its number. `prose` is what attributes say to readers, with its line.
    """
    if not is_mdx and not _CAPITAL_TAG.search(text) and "\nimport" not in f"\n{text}":
        return Unseen(text)
    lines = text.split("\n")
    found = Unseen("")
    fence, skip_until = "", -1
    for index, line in enumerate(lines):
        if index <= skip_until:
            continue
        if ("```" in line or "~~~" in line) and (match := _FENCE.match(line)):
            fence = _after_fence(fence, match[1])
        elif not fence and ("<" in line or line.startswith(_STATEMENTS)):
            skip_until = _blank(lines, index, found, is_mdx=is_mdx)
    text = "\n".join(lines)
    if is_mdx:
        text = _LINK_TAG.sub(r"\1a", _LINK.sub(r"<Link\1 href=", text))
    found.text = text
    return found


def without_comments(text: str) -> str:
    """Blank comments of JSX, but not those that give a heading its id."""
    if "{/*" not in text:
        return text
    return "\n".join(
        _COMMENT.sub("", line) if not line.lstrip().startswith("#") else line
        for line in _COMMENT.sub(_lines_only, text).split("\n")
    )


def _lines_only(match: re.Match[str]) -> str:
    inside = match.group()
    return "\n" * inside.count("\n") if "\n" in inside else inside


def _after_fence(fence: str, run: str) -> str:
    if not fence:
        return run
    return "" if run.startswith(fence) else fence


def _blank(lines: list[str], index: int, found: Unseen, *, is_mdx: bool) -> int:
    """Blank what begins on this line, if anything does; the last line of it."""
    line = lines[index]
    starts_block = index == 0 or not lines[index - 1].strip()
    statement = _STATEMENT if is_mdx else _IMPORT
    if line.startswith(_STATEMENTS) and statement.match(line):
        if starts_block:
            return _blank_statement(lines, index, found)
    elif _COMPONENT.match(line):
        return _blank_tag(lines, index, found)
    return index


def _blank_statement(lines: list[str], index: int, found: Unseen) -> int:
    last = index
    while last + 1 < len(lines) and lines[last + 1].strip() and last - index < _LONGEST:
        last += 1
    whole = " ".join(" ".join(lines[index : last + 1]).split())
    found.directives.append(Directive(whole, index + 1))
    lines[index : last + 1] = [""] * (last + 1 - index)
    return last


def _blank_tag(lines: list[str], index: int, found: Unseen) -> int:
    """Blank the tag, and leave what follows it on its last line."""
    window = "\n".join(lines[index : index + _LONGEST])
    end = _end_of_tag(window)
    if end < 0:
        return index
    tag, rest = window[:end], window[end:].partition("\n")[0]
    height = tag.count("\n")
    if rest.strip() and not rest.lstrip().startswith("<"):
        # Words after a tag are a paragraph of that line: HTML inside Markdown reads them.
        return index
    found.directives.append(Directive(" ".join(tag.split()), index + 1))
    for match in _PROSE.finditer(tag):
        line = index + 1 + tag.count("\n", 0, match.start() + 1)
        found.prose.append((line, next(filter(None, match.groups()))))
    lines[index : index + height + 1] = [""] * height + [rest]
    if rest.strip() and _COMPONENT.match(rest):
        return _blank_tag(lines, index + height, found)
    return index + height


def _end_of_tag(text: str) -> int:
    """Where the first tag ends, past quotes and braces; -1 where it never does."""
    quote, depth = "", 0
    for position, letter in enumerate(text):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'" or (letter == "`" and depth):
            quote = letter
        elif letter == "{":
            depth += 1
        elif letter == "}":
            depth -= 1
        elif letter == ">" and depth <= 0 and text[position - 1] != "=":
            return position + 1
    return -1
