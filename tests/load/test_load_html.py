import pytest

from fidelity.errors import LoadError
from fidelity.load import parse
from fidelity.model import Block, BlockKind, Embed, EmbedKind, Link, Mark, MarkKind


def blocks(html: str) -> tuple[Block, ...]:
    return parse(html, ".html").blocks


def kinds(html: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in blocks(html)]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<h2>H</h2><p>P</p>", [("heading", "H"), ("paragraph", "P")]),
        ("<ul><li>a<li>b</ul>", [("list-item", "a"), ("list-item", "b")]),
        ("<li><p>a</p><p>b</p></li>", [("list-item", "a"), ("list-item", "b")]),
        ("<dl><dt>t<dd>d</dl>", [("list-item", "t"), ("list-item", "d")]),
        ("<table><tr><th>a<td>b</table>", [("table-cell", "a"), ("table-cell", "b")]),
        ("<blockquote><p>q</p></blockquote>p", [("quote", "q"), ("paragraph", "p")]),
        ("<blockquote><ul><li>i</ul></blockquote>", [("list-item", "i")]),
        ("<details><summary>s</summary>d</details>", [("paragraph", "s"), ("paragraph", "d")]),
        ("<table><caption>c</caption><tr><td>d</table>", [("caption", "c"), ("table-cell", "d")]),
        ("<div>a<div>b</div>c</div>", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ("a<br>b", [("paragraph", "a b")]),
        ("a<br><br>b", [("paragraph", "a"), ("paragraph", "b")]),
        ("a<hr>b", [("paragraph", "a"), ("paragraph", "b")]),
        ("say <q>yes</q>.", [("paragraph", "say “yes”.")]),
        ("a<sup><a href='#1'>1</a></sup>", [("paragraph", "a")]),
        ("a<a href='#1'><sup>[1]</sup></a>", [("paragraph", "a")]),
        ("10<sup>6</sup>", [("paragraph", "106")]),
        ("<ruby><rb>漢<rt>kan<rb>字<rt>ji</ruby>", [("paragraph", "漢字")]),
        ("<ruby>字<rp>(</rp><rt>ji</rt><rp>)</rp></ruby>", [("paragraph", "字")]),
    ],
)
def test_elements_become_blocks_of_their_kind(html: str, found: list[tuple[str, str]]) -> None:
    assert kinds(html) == found


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<noscript><!-- </noscript>a<!-- --> b", ["a b"]),
        ("<noscript><iframe></noscript>a", ["a"]),
        ("<template><table></template>a", ["a"]),
        ("<template><template>x</template>y</template>a", ["a"]),
        ("<table><tr><td><svg><g>x</g><p>a</table>b", ["a", "b"]),
        ("<svg><foreignObject><p>x</p></foreignObject></svg>a", ["a"]),
        ("<svg><![CDATA[</svg>]]>x</svg>a", ["a"]),
        ("<svg/><p>a</p>", ["a"]),
        ("<frameset><frame src=x></frameset>x", []),
        ("<p>a</p><frameset>b</frameset>", ["a", "b"]),
    ],
)
def test_what_browsers_do_not_show_ends_where_it_ends_for_them(html: str, texts: list[str]) -> None:
    assert [text for _, text in kinds(html)] == texts


@pytest.mark.parametrize(
    "html",
    [
        "<p>Write <template> here.</p><p>after</p>",
        "<p>Write <noscript></p><p>after</p>",
        "<!-- <template> --><p>after</p><!-- </template> -->",
        "<!-- <noscript> --><p>after</p><!-- </noscript> -->",
        "<script>'<template>'</script><p>after</p><script>'</template>'</script>",
        "<p title='<svg>'>after</p><p title='</svg>'></p>",
        "<title>Write <svg> here</title><p>after</p>",
    ],
)
def test_what_only_looks_like_a_hidden_element_hides_nothing(html: str) -> None:
    assert kinds(html)[-1] == ("paragraph", "after")


def test_what_follows_a_hidden_element_keeps_its_line() -> None:
    html = "<noscript>\nx\n</noscript>\n<template>\n<p>x\n</template>\n<p>a"
    assert [block.line for block in blocks(html)] == [7]


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<template>x</template>",
        "<noscript>x</noscript>",
        "<svg><title>x</title><text>x</text></svg>",
        "<!-- x -->",
        "<?php x ?>",
        "<p hidden>x</p>",
        '<span aria-hidden="true">x</span>',
        '<div style="color: red; DISPLAY:none">x</div>',
        "<figure><audio src=a>x</audio></figure>",
        "<picture><source srcset=x></picture>",
        "<img src=x>",
        "<img src=x alt=' '>",
        "<iframe src=x>x</iframe>",
        "<textarea>x</textarea>",
    ],
)
def test_what_no_reader_sees_is_no_text(html: str) -> None:
    assert kinds(f"<p>before</p>{html}<p>after</p>") == [
        ("paragraph", "before"),
        ("paragraph", "after"),
    ]


def test_text_after_something_unseen_goes_on_in_the_same_block() -> None:
    assert kinds("<p>a <!-- x -->b <script>x</script>c</p>") == [("paragraph", "a b c")]


