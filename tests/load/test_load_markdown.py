import pytest

from fidelity.load import parse
from fidelity.model import Block, BlockKind, Embed, EmbedKind, Link, Mark, MarkKind


def blocks(markdown: str) -> tuple[Block, ...]:
    return parse(markdown, ".md").blocks


def kinds(markdown: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in blocks(markdown)]


def lines(markdown: str) -> list[int]:
    return [block.line for block in blocks(markdown)]


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("# H\n\nP\n", [("heading", "H"), ("paragraph", "P")]),
        ("H\n===\n", [("heading", "H")]),
        ("one\ntwo  \nthree\\\nfour\n", [("paragraph", "one two three four")]),
        ("- a\n- b\n", [("list-item", "a"), ("list-item", "b")]),
        ("1. a\n\n   b\n2. c\n", [("list-item", "a"), ("list-item", "b"), ("list-item", "c")]),
        ("> q\n> r\n\np\n", [("quote", "q r"), ("paragraph", "p")]),
        ("> - a\n", [("list-item", "a")]),
        ("- > q\n", [("quote", "q")]),
        ("```py\na  b\n\n  c\n```\n", [("code", "a  b\n\n  c")]),
        ("    a\n      b\n", [("code", "a\n  b")]),
        ("a\n\n***\n\nb\n", [("paragraph", "a"), ("paragraph", "b")]),
        ("|a|b|\n|-|-|\n|c|d|\n", [("table-cell", text) for text in "abcd"]),
        ("~~a~~ b\n", [("paragraph", "a b")]),
        ("term\n: meaning\n", [("list-item", "term"), ("list-item", "meaning")]),
        ("&copy; \\*a\\* &lt;b&gt;\n", [("paragraph", "© *a* <b>")]),
        ("![](x.png)\n\na\n", [("paragraph", "a")]),
        ("a[^1]\n\n[^1]: b\n", [("paragraph", "a"), ("paragraph", "b")]),
        ("a^[b *c*] d\n", [("paragraph", "a (b c) d")]),
        ("[a]: http://x.example\n", []),
    ],
)
def test_markdown_becomes_blocks_of_its_kinds(markdown: str, found: list[tuple[str, str]]) -> None:
    assert kinds(markdown) == found


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("## Head {#id}\n", "Head"),
        ("## Head {#id .class}\n", "Head"),
        ("Head {:#id}\n---\n", "Head"),
        ("## `{#a}`\n", "{#a}"),
        ("- [ ] to do\n", "to do"),
        ("- [x] done\n", "done"),
        ("- [link]\n", "[link]"),
        ("> [!NOTE]\n> Take care.\n", "Take care."),
        ("> [!TIP]+ Title\n", "Title"),
        ("> [!not a marker]\n", "[!not a marker]"),
    ],
)
def test_what_marks_up_a_block_is_no_text_of_it(markdown: str, text: str) -> None:
    assert [found for _, found in kinds(markdown)] == [text]


def test_blocks_know_their_lines() -> None:
    markdown = (
        "# a\n\nb\nc\n\n- d\n\n  e\n- f\n\n| g | h |\n|---|---|\n| i | j |\n\n```\nk\n```\n\n> l\n"
    )
    assert lines(markdown) == [1, 3, 6, 8, 9, 11, 11, 13, 13, 15, 19]


def test_front_matter_and_footnotes_count_in_the_lines() -> None:
    assert lines("---\ntitle: t\n---\n\na[^1]\n\n[^1]: b\n\nc\n") == [2, 5, 7, 9]


def test_links_know_their_line_and_their_words() -> None:
    markdown = 'One\n[two](/a "title") and\n[three][r].\n\n[r]: <b c>\n'
    (block,) = blocks(markdown)
    assert [(block.anchor(link), link.href, link.line) for link in block.links] == [
        ("two", "/a", 2),
        ("three", "b c", 3),
    ]


@pytest.mark.parametrize(
    ("markdown", "href"),
    [
        ("<http://a.example>", "http://a.example"),
        ("<me@a.example>", "mailto:me@a.example"),
        ("http://a.example/x_y_z.", "http://a.example/x_y_z"),
        ("[x](/путь?ф=1)", "/путь?ф=1"),
        ("[x](javascript:void)", "javascript:void"),
        ("[x]({% link _posts/a b.md %}#c)", "{% link _posts/a b.md %}#c"),
        ('[x]({{< ref "a.md" >}})', '{{< ref "a.md" >}}'),
        ("[x]({{ site.url }}/a)", "{{ site.url }}/a"),
    ],
)
def test_addresses_are_kept_as_they_were_written(markdown: str, href: str) -> None:
    (block,) = blocks(markdown)
    assert [link.href for link in block.links] == [href]


