"""Expressions wait until they are used, and then are what `re` makes of them."""

from __future__ import annotations

import re

import pytest

from fidelity.lazy_pattern import lazy_pattern


def test_a_lazy_pattern_finds_what_a_pattern_finds() -> None:
    lazy, ready = (make(r"(?P<word>B+) ", re.IGNORECASE) for make in (lazy_pattern, re.compile))
    text = "a bb c B "
    assert lazy.findall(text) == ready.findall(text) == ["bb", "B"]
    assert lazy.sub(r"<\g<word>>", text) == ready.sub(r"<\g<word>>", text)
    assert lazy.search(text, 9) is lazy.match(text) is None


def test_a_lazy_pattern_is_compiled_when_it_is_used() -> None:
    pattern = lazy_pattern("(")
    with pytest.raises(re.error):
        pattern.search("")
