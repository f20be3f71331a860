"""Roles as a whole document shows them; the texts are ours."""

import pytest

from fidelity.errors import SettingsError
from fidelity.load import DEFAULT_CUES, parse
from fidelity.model import MarkKind

LONG = (
    "The harbour froze in the second week of January, and for the first time in forty years the "
    "children of the island could walk to school across the bay, while the captains stood on the "
    "quay and argued about whose fault it was that nobody had ordered an icebreaker in time."
)


def roles(markdown: str) -> list[str]:
    """The kinds of the blocks that are not simply paragraphs of the body."""
    kinds = [block.kind.value for block in parse(markdown, ".md").blocks]
    return [kind for kind in kinds if kind not in {"paragraph", "title", "heading"}]


def datelines(markdown: str) -> list[str]:
    return [
        block.text[mark.start : mark.end]
        for block in parse(markdown, ".md").blocks
        for mark in block.marks
        if mark.kind is MarkKind.DATELINE
    ]


def story(*, top: str = "", middle: str = "", end: str = "", author: str = "") -> str:
    front = f"---\ntitle: Ice\nauthor: {author}\n---\n\n"
    body = [top, LONG, LONG, LONG, middle, LONG, LONG, LONG, end]
    return front + "\n\n".join(part for part in body if part)


class TestBylines:
    @pytest.mark.parametrize(
        "line",
        [
            "By Ann Lee",
            "*By* Ann Lee",
            "By ANN LEE and Bob van der Berg",
            "By Ann Lee, Photographs by Bob Berg",
            "By Ann Lee | March 3, 2024",
            "by [Ann Lee](/people/ann), senior correspondent",
            "Written by Ann Lee Jr.",
            "By AFP",
            "Photographs by Bob Berg",
            "Por Ana Gómez",
            "Von Eva Muster, Berlin",
            "Par Léa Dubois",
            "Автор: Анна Ли",
            "Аўтар: Янка Лойка",
            "作者：李安",
        ],
    )
    def test_a_line_near_the_top_that_names_who_wrote_is_a_byline(self, line: str) -> None:
        assert roles(story(top=line)) == ["byline"]

    def test_the_name_of_the_author_alone_is_a_byline(self) -> None:
        assert roles(story(top="Ann Lee, Oslo", author="Ann Lee")) == ["byline"]

    @pytest.mark.parametrize(
        "line",
        [
            "By Monday the strike was over.",
            "By Monday",
            "By the sea",
            "By the time the ice had gone, nobody spoke of it any more",
            "By Monday, Tuesday at the latest",
            "Par exemple",
            "Ann Lee, Oslo",
            "Stand By Me, they sang, and it was cold",
        ],
    )
    def test_other_lines_near_the_top_are_none(self, line: str) -> None:
        assert "byline" not in roles(story(top=line))

    def test_a_line_in_the_body_is_none(self) -> None:
        assert roles(story(middle="By Ann Lee")) == []


class TestBiographies:
    @pytest.mark.parametrize(
        "text",
        [
            "Ms. Lee is a marine biologist and the founder of the Bay Institute.",
            "Ann Lee (@annlee) covers the Arctic for The Example.",
            "Ann Lee, a former captain, teaches at the University of Example.",
            "Dr. Lee has written three books about ice.",
            "*Lee lives on the island of Example.*",
        ],
    )
    def test_who_the_author_is_at_the_end_is_a_biography(self, text: str) -> None:
        assert roles(story(end=text, author="Ann Lee")) == ["bio"]

    def test_who_the_author_is_below_the_byline_is_a_biography(self) -> None:
        top = "By Ann Lee\n\n> Ms. Lee is a marine biologist."
        assert roles(story(top=top)) == ["byline", "bio"]

    def test_authors_write_in_other_languages_too(self) -> None:
        text = story(top="Аўтар: Янка Лойка", end="Янка Лойка — марак і паэт.")
        assert roles(text) == ["byline", "bio"]

    def test_a_stranger_introduced_at_the_very_end_is_the_author(self) -> None:
        end = "Ann Lee is a novelist and a professor of history at Example College."
        assert roles(story(end=end)) == ["bio"]

    def test_a_stranger_introduced_in_italics_is_the_author(self) -> None:
        assert roles(story(end="*Ann Lee lives and writes on an island.*")) == ["bio"]

    @pytest.mark.parametrize(
        ("middle", "end"),
        [
            ("Ms. Lee is a marine biologist.", ""),
            ("", "Mr. Berg is the mayor of the island."),
            ("", "Lee’s book is about ice."),
            ("", "In the end Lee is right about the ice."),
            ("", "The island is a place for a writer."),
            ("Bob Berg came by boat.", "Bob Berg is a writer who likes the ice."),
        ],
    )
    def test_other_people_and_the_author_in_the_body_have_none(self, middle: str, end: str) -> None:
        assert roles(story(middle=middle, end=end, author="Ann Lee")) == []


