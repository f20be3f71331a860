"""What a text holds for a program or a typesetter rather than for a reader: values that are put in
(`%s`, `{name}`, `{{ name }}`), tags, roles and literals of reStructuredText, references to notes.

Each says what it stands for in a form that is the same in every language, so that originals and
translations can be compared by it, wherever in the sentence it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from fidelity.lazy_pattern import lazy_pattern
from fidelity.reading.icu import VARIANTS, Variants, variants

TEXT_ROLES = frozenset(
    """abbr abbreviation dfn emphasis guilabel index menuselection strong sub subscript sup
    superscript t title title-reference""".split()
)
"""Roles that hold words for a reader, not the name of something."""

_TAGS = frozenset(
    """a abbr acronym address b bdi bdo big blockquote br button caption center cite code col dd del
    dfn div dl dt em font h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q s samp
    small span strike strong sub sup table tbody td th thead tr tt u ul var wbr
    x g ph pc sc ec bpt ept it bx ex mrk sm hi ut""".split()
)
_FILLED_IN = frozenset("address button caption code label mark".split())
"""Tags that have an end, and whose names manuals put in brackets for what is to be filled in."""
_LAYOUT = frozenset("body br html nobr wbr".split())
"""Where a line breaks is for each language to choose."""
_ATTRIBUTE = r"""\s+[\w:@.-]+=(?:"[^"]*"|'[^']*'|[^\s"'<>]+)"""
_SIZE = r"[-+0#]{0,3}\d{0,3}(?:\.(?:\d{1,3}|\*))?(?:hh?|ll?|[Lqjzt])?"
_FORMATS = r"(?:number|date|time|list|spellout|ordinal|duration|choice|plural|select\w*)\b"
"""What follows the comma of a value to be put in; other words in braces are a choice of words."""
_PATTERN = lazy_pattern(
    "(?=[:`[|{$#%<])(?:"  # as all of them begin: other letters are passed over at once
    + "|".join(
        (
            r"(?<![\w:]):(?P<role>[A-Za-z][\w:.+-]{0,40}):`(?P<body>[^`]{1,2000})`",
            r"``(?P<literal>(?!\s)[^`]{1,2000}(?<!\s))``",
            r"(?<![\w`])(?P<note>\[(?:\d{1,4}|[#*][\w.-]{0,60}|[A-Z][\w.-]{0,60})\]_)(?![\w_])",
            r"(?<![\w|])(?P<substitution>\|[^\W_][\w.-]{0,60}\|)(?![\w|])",
            rf"(?P<variants>\{{\s*[\w.-]{{1,60}}\s*,\s*(?:{VARIANTS})\s*,)",
            r"(?P<value>\{\{\{(?![<%])[^{}]{1,300}\}\}\}|\{\{(?![<%])[^{}]{1,300}\}\}|(?<!\{)\{%[^{}]{1,300}%\}|[$%#]\{[^{}\s]{1,100}\}"
            r"|\$t\([\w.:$-]{1,200}\)|(?<![\w%])%L?\d{1,2}(?![\w$%.])|(?<![\w%])%n(?!\w))",
            r"\{\s*(?P<brace>[\w.$@-]{0,60}(?:\[[\w.-]{0,40}\])?)(?:![rsa])?\s*"
            rf"(?:(?::|,\s*(?:-?\d|{_FORMATS}))[^{{}}]{{0,100}})?\}}",
            r"(?<![%\d])(?P<conversion>%(?:\([\w.]{1,60}\)|\d{1,2}\$)?"
            rf"(?!0[AD]){_SIZE}[diouxXeEfFgGcrsaAp@])(?:(?![A-Za-z\d\u00c0-\u024f])|(?<=s)(?=[A-Z]))",
            rf"(?P<tag></?(?:[A-Za-z][\w:.-]{{0,40}}(?:{_ATTRIBUTE}){{0,20}}|\d{{1,3}})\s*/?>)",
        )
    )
    + ")"
)
_MAY_HOLD = re.compile(r"%|\{|`|<|\||\]_|\$t\(")
_IS_DATE = re.compile(r"%[-_^0#]?[BYmHMSyjbZI](?![A-Za-z\d_\u00c0-\u024f])")
"""What strftime has and printf has not: the form of a date is another in every language."""
_FORMS = re.compile(r"\{\{(?:PLURAL|GENDER|GRAMMAR|BIDI):[^|{}]*\|?", re.IGNORECASE)
"""Chooses a form of a word: each language needs it elsewhere."""
_TITLED = re.compile(r"(?P<title>[^<>]*[^\s<>])\s*<(?P<target>[^<>]+)>$")
_CONVERSION = re.compile(rf"%(?P<which>\(.*\)|\d+\$)?{_SIZE}(?P<kind>.)$")
_TAG = re.compile(r"<(?P<slash>/?)\s*(?P<name>[\w:.-]+)")
_IDENTIFYING = re.compile(r"""\s(?:id|src)=["']?([^"'\s>]*)""", re.IGNORECASE)


class PlaceholderKind(StrEnum):
    """What a placeholder is for."""

    VALUE = "value"
    TAG = "tag"
    ROLE = "role"
    LITERAL = "literal"
    REFERENCE = "reference"


