import pytest
from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination

from fidelity.load.markdown_addresses import use_plain_addresses


@pytest.mark.parametrize(
    "text",
    [
        "https://a.example/b?c=d#e)",
        "/b.md 'title')",
        "a<b)",
        "<a b>)",
        "a(b)c)",
        "a(b",
        "a\\)b)",
        "a&amp;b)",
        "a\x7fb)",
        "é\u00a0ü",
        ")",
        "",
    ],
)
def test_addresses_are_those_that_the_parser_reads(text: str) -> None:
    parser = MarkdownIt()
    use_plain_addresses(parser)
    ours, theirs = (
        read(text, 0, len(text))
        for read in (parser.helpers.parseLinkDestination, parseLinkDestination)
    )
    assert (ours.ok, ours.pos, ours.str) == (theirs.ok, theirs.pos, theirs.str)
