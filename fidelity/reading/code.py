"""What code does, apart from what it says to people: its tokens without comments, with the words of
its strings and of its markup set aside.

One scanner for all languages, as the language of a block of code is often not told: what it takes
for a comment in one text it takes for one in the other as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from fidelity.lazy_pattern import lazy_pattern
from fidelity.reading.blanks import left_blank


class TokenKind(StrEnum):
    """What a token of code is: `text` are words for people, in a string or between tags."""

    NAME = "name"
    NUMBER = "number"
    SIGN = "sign"
    STRING = "string"
    TEXT = "text"
    ADDRESS = "address"


_OF_GROUP = {kind.value: kind for kind in TokenKind}


class Token(Struct, frozen=True):
    """A token and where it stands."""

    kind: TokenKind
    text: str
    start: int


_COMMENT = (
    r"/\*.*?(?:\*/|\Z)|<!--.*?(?:-->|\Z)|\{#.*?#\}|\(\*.*?\*\)|=begin\b.*?=end\b"
    r"|(?<![:\w\"'/])//[^\n]*|(?:^|(?<=\s))#(?![!{])[^\n]*|(?:^|(?<=\s))(?:--|;;|%%)\s[^\n]*"
    r"|^\s*(?i:rem|::)\s[^\n]*"
    r"|<-+ [^\n]*"
)
_STRING = (
    r"\"\"\"(?:.*?)(?:\"\"\"|\Z)|'''(?:.*?)(?:'''|\Z)"
    r"|\"(?:\\.|[^\"\\\n]){0,2000}\"|(?<!\w)'(?:\\.|[^'\\\n]){0,2000}'|`(?:\\.|[^`\\]){0,2000}`"
    r"|«[^»\n]*»|“[^”\n]*”|„[^“”\n]*[“”]"
)
_ELEMENT = r"(?<=[\w\"'}/]>)[^<>]{0,500}(?=</\w)"
_MARKUP_TEXT = r"(?<=[\w\"'}/]>)[^<>{}=;()]*[^\W\d_][^<>{}=;()]*(?=<[/\w])"
_TOKENS = lazy_pattern(
    r"(?=\S|^|(?<=>))(?:"  # as all of them begin: most blanks are passed over at once
    rf"(?=h)(?P<address>https?://[^\s<>\"'`]+[^\s<>\"'`.,:;)])"
    rf"|(?=[\s/<{{(=#:;%rR-])(?P<comment>{_COMMENT})"
    rf"|(?<=>)(?:(?P<element>{_ELEMENT})|(?P<markup>{_MARKUP_TEXT}))"
    rf"|(?=[\"'`«“„])(?P<string>{_STRING})"
    r"|(?P<name>[^\W\d]\w*(?:-[^\W\d]\w*)*)|(?P<number>\d[\w.]*)|(?P<sign>\S))",
    re.DOTALL | re.MULTILINE,
)
"""Each kind is tried where the sign with which it begins stands."""
_IN_BRACES = re.compile(r"\{[^{}]*\}")
_QUOTES = "\"'`«»“”„"
_FOR_MACHINES = re.compile(r"[/\\_@=<>{}$%*+|~^\[\]]|\w\.\w|\d|:\w|-\w+-|^[.#-]")
_PUNCTUATION = frozenset(".,:;!?¡¿…-–—'’\"。，：！？、")
_NAME = r"#?[^\W\d_]+(?:-[^\W\d_]+)?\d*\*?"
_LIST_OF_NAMES = re.compile(rf"{_NAME}(?:, ?{_NAME})*")
_EXAMPLE = re.compile(r"(?:my|your)[_-]\w+")
_LETTERS = re.compile(r"[^\W\d_]+")
_STROKE = re.compile(r"[\u2500-\u257f]")
_DIGITS = re.compile(r"\d+")
_STROKES_OF_A_DRAWING = 20
_SENTENCE = 4
"""So many words in a row are for people."""
_LONGEST = 100_000


@lru_cache(maxsize=256)
def tokens(code: str) -> tuple[Token, ...]:
    """The tokens of code in order, without its comments; code beyond 100,000 characters is left
    alone.
    """
    return tuple(_tokens(code[:_LONGEST], 0, min(len(code), _LONGEST)))


def _tokens(code: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKENS.finditer(code, start, end):
        kind, text, at = match.lastgroup or "", match.group(), match.start()
        if kind == "comment":
            continue
        if kind == "element":
            for value in _IN_BRACES.finditer(code, at, match.end()):
                yield from _tokens(code, *value.span())
        elif kind == "markup":
            yield Token(TokenKind.TEXT, " ".join(text.split()), at)
        elif kind == "string":
            yield _string(text.strip(_QUOTES), at)
        else:
            yield Token(_OF_GROUP[kind], text, at)


def _string(inside: str, start: int) -> Token:
    """A string: words for people, or something for machines, a path or a key."""
    is_text = " " in inside.strip() or not _FOR_MACHINES.search(inside)
    return Token(TokenKind.TEXT if is_text else TokenKind.STRING, inside, start)


class CodeChange(StrEnum):
    """How code differs: not at all, in what it says to people, in the names that it uses, or in
    what it does.
    """

    SAME = "same"
    WORDS = "words"
    NAMES = "names"
    CODE = "code"


class CodeDifference(Struct, frozen=True):
    """How the second code differs from the first, and the first pieces that do."""

    change: CodeChange
    ours: str = ""
    theirs: str = ""
    renamed: tuple[tuple[str, str], ...] = ()


def compare_code(ours: str, theirs: str) -> CodeDifference:
    """The gravest way in which two pieces of code differ."""
    if _squeezed(ours) == _squeezed(theirs):
        return CodeDifference(CodeChange.SAME)
    left, right = tokens(ours), tokens(theirs)
    mine, other = _telling(left), _telling(right)
    if _texts(mine) == _texts(other) or _differs_in_blanks(ours, theirs):
        return CodeDifference(CodeChange.WORDS)
    if _says_the_same(ours, theirs):
        return CodeDifference(CodeChange.WORDS)
    found = _first_difference(ours, theirs, mine, other)
    renamed = _renamed(mine, other)
    return replace(found, change=CodeChange.NAMES, renamed=renamed) if renamed else found


def _texts(found: Sequence[Token]) -> list[str]:
    return [token.text for token in found]


def _differs_in_blanks(ours: str, theirs: str) -> bool:
    """Whether both do the same but for what readers fill in."""
    mine, other = left_blank(ours, theirs)
    return _texts(_telling(tokens(mine))) == _texts(_telling(tokens(other)))


def _says_the_same(ours: str, theirs: str) -> bool:
    """Whether all lines that differ do so in their words alone, and are for people to read; in a
    drawing only its numbers count.
    """
    left, right = _filled_lines(ours), _filled_lines(theirs)
    if min(len(_STROKE.findall(code)) for code in (ours, theirs)) >= _STROKES_OF_A_DRAWING:
        return Counter(_DIGITS.findall(ours)) == Counter(_DIGITS.findall(theirs))
    if len(left) != len(right):
        return _is_prose(left) and _is_prose(right) and _facts(ours) == _facts(theirs)
    return all(
        one == other
        or (_fixed(one) == _fixed(other) and (_is_for_people(one) or _is_for_people(other)))
        for one, other in zip(left, right, strict=True)
    )


def _filled_lines(code: str) -> list[str]:
    return [line.strip() for line in code.split("\n") if line.strip()]


def _is_prose(lines: Sequence[str]) -> bool:
    return sum(map(_is_for_people, lines)) >= 0.6 * len(lines)


def _fixed(line: str) -> list[str]:
    """What words and the punctuation around them leave of a line: numbers, names, signs."""
    return [
        token.text
        for token in tokens(line)
        if token.kind is not TokenKind.TEXT
        and not (token.kind is TokenKind.NAME and token.text.isalpha())
        and token.text not in _PUNCTUATION
    ]


def _facts(text: str) -> Counter[str]:
    """The numbers and addresses of a text that people read, wherever in it."""
    facts = (TokenKind.NUMBER, TokenKind.ADDRESS)
    return Counter(token.text for token in tokens(text) if token.kind in facts)


def _is_for_people(line: str) -> bool:
    """Whether a line is a sentence, or has words in letters that programs seldom use."""
    found = tokens(line)
    names = [token for token in found if token.kind is TokenKind.NAME and token.text.isalpha()]
    if any(not token.text.isascii() for token in names):
        return True
    signs = sum(t.kind is TokenKind.SIGN and t.text not in _PUNCTUATION for t in found)
    return len(names) >= _SENTENCE and signs <= len(names) // 3


def _squeezed(code: str) -> str:
    return " ".join(code.split())


def _telling(found: Sequence[Token]) -> list[Token]:
    """The tokens that say what the code does."""
    return [token for token in found if token.kind is not TokenKind.TEXT]


def _renamed(ours: Sequence[Token], theirs: Sequence[Token]) -> tuple[tuple[str, str], ...]:
    """The names that stand for others, if nothing else differs and each stands for one only."""
    if len(ours) != len(theirs):
        return ()
    to: dict[str, str] = {}
    for one, other in zip(ours, theirs, strict=True):
        if one.text == other.text and one.text not in to:
            if one.kind is TokenKind.NAME:
                to[one.text] = one.text
            continue
        if not _are_names(one, other):
            return ()
        if to.setdefault(one.text, other.text) != other.text:
            return ()
    twice = max(Counter(to.values()).values(), default=1) > 1
    return () if twice else tuple(pair for pair in to.items() if pair[0] != pair[1])


def _are_names(one: Token, other: Token) -> bool:
    """Whether two tokens are names, or strings with as many of them and the same numbers, or the
    first is there to be replaced.
    """
    if one.kind is TokenKind.STRING and _EXAMPLE.fullmatch(one.text):
        return other.kind is TokenKind.STRING
    if one.kind is TokenKind.STRING and other.kind is TokenKind.STRING:
        are_lists = _LIST_OF_NAMES.fullmatch(one.text) and _LIST_OF_NAMES.fullmatch(other.text)
        return bool(are_lists) and _LETTERS.sub("a", one.text) == _LETTERS.sub("a", other.text)
    return one.kind is TokenKind.NAME and other.kind is TokenKind.NAME


def _first_difference(
    ours: str, theirs: str, left: Sequence[Token], right: Sequence[Token]
) -> CodeDifference:
    """The lines in which the first token that differs stands."""
    from rapidfuzz.distance import Indel

    steps = Indel.opcodes([t.text for t in left], [t.text for t in right])
    step = next(step for step in steps if step.tag != "equal")
    return CodeDifference(
        CodeChange.CODE,
        _lines(ours, left[step.src_start : max(step.src_end, step.src_start + 1)]),
        _lines(theirs, right[step.dest_start : max(step.dest_end, step.dest_start + 1)]),
    )


def _lines(code: str, found: Sequence[Token]) -> str:
    """The line of the first token."""
    if not found:
        return ""
    start = code.rfind("\n", 0, found[0].start) + 1
    end = code.find("\n", found[0].start)
    return code[start : end if end >= 0 else len(code)].strip()