def test_marks_are_stretches_of_the_text() -> None:
    assert blocks("*a* **b** `c  d`\n") == (
        Block(
            BlockKind.PARAGRAPH,
            "a b c d",
            line=1,
            marks=(
                Mark(MarkKind.EMPHASIS, 0, 1),
                Mark(MarkKind.STRONG, 2, 3),
                Mark(MarkKind.CODE, 4, 7),
            ),
        ),
    )


def test_a_linked_image_takes_the_link() -> None:
    assert blocks("[![a *b*](i.png)](/x)\n") == (
        Block(
            BlockKind.ALT_TEXT,
            "a b",
            line=1,
            links=(Link("/x", 0, 3, line=1),),
            embeds=(Embed(EmbedKind.IMAGE, "i.png", 0, 0, line=1, text="a b"),),
        ),
    )


class TestHtmlInside:
    def test_blocks_of_html_are_read_as_html(self) -> None:
        markdown = "<figure>\n<img alt='A'>\n<figcaption>B</figcaption>\n</figure>\n\n*C*\n"
        assert kinds(markdown) == [("alt-text", "A"), ("caption", "B"), ("paragraph", "C")]

    def test_inline_html_is_read_as_html(self) -> None:
        (block,) = blocks("a <b>b</b><!-- c --> <a href='/d'>e</a><br>f\n")
        assert (block.text, [link.href for link in block.links]) == ("a b e f", ["/d"])

    def test_markdown_between_tags_is_markdown(self) -> None:
        assert kinds("<div>\n\n## a\n\n</div>\n") == [("heading", "a")]

    def test_markdown_in_a_block_that_asks_for_it_is_markdown(self) -> None:
        (block,) = blocks('<div markdown="1">\n*a* [b](/c)\n</div>\n')
        assert (block.text, len(block.marks), len(block.links)) == ("a b", 1, 1)

    def test_a_tag_that_would_hide_the_rest_is_text(self) -> None:
        markdown = "The <title> and <script> tags.\n\nMore.\n"
        assert [text for _, text in kinds(markdown)] == ["The <title> and <script> tags.", "More."]

    def test_a_tag_left_open_ends_with_its_paragraph(self) -> None:
        assert [block.marks for block in blocks("a <b>b\n\nc\n")][1] == ()

    def test_lines_after_html_are_right(self) -> None:
        assert lines("<!-- a\n\n b -->\n\n<p>c\nd</p>\n\ne\n") == [5, 8]


class TestTemplateTags:
    @pytest.mark.parametrize(
        "tag",
        [
            "{{< figure src='x' >}}",
            "{{% note %}}",
            "{% include a.html b=1 %}",
            "  {% tabs %} {% tab x %}  ",
            "{: .class}",
            "{{< figure\n  src='x'\n>}}",
            "{% comment\n%}",
        ],
    )
    def test_tags_on_lines_of_their_own_are_no_text(self, tag: str) -> None:
        assert [text for _, text in kinds(f"a\n\n{tag}\n\nb\n")] == ["a", "b"]

    def test_tags_around_a_text_leave_it_and_are_told_with_it(self) -> None:
        assert blocks("{{< note >}}\na\nb\n{{< /note >}}\n") == (
            Block(
                BlockKind.PARAGRAPH,
                "a b",
                line=2,
                embeds=(
                    Embed(EmbedKind.DIRECTIVE, "note", 0, 0, line=1, text="{{< note >}}"),
                    Embed(EmbedKind.DIRECTIVE, "/note", 3, 3, line=4, text="{{< /note >}}"),
                ),
            ),
        )

    @pytest.mark.parametrize(
        "text", ["It costs {{ price }} today", "{{< param x >}} and more", "{{< never closed"]
    )
    def test_tags_among_words_are_text(self, text: str) -> None:
        assert kinds(f"{text}\n\nb\n") == [("paragraph", text), ("paragraph", "b")]

    def test_pairs_of_tags_leave_what_is_between_them(self) -> None:
        assert kinds("{% raw %}{% file x %}a.py{% endfile %}\n") == [("paragraph", "a.py")]

    @pytest.mark.parametrize("fence", ["```", "~~~", "````"])
    def test_tags_in_code_are_code(self, fence: str) -> None:
        assert kinds(f"{fence}\n{{% if a %}}\n{fence}\n") == [("code", "{% if a %}")]

    def test_highlighted_code_is_code(self) -> None:
        markdown = "{% highlight ruby %}\nputs 1  + 1\n{% endhighlight %}\n\nb\n"
        assert kinds(markdown) == [("code", "puts 1  + 1"), ("paragraph", "b")]
