import pytest

from fidelity.load.links import with_bare_links
from fidelity.model import Block, BlockKind, Link, Mark, MarkKind


def hrefs(text: str) -> list[str]:
    block = Block(BlockKind.PARAGRAPH, text, line=3)
    return [link.href for link in with_bare_links(block).links]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Go to http://a.example.", ["http://a.example"]),
        ("(see https://a.example/b)", ["https://a.example/b"]),
        ("https://a.example/wiki/B_(c)", ["https://a.example/wiki/B_(c)"]),
        ("“https://a.example”", ["https://a.example"]),
        ("https://a.example/?q=1&r=2#top!", ["https://a.example/?q=1&r=2#top"]),
        ("mailto:me@a.example", ["mailto:me@a.example"]),
        ("me.you+x@a-b.example.org;", ["mailto:me.you+x@a-b.example.org"]),
        ("one http://a.example two http://b.example", ["http://a.example", "http://b.example"]),
    ],
)
def test_bare_addresses_are_links(text: str, found: list[str]) -> None:
    assert hrefs(text) == found


@pytest.mark.parametrize(
    "text",
    ["www.a.example", "a.example/b", "user@host", "@handle", "note: this", "ftp://a.example"],
)
def test_what_has_no_scheme_and_no_mailbox_is_no_link(text: str) -> None:
    assert hrefs(text) == []


def test_an_address_inside_a_link_is_not_linked_again() -> None:
    linked = Block(BlockKind.PARAGRAPH, "http://a.example x", 1, (Link("/a", 0, 16, 1),))
    assert with_bare_links(linked) == linked


def test_an_address_in_inline_code_is_no_link() -> None:
    marks = (Mark(MarkKind.CODE, 4, 20),)
    coded = Block(BlockKind.PARAGRAPH, "GET http://a.example now", 1, marks=marks)
    assert with_bare_links(coded) == coded


def test_an_address_in_a_code_block_is_no_link() -> None:
    code = Block(BlockKind.CODE, "curl http://a.example", 1)
    assert with_bare_links(code) == code
