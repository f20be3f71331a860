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
