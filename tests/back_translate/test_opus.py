"""OPUS-MT: a real model of CTranslate2, made here word by word, and what it is told."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("ctranslate2", reason="ctranslate2 is not installed")
pytest.importorskip("sentencepiece", reason="sentencepiece is not installed")

from ctranslate2 import get_cuda_device_count
from word_model import write_model

from fidelity.back_translate import back_translate, opus
from fidelity.back_translate.engine import Engine, Job
from fidelity.back_translate.opus_model import load
from fidelity.errors import EngineError
from fidelity.model import Block, BlockKind, Document

WORDS = {"Кошка": "The-cat", "не": "not", "спит.": "sleeps.", "видит": "sees", "дом.": "the-house."}
TOKENS = {">>eng<<": "▁[eng]"}
OPTIONS = 'folder = "models/{lang}-en" in [tool.fidelity.engines.opus]'
AGAIN = "convert the model again; the README says how"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that leaves the end of a sentence to us, as those of the transformers converter."""
    folder = tmp_path_factory.mktemp("models") / "ru-en"
    write_model(folder, WORDS, TOKENS)
    return folder


@pytest.fixture
def model(made: Path, tmp_path: Path) -> Path:
    """A copy of that model, to be changed."""
    return Path(shutil.copytree(made, tmp_path / "ru-en"))


def opened(model: Path, lang: str = "ru", /, **options: object) -> Engine:
    # More threads than idle cores would wait for each other.
    options = {"folder": str(model.with_name("{lang}-en")), "threads": 1, **options}
    return opus.open_engine(Job(Document("text.md", ()), lang, options=options))


TEXTS = ["Кошка спит.", "Кошка не видит дом.", "", "Кошка видит пса", "спит."]
ENGLISH = ["The-cat sleeps.", "The-cat not sees the-house.", "", "The-cat sees пса", "sleeps."]


@pytest.mark.parametrize(
    ("options", "english"),
    [
        ({}, ENGLISH),
        ({"beam": 1}, ENGLISH),
        ({"device": "cpu"}, ENGLISH),
        ({"prefix": ">>eng<<"}, [f"[eng] {text}".strip() for text in ENGLISH]),
        ({"prefix": ">>eng<<", "target_prefix": "▁[eng]"}, ENGLISH),
    ],
)
def test_each_sentence_becomes_english_and_ends_where_it_ends(
    made: Path, options: dict[str, Any], english: list[str]
) -> None:
    assert opened(made, **options).translate(TEXTS) == english


def test_a_model_that_adds_the_end_itself_gets_it_once(tmp_path: Path) -> None:
    write_model(tmp_path / "ru-en", WORDS, TOKENS, adds_end=True)
    engine = opened(tmp_path / "ru-en", prefix=">>eng<<", target_prefix="▁[eng]")
    assert isinstance(engine, opus.Opus)
    tokens = load(engine.recipe).tokens(["▁Кошка", "▁спит."])
    assert (engine.translate(TEXTS), tokens) == (ENGLISH, [">>eng<<", "▁Кошка", "▁спит."])


def test_a_model_that_leaves_the_end_to_us_gets_it_last(made: Path) -> None:
    engine = opened(made, prefix=">>eng<<")
    assert isinstance(engine, opus.Opus)
    tokens = load(engine.recipe).tokens(["▁Кошка", "▁спит."])
    assert tokens == [">>eng<<", "▁Кошка", "▁спит.", "</s>"]


def test_a_sentence_that_is_too_long_for_the_model_is_cut_not_lost(made: Path) -> None:
    assert opened(made, beam=1).translate(["Кошка " * 400]) == [" ".join(["The-cat"] * 400)]


def test_many_sentences_of_all_lengths_come_back_in_their_order(made: Path) -> None:
    counts = [1 + number * 37 % 60 for number in range(300)]  # in more than one batch
    texts = [" ".join(["Кошка"] * count) for count in counts]
    english = opened(made, beam=1).translate(texts)
    assert english == [" ".join(["The-cat"] * count) for count in counts]


def test_tokenisers_may_have_other_names(model: Path) -> None:
    (model / "source.spm").rename(model / "from.model")
    (model / "target.spm").rename(model / "into.model")
    engine = opened(model, source="from.model", target="into.model")
    assert engine.translate(TEXTS) == ENGLISH


def test_a_document_goes_through_the_model_that_the_project_names(made: Path) -> None:
    block = Block(BlockKind.PARAGRAPH, "Кошка спит. Кошка не видит дом.", 1)
    options = {"opus": {"folder": str(made), "languages": ["ru", "be"], "threads": 1}}
    outcome = back_translate(
        Document("text.md", (block,)), lang="ru", engine="opus", options=options
    )
    english = outcome.back_translation
    assert english is not None
    assert (english.texts, outcome.notes) == (
        ("The-cat sleeps. The-cat not sees the-house.",),
        ("back-translated with opus ru-en",),
    )


