"""Apertium, the real one: texts stay apart, marks survive, and faults are told."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from fidelity.back_translate import available, back_translate
from fidelity.back_translate.apertium_stream import translated
from fidelity.errors import EngineError
from fidelity.model import Block, BlockKind, Document

needs_apertium = pytest.mark.skipif(
    shutil.which("apertium") is None, reason="the program apertium is not installed"
)
WORDS = ("La casa es roja", "y el perro", "come", "su", "xyzzyfoo", "(Madrid),", "1.234,5", "«así»")
MARKS = [
    *"[]{}^$/\\<>@*~#+&=|_`",
    "[[t:b:1]]",
    "^a<n>$",
    ".[]",
    "[]",
    "[3]",
    ".[][7]",
    "\\\\",
    "\0",
]


def document(*texts: str, path: str = "nowhere/guia.es.md") -> Document:
    lines = enumerate(texts, start=1)
    return Document(path, tuple(Block(BlockKind.PARAGRAPH, text, line) for line, text in lines))


def english(*texts: str) -> tuple[str, ...]:
    made = back_translate(document(*texts), lang="es", engine="apertium").back_translation
    assert made is not None
    return made.texts


@needs_apertium
def test_each_text_becomes_english() -> None:
    texts = ("La casa es roja. El perro come.", "¿Dónde está el perro?", "El perro")
    assert english(*texts) == ("The house is red. The dog eats.", "Where it is the dog?", "The dog")


@needs_apertium
def test_unknown_words_carry_no_mark() -> None:
    assert english("El xyzzyfoo come.") == ("The xyzzyfoo eats.",)


@needs_apertium
def test_white_space_becomes_single_and_a_nul_is_white_space() -> None:
    assert english("La  casa\n\tes\0roja ") == ("The house is red",)


@needs_apertium
def test_sixty_texts_full_of_marks_stay_apart_and_keep_every_mark() -> None:
    chance = random.Random(60)
    texts = [" ".join(chance.choices((*WORDS, *MARKS), k=12)) + f" {i}" for i in range(1000, 1060)]
    shown = "[]{}^$/\\<>@*~#+&=|_`"

    def skeleton(text: str) -> list[int]:
        return [int(text.rsplit(maxsplit=1)[-1]), *(text.count(mark) for mark in shown)]

    assert [skeleton(text) for text in english(*texts)] == [skeleton(text) for text in texts]


@needs_apertium
def test_a_text_is_translated_the_same_alone_and_among_others() -> None:
    texts = ("La casa", "es roja", "", "y el perro come", "a su amigo.", "...", "Fin")
    assert english(*texts) == tuple(english(text)[0] for text in texts)


@needs_apertium
def test_code_and_names_come_through_byte_for_byte() -> None:
    text = "El archivo src/app_2.py de {user} está en https://x.org/a_b?c=[1]. Use %s y $HOME."
    wanted = "The archive src/app_2.py of {user} is in https://x.org/a_b?c=[1]. Use %s and $HOME."
    assert english(text) == (wanted,)


@needs_apertium
def test_the_engine_says_its_direction_and_version() -> None:
    outcome = back_translate(document("La casa."), lang="es", engine="apertium")
    made = outcome.back_translation
    assert made is not None
    assert made.engine.name == "apertium"
    assert made.engine.model.split()[0] == "spa-eng"
    assert made.engine.signature.startswith("apertium/spa-eng/")
    assert outcome.notes[0] == f"back-translated with apertium {made.engine.model}"


@needs_apertium
def test_a_language_that_is_not_installed_is_named_with_those_that_are() -> None:
    with pytest.raises(EngineError) as caught:
        back_translate(document("Куќата."), lang="mk", engine="apertium")
    assert "from Macedonian (mk) into English" in caught.value.what
    assert "Spanish (es)" in caught.value.what
    assert caught.value.hint == "apt install apertium apertium-mkd-eng"


def test_without_the_program_it_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    state = next(state for state in available("es") if state.name == "apertium")
    assert (state.usable, state.missing, state.hint) == (
        False,
        "the program apertium is not installed",
        "apt install apertium apertium-eng-spa",
    )


def program(folder: Path, script: str) -> list[str]:
    """A command that stands in for Apertium."""
    path = folder / "apertium"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return [str(path), "spa-eng"]


def test_a_text_that_a_stage_swallows_does_not_shift_the_others(tmp_path: Path) -> None:
    command = program(tmp_path, r"printf 'one.[][0]\0\0two.[]\0three.[][2]\0\0'")
    assert translated(command, ["uno", "dos", "tres"]) == {0: "one", 2: "three"}


def test_a_failure_shows_what_the_program_said(tmp_path: Path) -> None:
    command = program(tmp_path, "echo 'Error: Mode spa-eng does not exist' >&2; exit 1")
    with pytest.raises(EngineError, match="failed with exit code 1: Error: Mode spa-eng does not"):
        translated(command, ["uno"])


def test_a_program_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fidelity.back_translate.apertium_stream._SECONDS", 0.2)
    with pytest.raises(EngineError, match="no answer within 0 seconds"):
        translated(program(tmp_path, "sleep 60 | cat"), ["uno"])


@needs_apertium
def test_the_share_of_unknown_words_is_told_and_much_of_it_is_a_doubt() -> None:
    outcome = back_translate(document("El xyzzyfoo come qwrtplk."), lang="es", engine="apertium")
    assert outcome.back_translation is not None
    assert (
        outcome.back_translation.texts,
        outcome.back_translation.unknown,
        outcome.notes[1:],
    ) == (
        ("The xyzzyfoo eats qwrtplk.",),
        0.5,
        (
            "the engine did not know 50% of the words: the back-translation is unreliable",
            "the back-translation is unreliable in 1 of 1 paragraph (line 1: the engine did not "
            "know 2 of 4 words), so that the meaning layer says next to nothing here: install a "
            "better engine (fidelity engines)",
        ),
    )


@needs_apertium
def test_a_text_with_stars_of_its_own_has_no_unknown_words() -> None:
    outcome = back_translate(
        document("*El perro* come, @ y #duerme."), lang="es", engine="apertium"
    )
    assert outcome.back_translation is not None
    assert (outcome.back_translation.texts, outcome.back_translation.unknown) == (
        ("*The dog* eats, @ and #sleeps.",),
        0.0,
    )
