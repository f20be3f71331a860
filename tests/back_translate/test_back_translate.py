"""Which engine is picked, what goes to it, and what is said when there is none."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from types import SimpleNamespace

import pytest

from fidelity.back_translate import ENGINES, Outcome, available, back_translate
from fidelity.errors import EngineError
from fidelity.model import BackTranslation, Block, BlockKind, Document, EngineInfo, Rendering


def document(*texts: str) -> Document:
    lines = enumerate(texts, start=1)
    blocks = (Block(BlockKind.PARAGRAPH, text, line) for line, text in lines)
    return Document("nowhere/text.md", tuple(blocks))


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without any engine."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))


def test_english_is_its_own_back_translation() -> None:
    assert back_translate(document("One.", "2"), lang="en") == Outcome(
        BackTranslation(EngineInfo("none", "text as it is", "none/1"), ("One.", "2")),
        ("the translation is English already and is compared as it is",),
    )


@pytest.mark.usefixtures("bare")
def test_without_an_engine_the_note_says_how_to_get_one() -> None:
    outcome = back_translate(document("La casa."), lang="es")
    assert outcome.back_translation is None
    assert outcome.notes[0].startswith("no engine for Spanish (es): fidelity engines install es")
    assert outcome.notes[0].endswith(
        "; or apt install apertium apertium-eng-spa; meaning checks did not run"
    )


@pytest.mark.usefixtures("bare")
def test_a_way_that_does_not_exist_is_not_offered() -> None:
    assert "apt install" not in back_translate(document("Дом."), lang="ru").notes[0]


@pytest.mark.usefixtures("bare")
def test_what_is_available_is_told_for_every_engine() -> None:
    usable = {state.name: state.usable for state in available("es")}
    assert list(usable) == list(ENGINES)
    wanted = {"none": True, "file": True, "recorded": True, "argos": False, "apertium": False}
    assert usable | wanted == usable


def test_an_unknown_engine_is_met_with_the_nearest_name() -> None:
    with pytest.raises(EngineError) as caught:
        back_translate(document("La casa."), lang="es", engine="apertum")
    assert (caught.value.where, caught.value.hint) == (
        "engine apertum",
        "--engine apertium; the engines are auto, " + ", ".join(ENGINES),
    )


def test_a_package_can_register_an_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    loud = SimpleNamespace(
        info=EngineInfo("loud", "1", "loud/1"),
        translate=lambda texts: [text.upper() for text in texts],
    )
    module = SimpleNamespace(open_engine=lambda _: loud)
    monkeypatch.setitem(sys.modules, "loud_engine", module)
    entry = EntryPoint("loud", "loud_engine", "fidelity.engines")
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: [entry])
    outcome = back_translate(document("la casa", "12"), lang="es", engine="loud")
    spans = ((Rendering(0, 7, 0, 7),), (Rendering(0, 2, 0, 2),))
    wanted = BackTranslation(loud.info, ("LA CASA", "12"), spans, unreliable=("", ""))
    assert outcome == Outcome(wanted, ("back-translated with loud 1",))


def test_importing_the_stage_loads_no_engine() -> None:
    heavy = "{'ctranslate2', 'sentencepiece', 'sentencex', 'subprocess', 'importlib.metadata'}"
    code = f"import sys, fidelity.back_translate; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
