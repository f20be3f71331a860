from fidelity.load import parse
from fidelity.model import Block, BlockKind, Link


def test_macros_and_comments_are_no_text_and_the_title_is() -> None:
    wml = (
        '#use wml::site::template title="A page" X="y"\n'
        "# comment\n\n"
        "<p>One <a\nhref='$(HOME)/x'>\\\ntwo</a> th\\\nree.\n"
    )
    assert parse(wml, ".wml").blocks == (
        Block(BlockKind.TITLE, "A page", line=1),
        Block(BlockKind.PARAGRAPH, "One two three.", 4, (Link("$(HOME)/x", 4, 7, line=4),)),
    )


def test_a_defined_title_is_the_title() -> None:
    wml = "<define-tag pagetitle>A page</define-tag>\n#use wml::site::news\n<p>One</p>\n"
    assert [block.text for block in parse(wml, ".wml").blocks] == ["A page", "One"]


def test_macros_that_show_addresses_are_links() -> None:
    wml = "<p>See <url https://a.example/x>, or\n<email me@a.example></p>\n"
    (block,) = parse(wml, ".wml").blocks
    assert (block.text, [(link.href, link.line) for link in block.links]) == (
        "See https://a.example/x, or me@a.example",
        [("https://a.example/x", 1), ("mailto:me@a.example", 2)],
    )


def test_corrections_are_rows_of_a_table() -> None:
    wml = '<table>\n<correction apt "Fix it">\n<correction dpkg "Fix\nthat">\n</table>\n'
    assert [(b.text, b.line, b.cell and b.cell.row) for b in parse(wml, ".wml").blocks] == [
        ("apt", 2, 0),
        ("Fix it", 2, 0),
        ("dpkg", 3, 1),
        ("Fix that", 3, 1),
    ]
