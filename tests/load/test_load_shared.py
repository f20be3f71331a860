"""Texts of others, which must be read or refused by an error of ours."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from fidelity.errors import LoadError
from fidelity.load import load, parse
from fidelity.load.formats import ARCHIVES, BILINGUAL, MESSAGES, PAGES, archive_loader

SHARED = Path(__file__).parents[3] / "shared"
NAUGHTY = SHARED / "naughty"
BENCH = SHARED / "bench" / "data"
needs_naughty = pytest.mark.skipif(not NAUGHTY.is_dir(), reason="the naughty texts are not here")
needs_bench = pytest.mark.skipif(not BENCH.is_dir(), reason="the benchmark data are not here")


def survives(text: str, *suffixes: str) -> None:
    for suffix in suffixes:
        try:
            if archive := archive_loader(suffix):
                archive(text.encode("utf-8", "surrogateescape"), "a")
            else:
                parse(text, suffix)
        except LoadError:
            continue


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "surrogateescape")


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


@needs_naughty
@pytest.mark.parametrize(
    "suffix", [".md", ".html", ".xhtml", ".wml", ".txt", *PAGES, *MESSAGES, *BILINGUAL, *ARCHIVES]
)
def test_whole_files_of_the_suites_survive(suffix: str) -> None:
    for path in NAUGHTY.rglob("*"):
        if path.is_file():
            survives(read(path), suffix)


@needs_naughty
def test_examples_of_commonmark_survive() -> None:
    spec = read(NAUGHTY / "commonmark-spec" / "spec.txt")
    examples = re.findall(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", spec, re.DOTALL | re.MULTILINE)
    for markdown, html in examples:
        survives(markdown.replace("→", "\t"), ".md", ".txt", *PAGES)
        survives(html, ".html", ".md")


@needs_naughty
def test_inputs_of_html5lib_survive() -> None:
    for path in (NAUGHTY / "html5lib-tests").rglob("*.dat"):
        for html in re.findall(r"#data\n(.*?)\n#errors", read(path), re.DOTALL):
            survives(html, ".html", ".md")


@needs_naughty
def test_tokens_of_html5lib_survive() -> None:
    for path in (NAUGHTY / "html5lib-tests" / "tokenizer").glob("*.test"):
        tests = json.loads(read(path))
        for test in tests.get("tests", ()):
            survives(test["input"], ".html", ".md")


@needs_naughty
def test_yaml_of_the_suite_survives_as_front_matter() -> None:
    for path in (NAUGHTY / "yaml-test-suite").rglob("*.yaml"):
        for indented in re.findall(r"yaml: \|\n((?:    .*\n|\n)+)", read(path)):
            yaml = re.sub(r"^    ", "", indented, flags=re.MULTILINE)
            survives(f"---\n{yaml}\n---\nBody.\n", ".md", ".txt")
        survives(yaml, ".yml")


@needs_naughty
def test_naughty_strings_survive() -> None:
    for string in strings(json.loads(read(NAUGHTY / "blns" / "blns.json"))):
        survives(string, ".md", ".html", ".txt", ".srt", *PAGES)


@needs_naughty
def test_naughty_strings_survive_as_messages() -> None:
    for string in strings(json.loads(read(NAUGHTY / "blns" / "blns.json"))):
        quoted = json.dumps(string, ensure_ascii=False)
        survives(f"msgid {quoted}\nmsgstr {quoted}\n", ".po")
        survives(f'{{"a": {quoted}}}', ".json", ".arb", ".yml")
        survives(
            f"<xliff><file><unit><segment><source>{string}</source></segment></unit></file></xliff>",
            ".xlf",
        )
        survives(f"a={string}\n", ".properties")
        survives(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{string}\n", ".vtt")


@needs_bench
def test_real_documents_are_read() -> None:
    paths = [path for path in (BENCH / "docs").rglob("*.*") if path.suffix in {".md", ".wml"}]
    unread = [str(path) for path in paths if not load(path).blocks]
    assert (len(paths) > 0, unread) == (True, [])


@needs_bench
def test_paragraphs_of_real_texts_are_one_block_each() -> None:
    rows = (BENCH / "align_dev.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, rows):
        for paragraphs in (row["orig"], row["bt"]):
            blocks = parse("\n\n".join(paragraphs), ".txt").blocks
            assert len(blocks) == len(paragraphs), row["id"]
