"""Comments that accept: their forms in every format, and which blocks they stand for."""

from __future__ import annotations

import pytest

from fidelity.acceptance.comments import Comment, comments, covered
from fidelity.load import parse

WHAT = "fidelity: accept changed-number: the figure was corrected"
REASON = "the figure was corrected"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.md", f"One.\n\n<!-- {WHAT} -->\n\nTwo.\n"),
        ("a.md", f"One.\n\n<!--\n{WHAT[:36]}\n{WHAT[36:]}\n-->\n\nTwo.\n"),
        ("a.mdx", f"One.\n\n{{/* {WHAT} */}}\n\nTwo.\n"),
        ("a.html", f"<p>One.</p>\n\n<!--{WHAT}-->\n<p>Two.</p>\n"),
        ("a.po", f'msgid "One."\nmsgstr "Uno."\n# {WHAT}\nmsgid "Two."\nmsgstr "Dos."\n'),
        ("a.po", f'msgid "One."\nmsgstr "Uno."\n#. {WHAT}\nmsgid "Two."\nmsgstr "Dos."\n'),
        ("a.yaml", f"one: One.\n\n# {WHAT}\ntwo: Two.\n"),
        ("a.properties", f"one=One.\n\n# {WHAT}\ntwo=Two.\n"),
        ("a.rst", f"One.\n\n.. {WHAT}\n\nTwo.\n"),
        ("a.adoc", f"One.\n\n// {WHAT}\n\nTwo.\n"),
        ("a.md", f"---\ntitle: One\n# {WHAT}\ndescription: Two\n---\n\nThree.\n"),
        ("a.xlf", f"<xliff>\n\n<!-- {WHAT} -->\n</xliff>\n"),
        ("a.vtt", f"WEBVTT\n\nNOTE {WHAT}\n\n00:01.000 --> 00:02.000\nTwo.\n"),
    ],
)
def test_every_format_has_its_form(path: str, text: str) -> None:
    (comment,) = comments(text, path)
    assert (comment.line, comment.checks, comment.reason) == (3, ("changed-number",), REASON)
    assert (comment.is_alone, comment.is_file) == (True, False)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.md", f"# {WHAT}\n\nTwo.\n"),
        ("a.md", f"---\ntitle: One\n---\n\n# {WHAT}\n"),
        ("a.md", "Write fidelity: accept changed-number: why\n"),
        ("a.txt", f"<!-- {WHAT} -->\n"),
        ("a.html", f"<p># {WHAT}</p>\n"),
        ("a.yaml", f"one: '{WHAT}'\n"),
        ("a.md", "<!-- fidelity: accepted changed-number: why -->\n"),
    ],
)
def test_what_is_no_comment_there_accepts_nothing(path: str, text: str) -> None:
    assert comments(text, path) == ()


def test_several_checks_all_checks_and_whole_files_are_said_in_words() -> None:
    first, second = comments(
        "<!-- fidelity: accept added-link, dropped-link: ours -->\n"
        "<!-- fidelity: accept-file all: an old text -->\n",
        "a.md",
    )
    assert first == Comment(1, ("added-link", "dropped-link"), "ours", 1)
    assert second == Comment(2, ("all",), "an old text", 2, is_file=True)
    assert [second.is_for("changed-date"), first.is_for("changed-date")] == [True, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"One.\n\n<!-- {WHAT} -->\n\nTwo.\n\nThree.\n", {1}),
        (f"One.\n\n<!-- {WHAT} -->\nTwo.\n\nThree.\n", {1}),
        (f"One. <!-- {WHAT} -->\n\nTwo.\n\nThree.\n", {0}),
        (f"One.\n\nTwo\nis long. <!-- {WHAT} -->\n\nThree.\n", {1}),
        (f"One.\n\nTwo.\n\nThree.\n\n<!-- {WHAT} -->\n", {3}),
        (
            f"One.\n\n<!-- {WHAT.replace('accept', 'accept-file')} -->\n\nTwo.\n\nThree.\n",
            {0, 1, 2, 3},
        ),
    ],
)
def test_a_comment_stands_for_the_block_behind_it_or_the_one_that_it_ends(
    text: str, expected: set[int]
) -> None:
    (comment,) = comments(text, "a.md")
    assert covered(comment, parse(text, ".md")) == expected


@pytest.mark.parametrize(("suffix", "sign"), [(".rst", ".."), (".adoc", "//")])
def test_comments_of_other_markup_stand_for_the_block_behind_them(suffix: str, sign: str) -> None:
    text = f"One.\n\n{sign} {WHAT}\n\nTwo.\n\nThree.\n"
    document = parse(text, suffix)
    (comment,) = comments(text, f"a{suffix}")
    assert [block.text for block in document.blocks] == ["One.", "Two.", "Three."]
    assert covered(comment, document) == {1}