def test_where_the_model_itself_is_unsure_the_meaning_is_not_compared(tmp_path: Path) -> None:
    write_model(tmp_path / "guess", WORDS, TOKENS, sureness=0.03)
    blocks = (Block(BlockKind.PARAGRAPH, "Кошка спит.", 1), Block(BlockKind.PARAGRAPH, "12", 3))
    options = {"opus": {"folder": str(tmp_path / "guess"), "languages": ["ru"], "threads": 1}}
    outcome = back_translate(Document("text.md", blocks), lang="ru", engine="opus", options=options)
    assert outcome.back_translation is not None
    assert outcome.back_translation.unreliable == ("the engine gives it little credit itself", "")


@pytest.mark.parametrize(
    ("options", "what", "hint"),
    [
        ({"folder": ""}, "no model is named", OPTIONS),
        ({"folder": 5}, "the option folder is 5, not a text", 'folder = "..." in [tool.fidelity.'),
        ({"beem": 5}, "there is no option beem", "did you mean beam? it knows folder, languages"),
        ({"beam": 0}, "the option beam is 0, not a whole number from 1 on", "beam = 4 in ["),
        ({"device": "gpu"}, "the option device is 'gpu', not one of auto, cpu, cuda", 'device = "'),
        ({"languages": "ru"}, "the option languages is 'ru', not a list of texts", "languages = ["),
        (
            {"folder": "models", "languages": ["be"]},
            "models is not said to be a model for Russian (ru)",
            'languages = ["ru"], or {lang} in the name of the folder, in [tool.fidelity.engines.',
        ),
    ],
)
def test_an_option_that_cannot_be_used_is_an_error_with_the_way_to_mend_it(
    made: Path, options: dict[str, Any], what: str, hint: str
) -> None:
    with pytest.raises(EngineError) as caught:
        opened(made, **options)
    error = caught.value
    begin = (error.what[: len(what)], error.hint[: len(hint)])
    assert (error.where, *begin) == ("engine opus", what, hint)


def test_a_language_without_a_folder_is_an_error_that_names_the_folder(made: Path) -> None:
    with pytest.raises(EngineError) as caught:
        opened(made, "be")
    wanted = (str(made.with_name("be-en")), "there is no such folder")
    assert (caught.value.where, caught.value.what) == wanted


@pytest.mark.parametrize("name", ["model.bin", "config.json", "source.spm", "target.spm"])
def test_a_file_that_is_missing_is_named(model: Path, name: str) -> None:
    (model / name).unlink()
    with pytest.raises(EngineError) as caught:
        opened(model)
    error = caught.value
    assert (error.where, error.what, error.hint) == (
        str(model),
        f"there is no {name} in it",
        AGAIN,
    )


@pytest.mark.parametrize("name", ["model.bin", "config.json", "source.spm", "target.spm"])
def test_a_file_that_is_broken_is_an_error(model: Path, name: str) -> None:
    (model / name).write_bytes(b"\0" * 100)
    engine = opened(model)
    with pytest.raises(EngineError) as caught:
        engine.translate(["Кошка"])
    error = caught.value
    begin = error.what[: len("the model cannot be used: ")]
    assert (error.where, begin, error.hint) == (str(model), "the model cannot be used: ", AGAIN)


@pytest.mark.parametrize("option", ["prefix", "target_prefix"])
def test_a_token_that_the_model_does_not_know_is_an_error(made: Path, option: str) -> None:
    engine = opened(made, **{option: ">>fra<<"})
    with pytest.raises(EngineError) as caught:
        engine.translate(["Кошка"])
    assert caught.value.what == "the model does not know >>fra<<"


@pytest.mark.skipif(get_cuda_device_count() > 0, reason="there is a graphics card")
def test_without_a_graphics_card_it_cannot_be_asked_for(made: Path) -> None:
    with pytest.raises(EngineError, match="engine opus: no graphics card can be used"):
        opened(made, device="cuda")


def test_a_signature_changes_with_all_that_may_change_the_english(model: Path) -> None:
    same = [
        opened(model, **told).info.signature
        for told in ({"device": "cpu"}, {"device": "cpu", "languages": [], "threads": 2})
    ]
    os.utime(model / "model.bin", (0, 0))
    same.append(opened(model, device="cpu").info.signature)
    settings: list[dict[str, Any]] = [
        {"beam": 1},
        {"prefix": ">>eng<<"},
        {"target_prefix": ">>eng<<"},
    ]
    others = [opened(model, **{"device": "cpu"} | told).info.signature for told in settings]
    for name in ("model.bin", "source.spm", "target.spm", "config.json", "shared_vocabulary.json"):
        file = model / name
        content = file.read_bytes()
        file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))  # of the same size
        others.append(opened(model, device="cpu").info.signature)
    assert (len(set(same)), len({*same, *others})) == (1, 9)


def test_without_the_libraries_the_way_to_them_is_shown(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fidelity.back_translate.opus.find_spec", lambda _: None)
    with pytest.raises(EngineError) as caught:
        opened(made)
    assert (caught.value.what, caught.value.hint) == (
        "ctranslate2 and sentencepiece are not installed",
        "pip install 'translation-fidelity[opus]'",
    )
