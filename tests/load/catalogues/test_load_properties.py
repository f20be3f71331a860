"""Catalogues in .properties files: escapes, continued lines, lines."""

import pytest

from fidelity.errors import LoadError
from fidelity.load import parse

TEXT = """\
# of the pier
title = Ferries \\u2014 the lake

hours : From nine \\
        to five
path\\ key=C\\:\\\\boats
! end
count.other={0} boats
count.one={0} boat
empty=
"""


def test_texts_keep_their_keys_and_lines() -> None:
    document = parse(TEXT, ".properties", path="pier_be.properties")
    assert [(b.unit.name, b.text, b.line) for b in document.blocks if b.unit] == [
        ("title", "Ferries — the lake", 2),
        ("hours", "From nine to five", 4),
        ("path key", "C:\\boats", 6),
        ("count.other", "{0} boats", 8),
        ("count.one", "{0} boat", 9),
    ]
    assert document.lang == "be"


def test_an_escape_that_is_none_is_an_error_that_says_where() -> None:
    with pytest.raises(LoadError) as caught:
        parse("a=b\nc=\\u12x\n", ".properties", path="x.properties")
    assert (caught.value.where, caught.value.what) == (
        "x.properties:2",
        "not a valid escape: \\u12x",
    )
