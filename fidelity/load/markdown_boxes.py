"""Teaches a Markdown parser the boxes of site generators: `!!! note` and `=== "Tab"` (MkDocs),
`:::note` (Docusaurus, VitePress) and `/// note` (PyMdown).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_MKDOCS = re.compile(
    r"(?:!!!|\?\?\?\+?) +(?P<kind>[a-zA-Z][\w-]*)(?: +(?:inline|end)){0,2}"
    r" *(?:\"(?P<title>[^\"]*)\")?\s*$"
)
_CONTAINER = re.compile(r"\s*(?P<kind>[a-zA-Z][\w-]*)\s*(?:\[(?P<label>[^\]]*)\]|(?P<rest>.*))\s*$")
_TAB = re.compile(r"^(\s*)===[!+]?[ \t]+\"([^\"]*)\"[ \t]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}\s*$")
_ALT = ["paragraph", "reference", "blockquote", "list"]


def use_boxes(parser: MarkdownIt) -> None:
    """Add the rules; a box is an element with what it is in `data-box`, its title a paragraph."""
    from mdit_py_plugins.container import container_plugin

    parser.block.ruler.before("fence", "admonition", _admonition, {"alt": _ALT})
    for name, marker in (("colons", ":"), ("slashes", "/")):
        container_plugin(parser, name, marker, validate=_is_container)
    parser.core.ruler.before("inline", "box_titles", _add_titles)


def with_tabs_as_boxes(text: str) -> str:
    """Write tabs in the form of the other boxes."""
    return _TAB.sub(r'\1!!! tab "\2"', text) if "===" in text else text


def box_kind(token: Token) -> str:
    """What a box is, in lower case."""
    match = _opening(token)
    return match["kind"].lower() if match else ""


def _admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if not _MKDOCS.match(line) or not _is_indented(state, start, end):
        return False
    from mdit_py_plugins.admon.index import admonition

    return bool(admonition(state, start, end, silent))


def _is_indented(state: StateBlock, start: int, end: int) -> bool:
    """Whether what follows is set in, as the text of a box is: three marks may just be loud."""
    for line in range(start + 1, end):
        if not state.isEmpty(line):
            return state.sCount[line] >= state.sCount[start] + 4
    return False


def _is_container(parameters: str, _: str) -> bool:
    return bool(_CONTAINER.match(parameters))


def _opening(token: Token) -> re.Match[str] | None:
    if token.type == "admonition_open":
        return _MKDOCS.match(f"!!! {token.info.strip()}")
    return _CONTAINER.match(token.info)


def _add_titles(state: StateCore) -> None:
    """Give each box the title that its author wrote, and take away what the parser made up."""
    tokens = list(_without_titles(state.tokens))
    if len(tokens) == len(state.tokens) and not any(map(_is_box, tokens)):
        return
    state.tokens = []
    for token in tokens:
        state.tokens.append(token)
        if _is_box(token) and (title := _title(token)):
            if box_kind(token) != "tab" and len(title.split()) == 1:
                token.meta["title"] = title
            else:
                state.tokens += _paragraph(title, token)


def _without_titles(tokens: list[Token]) -> list[Token]:
    inside, kept = False, []
    for token in tokens:
        inside = inside or token.type == "admonition_title_open"
        if not inside:
            kept.append(token)
        inside = inside and token.type != "admonition_title_close"
    return kept


def _is_box(token: Token) -> bool:
    return token.type in ("admonition_open", "container_colons_open", "container_slashes_open")


def _title(token: Token) -> str:
    match = _opening(token)
    if match is None:
        return ""
    if token.type == "admonition_open":
        return match["title"] or ""
    written = match["label"] or _ATTRIBUTES.sub("", match["rest"] or "").strip().lstrip("| ")
    return written.strip('"“”').strip()


def _paragraph(text: str, box: Token) -> list[Token]:
    from markdown_it.token import Token

    first = box.map[0] if box.map else 0
    inline = Token("inline", "", 0, map=[first, first + 1], content=text, children=[])
    return [
        Token("paragraph_open", "p", 1, map=[first, first + 1]),
        inline,
        Token("paragraph_close", "p", -1),
    ]
