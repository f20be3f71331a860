"""`fidelity align`: what belongs together, as text, JSON and TMX, from the real command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from fidelity.load.pairs import load_pair

ORIGINAL = (
    "The old ferry stopped in March. Nobody was told why.\n\n"
    "Its captain, Ilse Brandt, opened a bakery beside the pier & sells bread < 2 days old.\n\n"
    "Children still draw the ferry.\n"
)
TRANSLATION = (
    "El viejo transbordador paró en marzo. A nadie se le dijo por qué.\n\n"
    "Los niños aún dibujan el transbordador.\n\n"
    "Su capitana, Ilse Brandt, abrió una panadería junto al muelle.\n"
)
ENGLISH = (
    "The old ferry stopped in March. Nobody was told why.\n\n"
    "The children still draw the ferry.\n\n"
    "Its captain, Ilse Brandt, opened a bakery next to the pier.\n"
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, text in (("a.md", ORIGINAL), ("a.es.md", TRANSLATION), ("back.txt", ENGLISH)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "fidelity", "align", *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_beads_are_printed_with_their_lines(files: Path) -> None:
    done = run(files, "a.md", "a.es.md", "--back-translation", "back.txt")
    lines = [line.split()[:3] for line in done.stdout.splitlines()[4:]]
    assert (done.returncode, done.stdout.splitlines()[2]) == (0, "2 paired, 1 moved")
    assert sorted(lines) == [["1", "=", "1"], ["3", "=", "5"], ["5", "~", "3"]]


def test_json_tells_beads_and_sentences(files: Path) -> None:
    done = run(files, "a.md", "a.es.md", "--back-translation", "back.txt", "--format", "json")
    told = json.loads(done.stdout)
    first = told["alignment"][0]
    blocks = told["blocks"]
    sentences = [
        [
            blocks[side][place["block"]]["text"][place["start"] : place["end"]]
            for side in ("original", "translation")
            for place in pair[side]
        ]
        for pair in first["sentences"]
    ]
    assert (told["schema"], first["original"], first["translation"]) == (
        "fidelity/alignment@1", [0], [0],
    )  # fmt: skip
    assert sentences == [
        ["The old ferry stopped in March.", "El viejo transbordador paró en marzo."],
        ["Nobody was told why.", "A nadie se le dijo por qué."],
    ]


def test_tmx_is_a_translation_memory_that_can_be_read_again(files: Path) -> None:
    done = run(
        files, "a.md", "a.es.md", "--back-translation", "back.txt", "--format", "tmx",
        "--output", "memory.tmx",
    )  # fmt: skip
    original, translation = load_pair(files / "memory.tmx")
    assert (done.returncode, done.stdout) == (0, "")
    assert [block.text for block in original.blocks] == [
        "The old ferry stopped in March.",
        "Nobody was told why.",
        "Its captain, Ilse Brandt, opened a bakery beside the pier & sells bread < 2 days old.",
        "Children still draw the ferry.",
    ]
    assert (translation.lang, translation.blocks[2].text) == (
        "es",
        "Su capitana, Ilse Brandt, abrió una panadería junto al muelle.",
    )


def test_without_english_whole_paragraphs_are_units(files: Path) -> None:
    (files / "fidelity.toml").write_text('layers = ["structural"]\n', encoding="utf-8")
    done = run(files, "a.md", "a.es.md", "--format", "tmx", "--output", "memory.tmx")
    original, _ = load_pair(files / "memory.tmx")
    assert done.returncode == 0
    assert original.blocks[0].text == "The old ferry stopped in March. Nobody was told why."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.md", "nowhere.md"), "nowhere.md"),
        (("a.md", "empty.md"), "is empty"),
        (("a.md", "a.es.md", "--engine", "nosuch"), "nosuch"),
    ],
)
def test_what_cannot_be_aligned_is_an_error(
    files: Path, arguments: tuple[str, ...], said: str
) -> None:
    (files / "empty.md").write_text("", encoding="utf-8")
    done = run(files, *arguments)
    assert (done.returncode, done.stdout, said in done.stderr) == (2, "", True)
