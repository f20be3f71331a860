"""A recording is written, read back, and says clearly what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fidelity.back_translate import back_translate
from fidelity.back_translate.recorded import read, record
from fidelity.errors import EngineError
from fidelity.model import Block, BlockKind, Document, EngineInfo

APERTIUM = EngineInfo("apertium", "spa-eng 0.8.1", "apertium/spa-eng/0.8.1/abc")


def document(folder: Path, *texts: str) -> Document:
    lines = enumerate(texts, start=1)
    blocks = tuple(Block(BlockKind.PARAGRAPH, text, line) for line, text in lines)
    return Document(str(folder / "guide.es.md"), blocks)


def test_what_was_recorded_is_read_back_in_order(tmp_path: Path) -> None:
    rows = [("Última línea.\u2028Otra.", "Last line.\u2028Other."), ('A "b" \\ c', 'A "b" \\ c')]
    record(tmp_path / "es.back.jsonl", APERTIUM, rows)
    memory = read(tmp_path / "es.back.jsonl")
    assert (memory.made_by, list(memory.english.items())) == (APERTIUM, rows)


def test_recording_leaves_no_draft_behind(tmp_path: Path) -> None:
    record(tmp_path / "es.back.jsonl", APERTIUM, [("uno", "one")])
    assert [path.name for path in tmp_path.iterdir()] == ["es.back.jsonl"]


def test_a_recording_that_covers_the_document_is_picked_before_any_engine(tmp_path: Path) -> None:
    record(tmp_path / "es.back.jsonl", APERTIUM, [("Hola.", "HELLO."), ("Adiós.", "BYE.")])
    outcome = back_translate(document(tmp_path, "Hola.", "12", "Adiós."), lang="es")
    made = outcome.back_translation
    assert made is not None
    assert (made.texts, made.engine.name, made.engine.model, outcome.notes[0]) == (
        ("HELLO.", "12", "BYE."),
        "recorded",
        "apertium spa-eng 0.8.1",
        "back-translation recorded earlier with apertium spa-eng 0.8.1",
    )


def test_the_signature_changes_with_the_english_that_is_used_and_with_nothing_else(
    tmp_path: Path,
) -> None:
    def signature(*rows: tuple[str, str]) -> str:
        record(tmp_path / "es.back.jsonl", APERTIUM, rows)
        made = back_translate(document(tmp_path, "Hola."), lang="es").back_translation
        assert made is not None
        return made.engine.signature

    first = signature(("Hola.", "Hello."))
    assert signature(("Hola.", "Hello."), ("Otro.", "Other.")) == first
    assert signature(("Hola.", "Hi.")) != first


def test_a_recording_that_lacks_blocks_says_how_many_and_which_is_the_first(tmp_path: Path) -> None:
    record(tmp_path / "es.back.jsonl", APERTIUM, [("Hola.", "Hello.")])
    with pytest.raises(EngineError) as caught:
        back_translate(document(tmp_path, "Hola.", "Dos.", "Tres."), lang="es", engine="recorded")
    assert caught.value.what == "2 of 3 blocks are not recorded, the first on line 2: 'Dos.'"


def test_a_recording_that_lacks_blocks_is_passed_over_with_a_word(tmp_path: Path) -> None:
    record(tmp_path / "xx.back.jsonl", APERTIUM, [("Hola.", "Hello.")])
    outcome = back_translate(document(tmp_path, "Hola.", "Dos."), lang="xx")
    assert outcome.back_translation is None
    assert "1 of 2 blocks are not recorded" in outcome.notes[0]


def test_a_recording_that_is_not_there_is_missed_by_name(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"es\.back\.jsonl: there is no such recording"):
        back_translate(document(tmp_path, "Hola."), lang="es", engine="recorded")


HEADER = '{"engine": "a", "model": "b", "signature": "c"}\n'


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("", "", "the recording is empty"),
        ('{"engine": "a"}\n', ":1", "not an object of engine, model, signature"),
        (HEADER + '{"text": "uno"\n', ":2", "not JSON: Expecting ',' delimiter"),
        (HEADER + '\n{"text": "uno"}\n', ":3", "not an object of text, back_translation"),
        (HEADER + '["uno", "one"]\n', ":2", "not an object of text, back_translation"),
        (
            HEADER + '{"text": 1, "back_translation": ""}\n',
            ":2",
            "not an object of text, back_translation",
        ),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, text: str, where: str, what: str) -> None:
    path = tmp_path / "es.back.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EngineError) as caught:
        read(path)
    assert (caught.value.where, caught.value.what) == (f"{path}{where}", what)
