"""Writes HTML from the text of AsciiDoc within a block: emphasis, code, links, images, notes."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from urllib.parse import unquote

from fidelity.load.asciidoc_attributes import attributes

_DEEPEST = 8
_SPECIAL = re.compile(r"[\\+`*_#^~<\[({:]")
_ENTITY = re.compile(r"&amp;(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z]\w{1,30};)")
_TAG = re.compile(r"<[^<>]*>")
_BRACKETS = r"\[(?P<{}>(?:\\.|[^\]\\]){{0,2000}})\]"
_BEFORE = r"(?<![\w\\:;}}{sign}])"
_SHORT = r"(?:\S|\S.{{0,1000}}?\S)"


def _quoted(name: str, sign: str) -> str:
    """A pair of doubled signs anywhere, or one of single signs around whole words."""
    escaped = re.escape(sign)
    return (
        rf"{escaped}{{2}}(?P<{name}2>.{{1,1000}}?){escaped}{{2}}"
        rf"|{_BEFORE.format(sign=escaped)}{escaped}(?P<{name}1>{_SHORT.format()}){escaped}(?![\w{escaped}])"
    )


_PIECES = re.compile(
    r"\\(?P<escaped>[*_`#^~+]{1,2}|[{<\[(]|\w{1,20}:)"
    r"|\+\+\+(?P<raw>.{0,2000}?)\+\+\+|\bpass:[a-z,]*" + _BRACKETS.format("pass") +
    r"|(?P<curved>\"`(?P<said>.{1,1000}?)`\"|'`(?P<whispered>.{1,1000}?)`')"
    r"|`\+(?P<kept>.{1,1000}?)\+`"
    r"|\+\+(?P<plain2>.{1,1000}?)\+\+|(?<![\w+])\+(?P<plain1>" + _SHORT.format() + r")\+(?![\w+])"
    r"|" + _quoted("code", "`") +
    r"|" + _quoted("strong", "*") +
    r"|" + _quoted("emphasis", "_") +
    r"|(?P<role>\[[\w.#%-]{1,80}\](?=[#*_`]))"
    r"|" + _quoted("marked", "#") +
    r"|\^(?P<raised>[^\s^]{1,200})\^|~(?P<lowered>[^\s~]{1,200})~"
    r"|\[\[(?P<anchor>[\w:.-]{1,200})(?:,[^\]]{0,200})?\]\]|\banchor:(?P<named>[\w:.-]{1,200})\[[^\]]{0,200}\]"
    r"|<<(?P<leads>[^<>,]{1,300})(?:,\s*(?P<leading>[^<>]{0,1000}))?>>"
    r"|(?P<hidden>\(\(\([^()]{0,300}\)\)\))|\(\((?P<indexed>[^()]{1,300})\)\)"
    r"|(?<![A-Za-z0-9_])(?P<macro>link|mailto|xref|image|icon|kbd|btn|menu|footnote|footnoteref|stem|latexmath"
    r"|asciimath|indexterm2?):(?!:)(?P<target>[^\s\[\]]{0,2000})" + _BRACKETS.format("inside") +
    r"|(?P<url>\b(?:https?|ftp|irc)://[^\s\[\]<>\"]{1,2000})(?:" + _BRACKETS.format("words") + r")?"
    r"|(?P<told>\{[\w-]{1,100}\}(?:[/#][^\s\[\]<>\"]{0,2000})?)" + _BRACKETS.format("telling") +
    r"|(?P<attribute>\{[\w:.-]{1,100}\})"
    r"|(?P<break>[ ]\+(?=\n|\Z))",
    re.DOTALL,
)  # fmt: skip
_CHARACTERS = {
    "amp": "&",
    "apos": "'",
    "asterisk": "*",
    "backslash": "\\",
    "backtick": "`",
    "blank": "",
    "brvbar": "¦",
    "caret": "^",
    "cpp": "C++",
    "deg": "°",
    "empty": "",
    "endsb": "]",
    "gt": ">",
    "ldquo": "“",
    "lsquo": "‘",
    "lt": "<",
    "nbsp": "\u00a0",
    "plus": "+",
    "pp": "++",
    "quot": '"',
    "rdquo": "”",
    "rsquo": "’",
    "sp": " ",
    "startsb": "[",
    "tilde": "~",
    "two-colons": "::",
    "two-semicolons": ";;",
    "vbar": "|",
    "wj": "",
    "zwsp": "",
}


def inline(text: str, depth: int = 0) -> str:
    """Write the HTML of a text; `depth` counts the marks around it."""
    if depth > _DEEPEST or not _SPECIAL.search(text):
        return _plain(text)
    pieces, at = [], 0
    for match in _PIECES.finditer(text):
        pieces += [_plain(text[at : match.start()]), _piece(match, depth + 1)]
        at = match.end()
    return "".join((*pieces, _plain(text[at:])))


def _plain(text: str) -> str:
    return _ENTITY.sub(r"&\1", escape(text))


def _piece(match: re.Match[str], depth: int) -> str:
    kind = match.lastgroup or ""
    if match["macro"]:
        return _MACROS[match["macro"]](match["target"], _unescaped(match["inside"]), depth)
    if match["url"]:
        return _address(match, depth)
    if match["told"] and match["telling"]:  # an attribute that holds an address
        return _linked(match["told"], _words(_unescaped(match["telling"])), depth)
    if match["told"]:
        return _plain(match[0])
    if match["leads"]:
        return _reference(match["leads"], match["leading"] or "", depth)
    if match["curved"]:
        opening, closing = "“”" if match["said"] else "‘’"
        return f"{opening}{inline(match['said'] or match['whispered'], depth)}{closing}"
    written = match[kind] or ""
    tag = _TAGS.get(kind.rstrip("12"))
    if tag:
        inside = _code(written) if tag == "code" else inline(written, depth)
        return f"<{tag}>{inside}</{tag}>"
    return _OTHERS[kind.rstrip("12")](written, depth)


def _code(text: str) -> str:
    return _plain(text[1:-1] if len(text) > 2 and text[0] == text[-1] == "+" else text)


def _unescaped(inside: str) -> str:
    return inside.replace("\\]", "]")


def _attribute(written: str, _: int) -> str:
    """A character that has a name; anything else stays, and is compared as a placeholder."""
    return _plain(_CHARACTERS.get(written[1:-1], written))


_TAGS = {
    "code": "code",
    "kept": "code",
    "strong": "strong",
    "emphasis": "em",
    "raised": "sup",
    "lowered": "sub",
}
_OTHERS: dict[str, Callable[[str, int], str]] = {
    "escaped": lambda text, _: _plain(text),
    "raw": lambda text, _: _plain(_TAG.sub("", text)),
    "pass": lambda text, _: _plain(_TAG.sub("", _unescaped(text))),
    "plain": lambda text, _: _plain(text),
    "role": lambda _text, _: "",
    "marked": inline,
    "anchor": lambda text, _: f'<a id="{escape(text)}"></a>',
    "named": lambda text, _: f'<a id="{escape(text)}"></a>',
    "hidden": lambda _text, _: "",
    "indexed": inline,
    "attribute": _attribute,
    "break": lambda _text, _: "<br>",
}


def _linked(href: str, words: str, depth: int) -> str:
    """A link, with its own address to read where it has no words."""
    shown = inline(words, depth) if words else escape(href.removeprefix("mailto:"))
    return f'<a href="{escape(href)}">{shown}</a>'


def _words(inside: str) -> str:
    """The words of a link, without what says how to open it."""
    words = attributes(inside).at(0) if "=" in inside or inside.startswith('"') else inside
    return words.removesuffix("^").strip()


def _address(match: re.Match[str], depth: int) -> str:
    """An address with words; a bare one is found in the text later, as in other formats."""
    if match["words"] is None:
        return _plain(match["url"])
    return _linked(match["url"], _words(_unescaped(match["words"])), depth)


def _link(target: str, inside: str, depth: int) -> str:
    """A link; an address with spaces stands between `++`, or is written in percents."""
    href = target.strip("+")
    return _linked(unquote(href) if "%20" in href else href, _words(inside), depth)


def _mail(target: str, inside: str, depth: int) -> str:
    return _linked(f"mailto:{target}", _words(inside.partition(",")[0]), depth)


def _reference(target: str, words: str, depth: int) -> str:
    """A link to an anchor of this page, or of another; without words, its name stands for them."""
    leads_here = "#" not in target and not re.search(r"\.\w{1,8}$", target)
    href = f"#{target}" if leads_here else target
    shown = inline(words, depth) if words else f"<code>{escape(target.strip('#'))}</code>"
    return f'<a href="{escape(href)}">{shown}</a>'


def image(target: str, inside: str, line: str = "") -> str:
    """An image with its alternative text, and a link where it has one."""
    told = attributes(inside)
    alt = told.named.get("alt", told.at(0))
    written = f'<img alt="{escape(alt)}" src="{escape(target)}"{line}>'
    href = told.named.get("link")
    return f'<a href="{escape(href)}"{line}>{written}</a>' if href else written


def _menu(target: str, inside: str, _: int) -> str:
    path = (piece.strip() for piece in (target, *inside.split(">")))
    return _plain(" > ".join(filter(None, path)))


def _note(target: str, inside: str, depth: int) -> str:
    """A note is read where it stands; one that is told elsewhere has a sign here."""
    if inside:
        return f" ({inline(inside, depth)})"
    return f'<sup data-note-reference="{escape(target)}"></sup>'


def _note_reference(_: str, inside: str, depth: int) -> str:
    label, _, text = inside.partition(",")
    return _note(label, text.strip(), depth)


def _formula(_: str, inside: str, __: int) -> str:
    return f"<math>{_plain(inside)}</math>"


_MACROS: dict[str, Callable[[str, str, int], str]] = {
    "link": _link,
    "mailto": _mail,
    "xref": lambda target, inside, depth: _reference(target, _words(inside), depth),
    "image": lambda target, inside, _: image(target, inside),
    "icon": lambda _target, _inside, _: "",
    "kbd": lambda _, inside, __: f"<kbd>{_plain(inside)}</kbd>",
    "btn": lambda _, inside, depth: inline(inside, depth),
    "menu": _menu,
    "footnote": _note,
    "footnoteref": _note_reference,
    **dict.fromkeys(("stem", "latexmath", "asciimath"), _formula),
    "indexterm": lambda _target, _inside, _: "",
    "indexterm2": lambda _, inside, depth: inline(inside, depth),
}
