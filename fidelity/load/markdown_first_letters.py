"""Has a Markdown parser try the rules of blocks only on lines that begin as theirs do.

The parser tries each of them on each line, though most tell by its first letter that it is none of
theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_Rule = Callable[["StateBlock", int, int, bool], bool]

# Rules that are not named here may find something on any line.
_FIRST = {
    "admonition": "!?",
    "container_colons": ":",
    "container_slashes": "/",
    "math_block": "$",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}


def use_first_letters(parser: MarkdownIt) -> None:
    """Let a parser that has all its rules try them so."""
    ruler = parser.block.ruler
    names = {rule.fn: rule.name for rule in ruler.__rules__}
    known = ruler.getRules

    @lru_cache(maxsize=len(names))
    def rules(chain: str = "") -> Sequence[_Rule]:
        return (_tried([(names[rule], rule) for rule in known(chain)]),)

    setattr(ruler, "getRules", rules)  # noqa: B010 - mypy forbids the assignment


def _tried(rules: Sequence[tuple[str, _Rule]]) -> _Rule:
    """Some rules as one, which tries them in their order."""
    others = tuple(rule for name, rule in rules if name not in _FIRST)
    letters = {letter for name, _ in rules for letter in _FIRST.get(name, "")}
    by_letter = {
        letter: tuple(rule for name, rule in rules if letter in _FIRST.get(name, letter))
        for letter in letters
    }

    def tried(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        place = state.bMarks[start] + state.tShift[start]
        for rule in by_letter.get(state.src[place : place + 1], others):
            if rule(state, start, end, silent):
                return True
        return False

    return tried
