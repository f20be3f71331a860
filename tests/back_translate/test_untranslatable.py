"""Long runs of one character cost little."""

from __future__ import annotations

from time import process_time

import pytest

from fidelity.back_translate.untranslatable import untranslatable
from fidelity.model import Block, BlockKind

RUNS = [
    *("a", "a-", "a/", "a.", "a_", "a@", "a@a.", "/a", "/a.", "./", "~/", "_", "-", "."),
    *("http://", "www.", "{{", "{%", "$", "%", "%(", "<a", "<a ", '<a b="', "C:\\", "XQ", "é"),
]


@pytest.mark.parametrize("run", RUNS)
def test_a_long_run_is_searched_in_linear_time(run: str) -> None:
    block = Block(BlockKind.PARAGRAPH, run * 20_000, line=1)
    started = process_time()
    untranslatable(block)
    assert process_time() - started < 1.0
