r"""Teaches a Markdown parser formulas within a line: `$x$`, `$$x$$`, `\(x\)` and `\\(x\\)`.

A dollar is more often a price or a variable: a formula begins and ends without a space, and what is
between is no prose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fidelity.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_INSIDE = r"(?P<{}>(?:\\.|[^$\\])++)"
_FORMULA = lazy_pattern(
    rf"\$\${_INSIDE.format('double')}\$\$"
    rf"|(?<![\w$])\$(?!\s){_INSIDE.format('single')}(?<!\s)\$(?:(?![\w$])|(?=(?:th|st|nd|rd|s)\b))"
    r"|(?P<slashes>\\{1,2})\((?P<round>[^\n]{1,500}?)(?P=slashes)\)",
    re.DOTALL,
)
_COMMAND = re.compile(r"\\[A-Za-z]+\s*(?:\{[^{}]*\})?")
_PROSE = re.compile(r"\]\(|(?:^|[\s\d,.;:])[^\W\d_]{2,}(?=\s)|\s[^\W\d_]{2,}(?:$|[\s,.;:!?])")
_WORD = re.compile(r"[^\W\d_]{3,}")


def use_formulas(parser: MarkdownIt) -> None:
    """Add the rule; a formula is a token `math_inline`."""
    parser.inline.ruler.at("math_inline", _formula)


def _formula(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "$\\":
        return False
    match = _FORMULA.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    inside = (match["double"] or match["single"] or match["round"] or "").strip()
    if not _is_formula(inside):
        return False
    if not silent:
        state.push("math_inline", "math", 0).content = inside.strip("`")
    state.pos = match.end()
    return True


def _is_formula(inside: str) -> bool:
    """Whether there are no words between spaces, and more than a single word."""
    without_commands = _COMMAND.sub("", inside)
    return bool(inside) and not (_PROSE.search(without_commands) or _WORD.fullmatch(inside))
