"""Every format, from file to findings: a document against itself has none, however its characters
are written, and a change in it has one on the right line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from fidelity.model import Report
from fidelity.pipeline import check

FERRY = "The café’s ferry carries 40 cars to the island, and nobody waits for “her” at noon."
LINK = "https://ferry.example/map"
SAMPLES = {
    "a.md": f"---\ntitle: The ferry\n---\n\n# The ferry\n\n{FERRY} See the [map]({LINK}).\n\n- `{{name}}` is kept\n",
    "a.html": f"<!doctype html><html lang='en'><head><title>The ferry</title></head><body><p>{FERRY} See the <a href='{LINK}'>map</a>.</p></body></html>",
    "a.rst": f":date: 2024-05-03\n\nThe ferry\n=========\n\n{FERRY} See the `map <{LINK}>`_.\n\n- ``{{name}}`` is kept\n",
    "a.adoc": f"= The ferry\n:date: 2024-05-03\n\n{FERRY} See the {LINK}[map].\n\n* `{{name}}` is kept\n",
    "a.txt": f"The ferry\n\n{FERRY} See {LINK} for the map.\n",
    "a.po": f'msgid "ferry"\nmsgstr "{FERRY} See `the map <{LINK}>`_ of {{name}}."\n\nmsgid "%d boat"\nmsgid_plural "%d boats"\nmsgstr[0] "%d boat of the café"\nmsgstr[1] "%d boats of the café"\n',
    "a.xlf": f'<?xml version="1.0"?>\n<xliff version="1.2"><file original="x" target-language="en"><body>\n<trans-unit id="1"><source>x</source>\n<target>{FERRY} See <g id="1">the map</g> of <x id="2"/>.</target></trans-unit></body></file></xliff>\n',
    "a.tmx": f'<tmx version="1.4"><header srclang="en"/><body><tu>\n<tuv xml:lang="en"><seg>x</seg></tuv><tuv xml:lang="es"><seg>{FERRY} See <ph x="1"/>.</seg></tuv></tu></body></tmx>\n',
    "a.json": f'{{"ferry": "{FERRY} See {LINK} of {{name}}.",\n "count_one": "{{{{count}}}} boat", "count_other": "{{{{count}}}} boats"}}\n',
    "a.arb": f'{{"@@locale": "en", "ferry": "{FERRY} See {{name}}."}}\n',
    "a.yml": f'en:\n  ferry: "{FERRY} See {LINK} of %{{name}}."\n  last: "The boat waits for the café."\n',
    "a.properties": f"ferry={FERRY} See {{0}}.\nlast=The boat waits for the café.\n",
    "a.srt": f"1\n00:00:01,000 --> 00:00:03,000\n<i>{FERRY}</i>\n\n2\n00:00:04,000 --> 00:00:06,000\nThe boat waits for the café.\n",
    "a.vtt": f"WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ann>{FERRY}\n\n00:04.000 --> 00:06.000\nThe boat waits for the café.\n",
}
WRITTEN: dict[str, Callable[[str], str]] = {
    "itself": str,
    "byte order mark": lambda text: "\ufeff" + text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "no final newline": lambda text: text.rstrip("\n"),
    "no-break spaces": lambda text: text.replace(" cars", "\u00a0cars").replace(
        " boat ", "\u202fboat\u00a0"
    ),
    "zero width": lambda text: text.replace("ferry carries", "fer\u200bry\u2060 car\ufeffries"),
    "soft hyphens": lambda text: text.replace("island", "is\u00adland").replace(
        "nobody", "no\u00adbody"
    ),
    "marks of direction": lambda text: text.replace("cars to", "\u200ecars\u200f to"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "plain quotes": lambda text: text.replace("’", "'").replace("“her”", "‘her’"),
}
ENTITIES = {
    "a.html": FERRY.replace("é", "&eacute;").replace("’", "&#8217;").replace("“", "&ldquo;").replace(" cars", "&nbsp;cars"),
    "a.md": FERRY.replace("é", "&#xe9;").replace("’", "&rsquo;").replace(" cars", "&#160;cars"),
    "a.po": FERRY.replace("é", "&eacute;").replace(" cars", "&nbsp;cars"),
    "a.xlf": FERRY.replace("é", "&#233;").replace("’", "&#x2019;").replace(" cars", "&#160;cars"),
    "a.tmx": FERRY.replace("é", "&#233;"),
    "a.json": FERRY.replace("é", "\\u00e9").replace("’", "&rsquo;").replace(" cars", "\\u00a0cars"),
    "a.yml": FERRY.replace("é", "\\u00e9").replace("’", "\\u2019").replace(" cars", "\\_cars"),
    "a.properties": FERRY.replace("é", "\\u00e9").replace("’", "\\u2019"),
    "a.srt": FERRY.replace(" cars", "&nbsp;cars"),
    "a.vtt": FERRY.replace("é", "&eacute;").replace(" cars", "&nbsp;cars"),
}  # fmt: skip


def compared(folder: Path, name: str, original: str, translation: str) -> Report:
    paths = folder / name, folder / f"b{Path(name).suffix}"
    for path, text in zip(paths, (original, translation), strict=True):
        path.write_bytes(text.encode())
    return check(*paths, lang="en")


def found(report: Report) -> list[tuple[str, str]]:
    return [(finding.check, finding.message) for finding in report.findings]


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("way", WRITTEN)
def test_how_characters_are_written_is_no_difference(tmp_path: Path, name: str, way: str) -> None:
    text = SAMPLES[name]
    assert found(compared(tmp_path, name, text, WRITTEN[way](text))) == []


@pytest.mark.parametrize("name", ENTITIES)
def test_entities_and_escapes_are_no_difference(tmp_path: Path, name: str) -> None:
    text = SAMPLES[name]
    written = text.replace(FERRY, ENTITIES[name])
    assert written != text
    assert found(compared(tmp_path, name, text, written)) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_a_change_is_found_on_its_line(tmp_path: Path, name: str) -> None:
    text = SAMPLES[name]
    report = compared(tmp_path, name, text, text.replace("40 cars", "14 cars"))
    line = next(n for n, row in enumerate(text.split("\n"), 1) if "40 cars" in row)
    assert [
        (f.check, f.original and f.original.quote, f.translation and f.translation.line)
        for f in report.findings
    ] == [("changed-number", "40", line)]
