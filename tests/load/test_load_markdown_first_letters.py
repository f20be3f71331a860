"""Rules of Markdown are tried on the lines where they may find something, and on no others."""

from __future__ import annotations

import pytest

from fidelity.load import markdown_first_letters
from fidelity.load.markdown import _parser

_LINES = (
    "!!! note\n    text\n",
    "??? tip\n    text\n",
    ":::note\ntext\n:::\n",
    "/// note\ntext\n///\n",
    "$$\nx\n$$\n",
    "```\ncode\n```\n",
    "~~~\ncode\n~~~\n",
    "> quoted\nlazily\n",
    "* * *\n",
    "- - -\n",
    "___\n",
    "- one\n- two\n",
    "+ one\n",
    "* one\n",
    "1. one\n\n   more\n",
    "7) seven\n",
    "[^1]: note\n",
    "[a]: /address\n",
    "<div>\ntext\n</div>\n",
    "## Heading\n",
    "Heading\n---\n",
    "| a | b |\n|---|---|\n| c | d |\n",
    "term\n: definition\n",
    "    code\n",
)


@pytest.mark.parametrize("line", _LINES)
@pytest.mark.parametrize(
    "before", ["", "text\n", "text\n\n", "- ", "> ", "> - ", "[^2]: ", "a\n: "]
)
def test_what_is_found_is_what_all_rules_find(
    line: str, before: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = _parser.__wrapped__(()).parse(before + line)
    monkeypatch.setattr(markdown_first_letters, "_FIRST", {})
    assert found == _parser.__wrapped__(()).parse(before + line)


def test_each_rule_that_is_named_is_one_of_the_parser() -> None:
    rules = _parser(()).block.ruler.get_all_rules()
    assert markdown_first_letters._FIRST.keys() <= {*rules}