def test_white_space_and_entities_become_plain_text() -> None:
    assert kinds("<p>\n a&nbsp;b \t&amp;&#32;&shy;c&#8203;<b> d</b> </p>") == [
        ("paragraph", "a b & c d")
    ]


def test_links_and_marks_are_stretches_of_the_text() -> None:
    html = "<p>A <a href='/x'>fine <b>link</b></a>, <i>so</i> <code>it()</code>.</p>"
    assert blocks(html) == (
        Block(
            BlockKind.PARAGRAPH,
            "A fine link, so it().",
            line=1,
            links=(Link("/x", 2, 11, line=1),),
            marks=(
                Mark(MarkKind.STRONG, 7, 11),
                Mark(MarkKind.EMPHASIS, 13, 15),
                Mark(MarkKind.CODE, 16, 20),
            ),
        ),
    )


def test_white_space_at_the_edges_of_a_link_is_not_its_anchor() -> None:
    (block,) = blocks("<p>see<a href=x> this </a>page</p>")
    assert (block.text, block.anchor(block.links[0])) == ("see this page", "this")


def test_emphasis_around_paragraphs_is_found_in_each_of_them() -> None:
    html = "<div><em><p>One.</p><p>Two.</p></em></div>"
    assert [block.marks for block in blocks(html)] == [(Mark(MarkKind.EMPHASIS, 0, 4),)] * 2


def test_emphasis_in_pieces_is_one_stretch() -> None:
    (block,) = blocks("<p><em>One </em><a href=x><em>two</em></a> <em>three</em></p>")
    assert block.marks == (Mark(MarkKind.EMPHASIS, 0, 13),)


def test_a_paragraph_inside_emphasis_inside_a_paragraph_comes_out_right() -> None:
    html = "<p><i><p><i>By </i>Ann</p><blockquote><p>A poet.</p></blockquote></i></p><p>Text.</p>"
    assert kinds(html) == [("paragraph", "By Ann"), ("quote", "A poet."), ("paragraph", "Text.")]


def test_code_keeps_its_white_space() -> None:
    assert blocks("<pre><code>\na  b\n  c\n\n</code></pre>") == (
        Block(BlockKind.CODE, "a  b\n  c", line=2),
    )


def test_headings_have_a_level_and_items_a_depth() -> None:
    html = "<h3>h</h3><ul><li>a<ol><li>b</li></ol></li></ul><li>c</li>"
    assert [block.level for block in blocks(html)] == [3, 1, 2, 1]


def test_blocks_and_links_know_their_lines() -> None:
    html = (
        "<div>\n<p>\none</p>\n<!-- x\n -->\n<ul><li>two <a\nhref='x'>three</a>\n</ul>\n</div>\nfour"
    )
    found = blocks(html)
    assert ([block.line for block in found], found[1].links[0].line) == ([3, 6, 10], 6)


def test_lines_are_right_after_what_is_not_read() -> None:
    html = "<div>\n<!-- x\ny -->\n<script>\nz\n</script>\ntext</div>"
    assert [block.line for block in blocks(html)] == [7]


def test_lines_are_right_far_down_a_long_page() -> None:
    html = "<p>x</p>\n" * 70_000
    assert blocks(html)[-1].line == 70_000


class TestImages:
    def test_alternative_text_follows_the_block_that_holds_the_image(self) -> None:
        html = "<p>Look: <img alt='A cat' src=c.png> there.</p><p>Next.</p>"
        assert kinds(html) == [
            ("paragraph", "Look: there."),
            ("alt-text", "A cat"),
            ("paragraph", "Next."),
        ]

    def test_a_link_around_an_image_belongs_to_its_alternative_text(self) -> None:
        assert blocks("<p>One <a href=x><img alt='A cat'></a></p>") == (
            Block(BlockKind.PARAGRAPH, "One", line=1),
            Block(
                BlockKind.ALT_TEXT,
                "A cat",
                line=1,
                links=(Link("x", 0, 5, line=1),),
                embeds=(Embed(EmbedKind.IMAGE, "", 0, 0, line=1, text="A cat"),),
            ),
        )

    def test_a_link_around_an_image_with_words_belongs_to_the_words(self) -> None:
        found = blocks("<p><a href=x><img alt='A cat'> More cats</a></p>")
        assert [len(block.links) for block in found] == [1, 0]

    @pytest.mark.parametrize("caption", ["A cat", " a  CAT.", "<b>A</b> cat"])
    def test_a_caption_that_repeats_the_alternative_text_counts_once(self, caption: str) -> None:
        html = f"<figure><a href=x><img alt='A cat'></a><figcaption>{caption}</figcaption></figure>"
        (found,) = blocks(html)
        assert (found.kind, [link.href for link in found.links]) == (BlockKind.CAPTION, ["x"])

    def test_another_caption_stands_beside_the_alternative_text(self) -> None:
        html = "<figure><img alt='A cat'><figcaption>My cat</figcaption></figure>"
        assert kinds(html) == [("alt-text", "A cat"), ("caption", "My cat")]


