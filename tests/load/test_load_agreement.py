"""What is read of the examples of CommonMark and of html5lib is what their suites say is on the
page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from fidelity.load import parse
from fidelity.model import BlockKind

NAUGHTY = Path(__file__).parents[3] / "shared" / "naughty"
pytestmark = pytest.mark.skipif(not NAUGHTY.is_dir(), reason="the naughty texts are not here")

HIDDEN = frozenset(
    """applet audio canvas head iframe noembed noframes noscript object rp rt script style svg
    template textarea title video""".split()
)
APART = (BlockKind.ALT_TEXT, BlockKind.TITLE, BlockKind.DESCRIPTION)
NODE = re.compile(r'^\| ( *)(?:"(.*?)"|<([^\n]*)>|[^\n]*)$(?=\n\||\s*\Z)', re.MULTILINE | re.DOTALL)


def letters(text: str) -> list[str]:
    """The letters of a text in the order of the alphabet: parsers part on where they put what
    stands between the cells of a table.
    """
    return sorted("".join(text.split()))


def read(text: str, suffix: str) -> list[str]:
    blocks = parse(text, suffix).blocks
    return letters("".join(block.text for block in blocks if block.kind not in APART))


def shown(html: str) -> list[str]:
    from lxml import etree

    root = etree.fromstring(html.encode(), etree.HTMLParser(encoding="utf-8"))
    if root is None:
        return []
    etree.strip_elements(root, etree.Comment, *HIDDEN, with_tail=False)
    return letters("".join(map(str, root.itertext())))


def shown_of_tree(tree: str) -> list[str]:
    """The text of a tree of html5lib, without what is in hidden elements."""
    texts: list[str] = []
    hidden: int | None = None
    for node in NODE.finditer(tree):
        depth = len(node[1])
        if hidden is not None and depth > hidden:
            continue
        hidden = depth if node[3] and node[3].split()[-1] in HIDDEN else None
        texts.append(node[2] or "")
    return letters("".join(texts))


NO_DOCUMENTS = frozenset("colgroup frameset noframes plaintext script style textarea title".split())
"""What no text of ours is ever the inside of, where other rules hold than in a page."""

PARTS = re.compile(r"<(?:article|main|nav)\b", re.IGNORECASE)


def trees() -> Iterator[tuple[str, str]]:
    """The HTML and the tree of each case that runs no script, as browsers do that could run one:
    what is in `<noscript>` is not shown.

    Which parts of a page are its text is ours to say, and tested with the loader.
    """
    folder = NAUGHTY / "html5lib-tests" / "tree-construction"
    for path in folder.glob("*.dat"):
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        for case in re.split(r"(?:^|\n\n)#data\n", text)[1:]:
            html, _, rest = case.partition("#errors")
            told, _, tree = rest.partition("#document\n")
            around = told.partition("#document-fragment\n")[2].strip()
            if "#script-off" not in told and around not in NO_DOCUMENTS and not PARTS.search(html):
                yield html.removesuffix("\n"), tree


def test_examples_of_commonmark_are_read_as_they_are_shown() -> None:
    spec = (NAUGHTY / "commonmark-spec" / "spec.txt").read_text(encoding="utf-8")
    spec = spec.replace("→", "\t")
    examples = re.findall(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", spec, re.DOTALL | re.MULTILINE)
    agreed = [
        read(markdown, ".md") == (shown(html) if html.strip() else [])
        for markdown, html in examples
    ]
    assert (len(agreed) >= 652, sum(agreed) >= 0.99 * len(agreed)) == (True, True)


def test_trees_of_html5lib_are_read_as_they_are_shown() -> None:
    agreed = [read(html, ".html") == shown_of_tree(tree) for html, tree in trees()]
    # What a browser shows twice (`<selectedcontent>`) we read once, and what follows an open
    # `<template>` we read all the same. All else that is left has drawings, formulas or
    # `<plaintext>` in which tags of HTML were left open.
    assert (len(agreed) > 1700, sum(agreed) >= 0.99 * len(agreed)) == (True, True)
