"""Inputs that make careless parsers take the square of their size in time, or fall over."""

import time
from contextlib import suppress

import pytest

from fidelity.errors import LoadError
from fidelity.load import parse

PATIENCE = 40  # seconds of the processor; the slowest takes five, a quadratic reader minutes
DEEP = 50_000

MARKDOWN = {
    "quotes": ">" * DEEP + "a",
    "items in items": "- " * DEEP + "a",
    "items": "- a\n" * 20_000,
    "brackets": "[" * DEEP,
    "links": "[a](" * DEEP,
    "images": "![" * 20_000,
    "emphasis": "*a **a " * 20_000,
    "backticks": " ".join("`" * run for run in range(1, 500)),
    "references": "[a]: /b\n" * 20_000,
    "fences": "~~~\n````\n" * 10_000,
    "template tags": "{{< " * DEEP + "\n" + "{% a %}" * 20_000 + "a\n" + "](" * DEEP,
    "open template tags": "{{< \n" * 20_000,
    "pairs of tags": "{% a %}b" * 20_000,
    "HTML": "<div><b><a href=x>" * 300 + "a",
    "comments": "<!--" * DEEP,
}
ANY = {
    "one line": "lorem ipsum dolor sit " * 240_000,
    "one word": "a" * 5_000_000,
    "e-mail": "a." * 1_000_000 + "@",
    "brackets after an address": "http://a" + ")" * 1_000_000,
    "addresses": "http://a.example " * DEEP,
    "lines": "a b c\n" * 100_000,
    "zero-width characters": "\u200b" * 1_000_000,
    "flow in front matter": "---\ntitle: " + "[" * DEEP + "\n---\na",
    "mappings in front matter": "---\ntitle: x\na: " + "{b: " * DEEP + "\n---\na",
    "arrays in front matter": "+++\ntitle = " + "[" * DEEP + "\n+++\na",
    "keys in front matter": "---\n" + "title: x\n" * 20_000 + "---\na",
}
HTML = {
    "elements": "<p>a <b>b</b></p>\n" * DEEP,
    "open tags": "<a " * DEEP,
    "open paragraphs": "<p>" * DEEP + "a",
    "open links": "<a href=x>" * DEEP + "a",
    "attributes": "<p " + "a=b " * DEEP + ">a",
    "deep": "<div>" * 100_000 + "a",
    "deep lists": "<ul><li>" * DEEP + "a",
    "items": "<ul>" + "<li>a</li>\n" * DEEP + "</ul>",
    "breaks": "<br>" * DEEP,
    "figures": "<figure><img alt=a>" * 900 + "<p>a</p>" * DEEP,
}


RST = {
    "quotes": "\n\n".join(" " * depth + "a" for depth in range(1000)),
    "items in items": "- " * DEEP + "a",
    "items": "- a\n" * 20_000,
    "open references": "`a " * DEEP,
    "open substitutions": "|a\n" * DEEP,
    "open emphasis": "*a **b\n" * DEEP,
    "targets": ".. _a: b\n" * 20_000,
    "circles": ".. |a| replace:: |b|\n.. |b| replace:: |a|\n.. _c: d_\n.. _d: c_\n\n|a| c_\n",
    "directives": ".. a:: b\n\n" * 5000,
    "directives in directives": "\n".join("   " * k + ".. note::\n" for k in range(1000)),
    "rows": "+---+---+\n" + "| a | b |\n+---+---+\n" * 3000,
    "broken rows": "+---+---+\n" + "| a | b\n+---+--\n" * 3000,
}


ASCIIDOC = {
    "items in items": "\n".join("*" * depth + " a" for depth in range(1, 1000)),
    "signs": "*a _b #c ^d ~e `f +g " * 10_000,
    "macros": "link:a[" * DEEP,
    "notes": "footnote:[a " * DEEP,
    "addresses with words": "http://a[" * DEEP,
    "references": "<<a," * DEEP,
    "attributes": "[a=b," * DEEP,
    "values": ":a: {a}{a}\n" * 20_000,
    "blocks": "====\n----\n" * 20_000,
    "open blocks": "\n".join("=" * length for length in range(4, 1000)),
    "terms": "a:: \n" * 20_000 + "b",
    "rows": "|===\n" + "|a |b\n" * 20_000 + "|===\n",
    "cells": "|===\n" + "|a " * DEEP + "\n|===\n",
    "tables": "|===\na|\n" * 10_000,
    "conditions": "ifdef::a[]\n" * 20_000,
}


def seconds(text: str, suffix: str) -> float:
    started = time.process_time()
    with suppress(LoadError):
        parse(text, suffix)
    return time.process_time() - started


@pytest.mark.parametrize("text", MARKDOWN.values(), ids=MARKDOWN)
def test_markdown_is_read_or_refused_in_time(text: str) -> None:
    assert seconds(text, ".md") < PATIENCE


@pytest.mark.parametrize("text", HTML.values(), ids=HTML)
def test_html_is_read_or_refused_in_time(text: str) -> None:
    assert seconds(text, ".html") < PATIENCE


@pytest.mark.parametrize("text", ASCIIDOC.values(), ids=ASCIIDOC)
def test_asciidoc_is_read_or_refused_in_time(text: str) -> None:
    assert seconds(text, ".adoc") < PATIENCE


@pytest.mark.parametrize("text", RST.values(), ids=RST)
def test_restructuredtext_is_read_or_refused_in_time(text: str) -> None:
    assert seconds(text, ".rst") < PATIENCE


@pytest.mark.parametrize("suffix", [".md", ".html", ".wml", ".txt", ".rst", ".adoc"])
@pytest.mark.parametrize("text", ANY.values(), ids=ANY)
def test_any_text_is_read_or_refused_in_time(text: str, suffix: str) -> None:
    assert seconds(text, suffix) < PATIENCE