class TestLinks:
    def test_a_link_around_nothing_is_kept_where_it_stands(self) -> None:
        (found,) = blocks("<p>One <a href=x></a>two</p>")
        assert found.links == (Link("x", 3, 3, line=1),)

    def test_a_link_alone_around_nothing_goes_to_the_next_block(self) -> None:
        found = blocks("<p><a href=x><b></b></a></p><p>Text</p>")
        assert found == (Block(BlockKind.PARAGRAPH, "Text", 1, (Link("x", 0, 0, line=1),)),)

    def test_the_last_link_around_nothing_goes_to_the_last_block(self) -> None:
        found = blocks("<p>Text</p><p><a href=x></a></p>")
        assert found == (Block(BlockKind.PARAGRAPH, "Text", 1, (Link("x", 4, 4, line=1),)),)

    def test_a_link_around_several_blocks_belongs_to_the_first_text(self) -> None:
        found = blocks("<a href=x><div> </div><h3>Head</h3><p>Text</p></a>")
        assert [len(block.links) for block in found] == [1, 0]

    def test_anchors_without_address_and_permalinks_are_no_links(self) -> None:
        html = "<h2><a name=a>One</a><a href='#one'>¶</a></h2>"
        assert blocks(html) == (Block(BlockKind.HEADING, "One", line=1, level=2, ids=("a",)),)

    def test_a_bare_address_on_a_page_is_no_link(self) -> None:
        assert blocks("<p>http://a.example</p>")[0].links == ()


class TestPages:
    HEAD = (
        "<!doctype html>\n<html lang='de-AT'><head><title> A  tale </title>\n"
        "<meta name=description content='Of two &amp; more'><meta name=author content='Ann Lee'>"
        "</head>\n<body>"
    )

    def test_the_head_gives_title_description_author_and_language(self) -> None:
        document = parse(f"{self.HEAD}<p>Text</p></body></html>", ".html")
        assert (document.blocks, dict(document.metadata), document.lang) == (
            (
                Block(BlockKind.TITLE, "A tale", line=2),
                Block(BlockKind.DESCRIPTION, "Of two & more", line=3),
                Block(BlockKind.PARAGRAPH, "Text", line=4),
            ),
            {
                "title": "A tale",
                "description": "Of two & more",
                "author": "Ann Lee",
                "lang": "de-AT",
            },
            "de",
        )

    def test_open_graph_stands_in_for_the_title_and_the_description(self) -> None:
        html = (
            "<html><head><meta property='og:title' content='T'>"
            "<meta property='og:description' content='D'></head><body>x</body></html>"
        )
        assert kinds(html) == [("title", "T"), ("description", "D"), ("paragraph", "x")]

    def test_front_matter_goes_before_the_head(self) -> None:
        html = f"---\ntitle: Mine\n---\n{self.HEAD}<p>Text</p>"
        assert kinds(html) == [
            ("title", "Mine"),
            ("description", "Of two & more"),
            ("paragraph", "Text"),
        ]

    @pytest.mark.parametrize(
        "body",
        [
            "<header>x</header><main><p>Text</p></main><footer>x</footer>",
            "<nav>x</nav><article><nav>x</nav><p>Text</p></article><aside>x</aside>",
            "<div>x</div><div role=main><p>Text</p></div>",
            "<main> </main><article><p>Text</p></article>x",
            "<main></main><nav>x</nav><p>Text</p>",
        ],
    )
    def test_only_the_main_part_of_a_page_is_read(self, body: str) -> None:
        assert kinds(f"<html><body>{body}</body></html>") == [("paragraph", "Text")]

    def test_all_outermost_articles_are_read(self) -> None:
        html = "<html><article>a<article>b</article></article><article>c</article></html>"
        assert [text for _, text in kinds(html)] == ["a", "b", "c"]

    def test_of_a_piece_of_a_page_everything_is_read(self) -> None:
        html = "<header>a</header><nav>b</nav><main>c</main><footer>d</footer>"
        assert [text for _, text in kinds(html)] == ["a", "b", "c", "d"]


class TestXhtml:
    def test_empty_elements_hide_nothing(self) -> None:
        declaration = "<?xml version='1.0' encoding='latin-1'?>"
        xhtml = f"{declaration}<html><body><script src='x'/><p>é</p></body></html>"
        assert [block.text for block in parse(xhtml, ".xhtml").blocks] == ["é"]


@pytest.mark.parametrize(
    "html",
    [
        "",
        " ",
        "<!-- x -->",
        "<p></p>",
        "\x00",
        "<",
        "<!",
        "</p>",
        "<a",
        "&",
        "<frameset></frameset>",
    ],
)
def test_pages_without_text_have_no_blocks(html: str) -> None:
    assert [text for _, text in kinds(html) if text not in "<&"] == []


def kinds_or_error(html: str) -> list[tuple[str, str]] | str:
    try:
        return kinds(html)
    except LoadError as error:
        return error.what


def test_text_nested_beyond_reason_is_read_or_refused_but_never_lost() -> None:
    assert kinds_or_error("<div>" * 100_000 + "x") in (
        [("paragraph", "x")],  # up to libxml2 2.13
        "its elements are nested too deep to be read",
    )
