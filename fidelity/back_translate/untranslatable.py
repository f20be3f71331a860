"""Which stretches of a block are no language: code, links, placeholders, tags, file names.

Over-long runs of one character must stay cheap here: where a pattern can begin inside its own
match, a look-behind keeps it from trying again at each character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fidelity.lazy_pattern import lazy_pattern
from fidelity.model import Block

_EXTENSION = (
    "md|mdx|txt|rst|html?|xml|json|jsonl|ya?ml|toml|ini|cfg|conf|env|csv|tsv|sql|sh|bat|ps1|py|"
    "ipynb|js|mjs|jsx|ts|tsx|css|scss|vue|java|kt|go|rs|rb|php|cs|c|h|cpp|hpp|swift|lua|tex|log|"
    "pdf|docx?|xlsx?|pptx?|odt|epub|png|jpe?g|gif|svg|webp|ico|mp[34]|zip|gz|tgz|tar|deb|rpm|exe|"
    "lock|mo|po|pot|xliff?"
)
_WORD = r"\w\u00C0-\u058F"  # with re.ASCII: Latin, Greek and Cyrillic; other scripts set no spaces
_BEFORE, _AFTER = rf"(?<![{_WORD}])", rf"(?![{_WORD}])"
_ADDRESS = r"[!#-;=?-~\u00C0-\u058F]*[\w/#=&\u00C0-\u058F-]"
_ATTRIBUTE = r"""\s+[\w:@.-]+=(?:"[^"]*"|'[^']*'|[^\s"'<>]+)"""
_KEPT = lazy_pattern(
    "|".join(
        (
            rf"(?:https?|ftp|file)://{_ADDRESS}|mailto:{_ADDRESS}|{_BEFORE}www\.{_ADDRESS}",
            r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # e-mail
            rf"</?[A-Za-z][\w:-]*(?:{_ATTRIBUTE})*\s*/?>",  # tag
            r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\$?\{[\w.:!$@#\[\]-]*\}",  # {{< x >}} {% x %} {x} ${X}
            r"(?<![\w$])\$[A-Za-z_]\w*",  # $HOME
            rf"(?<![\w%])%(?:\(\w+\)|\d+\$)?[-+0#]?\d*(?:\.\d+)?[sdifrxXu@]{_AFTER}",  # %s %(x)d
            # /etc/hosts ./run ~/notes
            rf"(?<![{_WORD}./])(?:~|\.{{1,2}})?(?:/[\w.@+-]+)+(?<!\.)/?{_AFTER}",
            r"\b[A-Za-z]:\\[\w.\\-]*\w",  # C:\Users
            # app.py src/app.py
            rf"(?<![{_WORD}./@+-])(?:[\w@+-][\w.@+-]*/)*[\w-][\w.-]*\.(?:{_EXTENSION}){_AFTER}",
            rf"{_BEFORE}\w*[^\W_]_+[^\W_]\w*{_AFTER}",  # snake_case
            r"XQ ?\d+ ?X",  # what protect.py would take for a token of its own
        )
    ),
    re.IGNORECASE | re.ASCII,
)


def untranslatable(block: Block) -> list[tuple[int, int]]:
    """Start and end of each stretch, in order; those that touch or overlap are one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(_stretches(block)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged


def _stretches(block: Block) -> Iterable[tuple[int, int]]:
    yield from ((mark.start, mark.end) for mark in block.marks if not mark.kind.is_language)
    yield from (found.span() for found in _KEPT.finditer(block.text))
