"""Formulas in TeX, compared by what they say in every language."""

from __future__ import annotations

import re

_FOR_PEOPLE = re.compile(r"(\\(?:text\w*|mathrm|mbox|operatorname\*?))\s*\{[^{}]*\}")
_SPACES = re.compile(r"\\[,;:! ]|[\s~]+|\\q?quad\b")


def stands_in(formula: str, text: str) -> bool:
    """Whether a text has a formula, wherever it has spaces, whatever it calls things in `\\text{}`,
    and whether it writes a decimal point or a comma.
    """
    bare = _bare(formula)
    if not bare.isalnum():
        return bare in _bare(text)
    return bool(re.search(rf"(?<![^\W_]){re.escape(bare)}(?![^\W_])", text.casefold()))


def _bare(formula: str) -> str:
    without_words = _FOR_PEOPLE.sub(r"\1", formula.casefold())
    return _SPACES.sub("", without_words).replace("{,}", ".")