class TestDatelines:
    @pytest.mark.parametrize(
        "line",
        [
            "She wrote from Vilnius, Lithuania.",
            "Ann Lee reported from Oslo, and Bob Berg from Bergen.",
            "Reporting from Example City",
            "Bob Berg contributed reporting from Tromso.",
            "Additional reporting by Bob Berg.",
            "Sie berichtete aus Bremen.",
            "Она писала из Осло.",
        ],
    )
    def test_a_line_that_says_from_where_it_was_reported_is_a_dateline(self, line: str) -> None:
        assert roles(story(end=line)) == ["dateline"]

    @pytest.mark.parametrize(
        "line",
        [
            "She wrote from prison every week.",
            "She wrote from Oslo every week for ten long years.",
            "Reports from the front line were mixed.",
        ],
    )
    def test_a_sentence_about_writing_is_none(self, line: str) -> None:
        assert (roles(story(middle=line)), roles(story(end=line))) == ([], [])

    def test_a_dateline_in_a_biography_is_marked(self) -> None:
        end = "Ms. Lee is a biologist. She wrote from St. Example, Norway."
        text = story(end=end, author="Ann Lee")
        assert (roles(text), datelines(text)) == (["bio"], ["She wrote from St. Example, Norway."])

    @pytest.mark.parametrize(
        "dateline",
        [
            "EXAMPLE CITY, Norway —",
            "OSLO (AP) —",
            "Oslo (dpa) -",
            "ОСЛО, 5 января —",
            "OSLO, March 3 --",
        ],
    )
    def test_a_dateline_before_a_story_is_marked(self, dateline: str) -> None:
        assert datelines(story(top=f"{dateline} {LONG}")) == [dateline]

    def test_a_place_alone_is_a_dateline_where_the_story_is_signed(self) -> None:
        text = f"OSLO — {LONG}"
        assert datelines(story(top=text, author="Ann Lee")) == ["OSLO —"]
        assert datelines(story(top=text)) == []

    @pytest.mark.parametrize(
        "opening",
        [
            "NOTE — ",
            "HTTP, or so — ",
            "Ice (frozen water) — ",
            "The bay — frozen since May — ",
            "A-",
        ],
    )
    def test_other_dashes_are_none(self, opening: str) -> None:
        assert datelines(story(top=f"{opening}{LONG}")) == []


class TestLabels:
    @pytest.mark.parametrize("label", ["Guest Essay", "OPINION", "Analysis", "Меркаванне", "World"])
    def test_a_short_line_above_the_body_is_a_label(self, label: str) -> None:
        assert roles(story(top=label)) == ["label"]

    def test_without_a_title_only_usual_words_are_labels(self) -> None:
        body = f"{LONG}\n\n{LONG}\n\n{LONG}"
        assert (roles(f"Opinion\n\n{body}"), roles(f"Ice at sea\n\n{body}")) == (["label"], [])

    @pytest.mark.parametrize(
        "line",
        [
            "Read this.",
            "Five short words stand here",
            "March 2024",
            "What now?",
            "In short:",
            "***",
        ],
    )
    def test_sentences_dates_and_longer_lines_are_none(self, line: str) -> None:
        assert roles(story(top=line)) == []

    def test_a_short_line_in_the_body_is_none(self) -> None:
        assert roles(story(middle="Guest Essay")) == []

    def test_a_short_line_after_the_first_sentences_is_none(self) -> None:
        lead = "The ice came early this year, and nobody on the island was at all prepared."
        assert roles(story(top=f"{lead}\n\nOpinion")) == []