class Placeholder(Struct, frozen=True):
    """A placeholder at start:end of a text.

    `target` is what it stands for, and `name` the role that it has in it. `words` is the part of it
    that is language. `repeats` says that it may stand in the text once or several times: in the
    branches of a message with variants.
    """

    kind: PlaceholderKind
    target: str
    start: int
    end: int
    name: str = ""
    words: tuple[int, int] | None = None
    repeats: bool = False

    @property
    def stretches(self) -> Iterator[tuple[int, int]]:
        """Where it is no language."""
        if self.words is None:
            yield self.start, self.end
        else:
            yield self.start, self.words[0]
            yield self.words[1], self.end


@lru_cache(maxsize=2_048)
def placeholders(text: str) -> tuple[Placeholder, ...]:
    """The placeholders of a text, in order; quick where there can be none."""
    if not _MAY_HOLD.search(text):
        return ()
    return tuple(sorted(_within(text, 0, len(text)), key=lambda found: found.start))


def is_without_words(text: str) -> bool:
    """Whether a message has no letters but those of its placeholders: the separator of numbers."""
    if not any(map(str.isalpha, text)):
        return True
    kept = list(text)
    for found in placeholders(text):
        for start, end in found.stretches:
            kept[start:end] = " " * (end - start)
    return not any(map(str.isalpha, kept))


def _within(text: str, start: int, end: int, *, in_branch: bool = False) -> Iterator[Placeholder]:
    at = start
    while match := _PATTERN.search(text, at, end):
        at = match.end()
        if match["variants"] is None:
            found = _read(match)
            if found:
                yield replace(found, repeats=True) if in_branch else found
        elif choice := variants(text, match.start()):
            at = choice.end
            yield from _variants(text, choice)


def _variants(text: str, choice: Variants) -> Iterator[Placeholder]:
    """The argument itself, the rest of its syntax, and what its branches hold."""
    for number, (start, end) in enumerate(choice.syntax):
        target = "" if number else choice.target
        yield Placeholder(PlaceholderKind.VALUE, target, start, end, repeats=bool(number))
    for start, end in choice.branches:
        yield from _within(text, start, end, in_branch=True)
        if choice.counts:
            for sign in re.compile("#").finditer(text, start, end):
                yield Placeholder(PlaceholderKind.VALUE, "#", *sign.span(), repeats=True)


def _read(match: re.Match[str]) -> Placeholder | None:
    kind = next(kind for kind in _KINDS if match[kind] is not None)
    return _KINDS[kind](match)


def _role(match: re.Match[str]) -> Placeholder:
    """A role of reStructuredText, by what it leads to; its title is language."""
    start, (first, last) = match.start(), match.span("body")
    name, body = match["role"].rpartition(":")[2].lower(), match["body"]
    kind = PlaceholderKind.ROLE
    if titled := _TITLED.match(body):
        words = (first, first + titled.end("title"))
        return Placeholder(kind, _bare(titled["target"]), start, match.end(), name, words)
    if name in TEXT_ROLES:
        return Placeholder(kind, "", start, match.end(), name, (first, last))
    return Placeholder(kind, _bare(body), start, match.end(), name)


def _bare(target: str) -> str:
    """What a role leads to, however it is shown."""
    return " ".join(target.strip().lstrip("!~.").removesuffix("()").split())


def _literal(match: re.Match[str]) -> Placeholder:
    target = " ".join(match["literal"].split())
    return Placeholder(PlaceholderKind.LITERAL, target, *match.span())


def _reference(match: re.Match[str]) -> Placeholder:
    return Placeholder(PlaceholderKind.REFERENCE, match.group(), *match.span())


def _value(match: re.Match[str]) -> Placeholder:
    if forms := _FORMS.match(match.group()):
        words = (match.start() + forms.end(), match.end() - len("}}"))
        return Placeholder(PlaceholderKind.VALUE, "", *match.span(), words=words)
    target = "".join(match.group().split())
    return Placeholder(PlaceholderKind.VALUE, target, *match.span())


def _brace(match: re.Match[str]) -> Placeholder:
    """An argument, in whatever form it is to be written: dates are written otherwise elsewhere."""
    return Placeholder(PlaceholderKind.VALUE, f"{{{match['brace']}}}", *match.span())


def _conversion(match: re.Match[str]) -> Placeholder | None:
    """A conversion of printf, without the width that it asks for."""
    if _IS_DATE.search(match.string):
        return None
    read = _CONVERSION.match(match.group())
    target = f"%{read['which'] or ''}{read['kind']}" if read else match.group()
    return Placeholder(PlaceholderKind.VALUE, target, *match.span())


def _tag(match: re.Match[str]) -> Placeholder | None:
    """A tag, if it is one of a language of markup: `<file>` is a word of a manual."""
    tag = _TAG.match(match.group())
    if tag is None:
        return None
    name, whole = tag["name"].lower(), match.group()
    if not (
        name in _TAGS - _FILLED_IN
        or name.isdigit()
        or whole.endswith("/>")
        or _is_paired(tag["name"], match)
    ):
        return None
    if name in _LAYOUT:
        return Placeholder(PlaceholderKind.TAG, "", *match.span())
    told = "".join(f" {key}" for key in _IDENTIFYING.findall(whole))
    return Placeholder(PlaceholderKind.TAG, f"<{tag['slash']}{name}{told}>", *match.span())


def _is_paired(name: str, match: re.Match[str]) -> bool:
    return f"</{name}>" in match.string and f"<{name}" in match.string


_KINDS: dict[str, Callable[[re.Match[str]], Placeholder | None]] = {
    "role": _role,
    "literal": _literal,
    "note": _reference,
    "substitution": _reference,
    "value": _value,
    "brace": _brace,
    "conversion": _conversion,
    "tag": _tag,
}
