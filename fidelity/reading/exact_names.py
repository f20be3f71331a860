"""What a text calls things by that have the same name in every language: code between backticks,
formulas, versions, file names, paths, options, variables, commits.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from fidelity.lazy_pattern import lazy_pattern
from fidelity.model import Block, MarkKind
from fidelity.reading.placeholders import placeholders
from fidelity.reading.stretches import PUNCTUATION, Stretches, with_sign


class NameKind(StrEnum):
    """What an identifier names."""

    CODE = "code"
    FORMULA = "formula"
    VERSION = "version"
    FILE = "file"
    PATH = "path"
    OPTION = "option"
    VARIABLE = "name"
    COMMIT = "commit"
    VULNERABILITY = "number of a vulnerability"
    SIGN = "sign"


class ExactName(Struct, frozen=True):
    """An identifier at start:end of a text."""

    kind: NameKind
    text: str
    start: int
    end: int


_ENDINGS = "|".join(
    """py rb js mjs cjs ts jsx tsx md mdx rst txt html htm css scss json jsonc yaml yml toml ini cfg
    conf env lock xml svg png jpe?g gif pdf csv tsv sql sh bash zsh bat cmd ps1 exe dll so jar war
    go rs c h cc cpp hpp java kt swift php pl lua vue gz tgz bz2 xz zip tar deb rpm po mo log pem
    crt key proto tf""".split()
)
_STAGE = r"(?:[-.]?(?:rc|beta|alpha|preview|pre|dev|p|b|a)\.?\d*)?"
_KINDS = {
    NameKind.VULNERABILITY: r"\bCVE-\d{4}-\d{4,7}\b",
    NameKind.VERSION: rf"(?<![\w.-])v?\d+(?:\.\d+){{2,4}}{_STAGE}(?![\w-])(?!\.\d)",
    NameKind.PATH: r"(?<![\w/.:~-])(?:~|\.{1,2})?/[\w.-]+(?:/[\w.-]*[\w-])+",
    NameKind.FILE: rf"(?<![\w/.@-])[\w-]+(?:\.[\w-]+)*\.(?:{_ENDINGS})\b(?![\w/.-]*\w)",
    NameKind.OPTION: r"(?<![\w-])--[a-zA-Z][\w-]*\w(?![\w-])",  # dashes around words are none
    NameKind.COMMIT: r"(?<![\w-])(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}(?![\w-])",
    NameKind.VARIABLE: (
        r"(?<![\w./@-])(?:[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+"
        r"|[a-z]{2,}[a-z0-9]*[A-Z][A-Za-z0-9]*)(?![\w@])"
    ),
    NameKind.SIGN: r"[™®©]|\((?:TM|R|C)\)(?!\w)",
}
_MARKED = {MarkKind.CODE: NameKind.CODE, MarkKind.FORMULA: NameKind.FORMULA}
_SIGNS = {"(TM)": "™", "(R)": "®", "(C)": "©"}
_SIGN = re.compile(
    r"[\d/_™®©.(A-Z-]"  # as all of them begin or end: found sooner than one by one
    r"(?:(?<=[\d/_™®©])|(?<=\.)[a-z]|(?<=--)|(?<=[a-z][A-Z])|(?<=\()(?:TM|R|C)\))"
)
"""What stands in every identifier that nothing marks."""

_PATTERN = lazy_pattern(
    r"(?:(?<!\w)|(?=[™®©(]))"  # as all of them begin: the insides of words are passed over at once
    rf"(?:{'|'.join(f'(?P<{kind.name}>{text})' for kind, text in _KINDS.items())})"
)


def exact_names(block: Block) -> tuple[ExactName, ...]:
    """The identifiers of a block of prose in order; what placeholders and addresses hold is
    theirs.
    """
    codes = [mark for mark in block.marks if mark.kind in _MARKED]
    unmarked = _bare(block.text)
    if not codes and not unmarked:
        return ()
    taken = [span for found in placeholders(block.text) for span in found.stretches]
    taken += [(mark.start, mark.end) for mark in block.marks if not mark.kind.is_language]
    taken += [(link.start, link.end) for link in block.links if "://" in block.anchor(link)]
    coded = (
        ExactName(_MARKED[mark.kind], block.text[mark.start : mark.end], mark.start, mark.end)
        for mark in codes
        if not any(found.start <= mark.start < found.end for found in placeholders(block.text))
    )
    bare = (
        found
        for found in unmarked
        if not any(start < found.end and found.start < end for start, end in taken)
    )
    return tuple(sorted((*coded, *bare), key=lambda found: found.start))


@lru_cache(maxsize=2_048)
def _bare(text: str) -> tuple[ExactName, ...]:
    """Those that nothing marks; originals come again, with another translation."""
    return tuple(
        ExactName(kind, told, at + start, at + end)
        for at, stretch in with_sign(_SIGN, text)
        for kind, told, start, end in _IN_STRETCHES[stretch]
    )


def _in_stretch(stretch: str) -> tuple[tuple[NameKind, str, int, int], ...]:
    bare = stretch.strip(PUNCTUATION)
    if bare.isdigit() or (bare.isalpha() and (bare[1:].islower() or not bare.isascii())):
        return ()
    return tuple(
        (
            NameKind[match.lastgroup or ""],
            _SIGNS.get(match.group(), match.group()),
            *match.span(),
        )
        for match in _PATTERN.finditer(stretch)
    )


_IN_STRETCHES = Stretches(_in_stretch)