class TestBoilerplate:
    NETWORKS = "[one](https://www.facebook.com/a) and [two](https://x.com/b)"

    @pytest.mark.parametrize(
        "text",
        [
            "The Example publishes letters to the editor. Here is [how](/letters).",
            "We’d love to hear from you.",
            "Follow us on Example.",
            "Subscribe to our weekly newsletter.",
            "Share this article",
            f"We are on {NETWORKS}.",
            "The views expressed here are those of the author.",
            "Подписывайтесь на наш канал.",
        ],
    )
    def test_what_publishers_put_below_is_boilerplate(self, text: str) -> None:
        assert (roles(story(end=text)), roles(story(middle=text))) == (["boilerplate"], [])

    @pytest.mark.parametrize(
        "text",
        ["© 2024 Example", "Copyright 2024 Example Ltd.", "All rights reserved.", "Advertisement"],
    )
    def test_notices_are_boilerplate_anywhere(self, text: str) -> None:
        assert roles(story(middle=text)) == ["boilerplate"]

    @pytest.mark.parametrize(
        "text",
        [
            "He [wrote](https://www.facebook.com/a) that the ice was thin.",
            "[Ann](https://linkedin.com/in/a) and [Bob](https://linkedin.com/in/b) agree.",
            "They share this ice with the seals, who were there before them.",
            "She signed up for the navy.",
            "Copyright is no reason to freeze.",
            "See [this](http://[broken) and [that](http://]).",
        ],
    )
    def test_other_paragraphs_are_none(self, text: str) -> None:
        assert (roles(story(end=text)), roles(story(middle=text))) == ([], [])


class TestFewBlocks:
    def test_one_or_two_blocks_have_no_roles(self) -> None:
        assert roles("By Ann Lee\n\nAnn Lee is a writer. © 2024\n") == []

    def test_sentences_one_after_the_other_have_none(self) -> None:
        sentences = [
            "Opinion is divided.",
            "By noon it rains.",
            "Ann is a writer.",
            "I wrote from the heart.",
            "Nice weather",
            "Follow the road.",
        ]
        assert roles("\n\n".join(sentences)) == []


class TestCues:
    def test_cues_can_be_extended(self) -> None:
        cues = DEFAULT_CUES.extended({"byline": [r"Palabras de (?P<name>.+)"]})
        blocks = parse(story(top="Palabras de Ana Gómez"), ".md", cues=cues).blocks
        assert blocks[1].kind == "byline"

    @pytest.mark.parametrize(
        ("more", "where"),
        [({"byline": ["(unclosed"]}, "roles.byline"), ({"biline": ["x"]}, "roles.biline")],
    )
    def test_wrong_cues_are_errors_of_ours(self, more: dict[str, list[str]], where: str) -> None:
        with pytest.raises(SettingsError) as caught:
            DEFAULT_CUES.extended(more)
        assert caught.value.where == where


class TestCaptions:
    def test_an_italic_line_below_an_image_is_its_caption(self) -> None:
        image = "![Children on the ice](bay.jpg)\n\n*Children crossing the bay. Photo: R. Lind*"
        assert roles(story(middle=image)) == ["alt-text", "caption"]

    @pytest.mark.parametrize(
        "text",
        [
            "![Children on the ice](bay.jpg)\n\nChildren crossed the bay that day.",
            "*Children crossing the bay.*",
        ],
        ids=["not in italics", "below no image"],
    )
    def test_other_lines_are_none(self, text: str) -> None:
        assert "caption" not in roles(story(middle=text))


def test_an_italic_paragraph_that_opens_with_the_author_is_a_bio_whatever_it_says() -> None:
    note = "*Runa Lind keeps bees on the island and has published two books about ice.*"
    assert roles(story(end=note, author="Runa Lind")) == ["bio"]
