from collections.abc import Mapping
from itertools import pairwise

import pytest

from fidelity.errors import LoadError
from fidelity.load import DEFAULT_CUES, parse
from fidelity.model import Block, BlockKind


def metadata(front: str) -> Mapping[str, str]:
    return parse(f"{front}\nBody.\n", ".md").metadata


def texts(text: str, suffix: str = ".md") -> list[str]:
    return [block.text for block in parse(text, suffix).blocks]


def test_title_and_description_stand_before_the_body_with_the_lines_of_their_keys() -> None:
    text = "---\ndate: 2024-05-01\ntitle: A tale\nsummary: >-\n  Of two\n  cities\n---\n\nBody.\n"
    assert parse(text, ".md").blocks == (
        Block(BlockKind.TITLE, "A tale", line=3),
        Block(BlockKind.DESCRIPTION, "Of two cities", line=4),
        Block(BlockKind.PARAGRAPH, "Body.", line=9),
    )


@pytest.mark.parametrize(
    ("yaml", "flat"),
    [
        ("date: 2024-05-01", {"date": "2024-05-01"}),
        ("version: 1.10\ndraft: no", {"version": "1.10", "draft": "no"}),
        ("time: 12:30:45", {"time": "12:30:45"}),
        ("tags: [a, b]", {"tags": "a, b"}),
        ("tags:\n  - a\n  - b", {"tags": "a, b"}),
        ("seo:\n  image:\n    alt: x", {"seo.image.alt": "x"}),
        ("by:\n- name: A\n- name: B", {"by.name": "A, B"}),
        ("empty:", {"empty": ""}),
        ("cSpell:ignore: word", {"cSpell:ignore": "word"}),
        ("a: x\na: y", {"a": "y"}),
        ("a: &x one\nb: *x", {"a": "one"}),
        ("? [a, b]\n: x\nc: d", {"c": "d"}),
    ],
)
def test_yaml_values_are_the_text_that_they_are(yaml: str, flat: dict[str, str]) -> None:
    assert metadata(f"---\n{yaml}\n---") == flat


@pytest.mark.parametrize(
    ("toml", "flat"),
    [
        ('title = "T"\ndraft = true', {"title": "T", "draft": "true"}),
        ("date = 2024-05-01\nweight = 1.10", {"date": "2024-05-01", "weight": "1.10"}),
        ('[a]\nb = ["x", "y"]', {"a.b": "x, y"}),
    ],
)
def test_toml_values_are_the_text_that_they_are(toml: str, flat: dict[str, str]) -> None:
    assert metadata(f"+++\n{toml}\n+++") == flat


def test_toml_titles_know_their_line() -> None:
    assert parse('+++\ndraft = false\ntitle = "T"\n+++\nBody.\n', ".md").blocks == (
        Block(BlockKind.TITLE, "T", line=3),
        Block(BlockKind.PARAGRAPH, "Body.", line=5),
    )


@pytest.mark.parametrize(
    ("front", "lang"),
    [
        ("lang: de", "de"),
        ("language: pt-BR", "pt"),
        ("locale: ZH_hant_TW", "zh"),
        ("lang:\nlocale: uk", "uk"),
        ("title: x", None),
    ],
)
def test_only_the_language_itself_is_kept_of_a_locale(front: str, lang: str | None) -> None:
    assert parse(f"---\n{front}\n---\nBody.\n", ".md").lang == lang


def test_the_keys_of_a_description_can_be_extended() -> None:
    cues = DEFAULT_CUES.extended({"description": ["standfirst"]})
    text = "---\ndescription: For machines\nstandfirst: For readers\n---\nBody.\n"
    assert parse(text, ".md", cues=cues).blocks[0].text == "For readers"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("---\n\nOne.\n\n---\n\nTwo.\n", ["One.", "Two."]),
        ("---\n\nnote: one\n\n---\n\nTwo.\n", ["note: one", "Two."]),
        ("---\n\nNever closed.\n", ["Never closed."]),
        ("---\nJust a sentence.\n---\n", ["Just a sentence."]),
        ("---\n- a\n- b\n---\n", ["a", "b"]),
        (
            "---\nThis is a whole sentence: with a colon\n---\n",
            ["This is a whole sentence: with a colon"],
        ),
        ("Text\n---\ntitle: x\n---\n", ["Text", "title: x"]),
        ("----\ntitle: x\n----\n", ["title: x"]),
    ],
)
def test_rules_are_no_front_matter(text: str, read: list[str]) -> None:
    assert texts(text) == read


@pytest.mark.parametrize("fence", ["---", "--- ", "---\t"])
def test_white_space_after_the_dashes_does_no_harm(fence: str) -> None:
    assert texts(f"{fence}\ntitle: T\n{fence}\nBody.\n") == ["T", "Body."]


def test_front_matter_may_begin_with_a_blank_line_or_a_comment() -> None:
    assert texts("---\n\n# note\ntitle: T\n---\nBody.\n") == ["T", "Body."]


def test_empty_front_matter_is_no_text() -> None:
    assert texts("---\n---\nBody.\n") == ["Body."]


def test_front_matter_may_end_with_dots() -> None:
    assert texts("---\ntitle: T\n...\nBody.\n") == ["T", "Body."]


def test_front_matter_of_plain_text_needs_a_usual_key() -> None:
    assert (texts("---\ntitle: T\n---\nBody.\n", ".txt"), texts("---\nps: x\n---\n", ".txt")) == (
        ["T", "Body."],
        ["---", "ps: x", "---"],
    )


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("---\ntitle: a: b\n---\nBody.\n", "post.md:2"),
        ("---\ntitle: T\ntags: [a, b\n---\nBody.\n", "post.md:4"),
        ("---\ntitle: T\nkey: 'open\n---\nBody.\n", "post.md:4"),
        ("+++\ntitle = T\n+++\nBody.\n", "post.md:2"),
    ],
)
def test_broken_front_matter_is_an_error_with_its_line(text: str, where: str) -> None:
    with pytest.raises(LoadError) as caught:
        parse(text, ".md", path="post.md")
    assert caught.value.where == where


def test_aliases_cannot_blow_a_document_up() -> None:
    levels = "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in pairwise("abcdefghi"))
    assert metadata(f"---\na: &a [x]\n{levels}---")["a"] == "x"
