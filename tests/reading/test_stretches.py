"""What stretches of a text say is read once, and found again in its place."""

from __future__ import annotations

import re

from fidelity.reading.stretches import Stretches, rewritten, with_sign

SHOUTED = Stretches(lambda stretch: stretch.isupper() and stretch.lower())


def test_a_text_tells_something_where_one_of_its_stretches_does() -> None:
    assert SHOUTED.tell("We said NO twice.")
    assert not SHOUTED.tell("We said no twice.")
    assert not SHOUTED.tell("")


def test_stretches_that_tell_have_their_places_even_where_an_earlier_one_holds_them() -> None:
    assert tuple(SHOUTED.telling("aNO b\n NO c  OH")) == ((7, 9, "no"), (13, 15, "oh"))


def test_stretches_that_follow_each_other_are_one_run() -> None:
    assert tuple(SHOUTED.runs("NO NO\n OH no NO")) == ((0, 9), (13, 15))
    assert tuple(SHOUTED.runs("no")) == ()


def test_a_stretch_is_read_once_unless_it_is_so_long_that_it_is_met_no_more() -> None:
    read: list[str] = []

    def remember(stretch: str) -> bool:
        read.append(stretch)
        return True

    stretches = Stretches(remember)
    stretches.tell("one")
    stretches.tell("one")
    stretches.tell("o" * 200)
    assert read == ["one", "o" * 200]
    assert stretches == {"one": True}


def test_stretches_with_a_sign_are_found_whole_and_once() -> None:
    found = with_sign(re.compile("[@/]"), "to a@b.c/d,\n not to\u00a0x/ @")
    assert tuple(found) == ((3, "a@b.c/d,"), (20, "x/"), (23, "@"))
    assert not tuple(with_sign(re.compile("@"), "to none"))


def test_stretches_with_a_sign_are_rewritten_in_their_places() -> None:
    assert rewritten("a@b, or  c@ d", re.compile("@"), str.upper) == "A@B, or  C@ d"
    assert rewritten("none", re.compile("@"), str.upper) == "none"
