"""Argos Translate itself: the reference that the engine argos is held against."""

from __future__ import annotations

import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest
from argos_at_hand import dictionary, unpack_tiny

from fidelity.back_translate.engine import Availability, Engine, Job
from fidelity.back_translate.registry import engine_module
from fidelity.errors import EngineError
from fidelity.model import Document

ODD = (
    "",
    " ",
    "Врач",
    "Цены_выросли на_15 процентов.",
    " Врач  прочитал\u00a0отчёт. ",
    "Врач прочитал\nотчёт.",
    "Анна родилась в Москве. Учитель закрыл дверь! Ольга говорит по-английски?",
    "XQ0X прочитал XQ1X.",
    "☃ 東京 Ωmega ▁ «кот» <s> </s> <unk>",
    "врач " * 70,
)


def engines(lang: str, *packages: Path) -> list[Engine]:
    """Ours and the reference, with the same packages."""
    options: dict[str, object] = {"package": [str(path) for path in packages]}
    job = Job(Document("nowhere", ()), lang, options=options)
    return [engine_module(name).open_engine(job) for name in ("argos", "argostranslate")]


def test_four_hundred_sentences_are_the_same_in_both_engines(tmp_path: Path) -> None:
    pytest.importorskip("argostranslate", reason="argostranslate is not installed")
    from make_tiny_argos import sentences

    asked = dict(islice(sentences(11), 600))
    texts = [*islice(asked, 400), *ODD]
    ours, reference = (engine.translate(texts) for engine in engines("ru", unpack_tiny(tmp_path)))
    assert len(texts) == 400 + len(ODD)
    assert ours == reference


def test_a_chain_is_the_same_in_both_engines(tmp_path: Path) -> None:
    pytest.importorskip("argostranslate", reason="argostranslate is not installed")
    words = {"Урач": "Врач", "прачытаў": "прочитал", "справаздачу.": "отчёт."}
    chain = (dictionary(tmp_path, ("be", "ru"), words), unpack_tiny(tmp_path))
    ours, reference = engines("be", *chain)
    texts = ["Урач прачытаў справаздачу.", "Урач невядомы"]
    assert ours.info.model == reference.info.model == "be-ru-en 1.9+0.1"
    assert ours.translate(texts)[0] == "The doctor read the report."
    assert ours.translate(texts) == reference.translate(texts)


def test_where_it_is_not_installed_the_way_to_it_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))
    monkeypatch.setattr("fidelity.back_translate.argostranslate.find_spec", lambda _: None)
    unpack_tiny(tmp_path)
    missing, hint = (
        "argostranslate is not installed",
        "pip install 'translation-fidelity[argostranslate]'",
    )
    module = engine_module("argostranslate")
    wanted = Availability("argostranslate", False, ("ru",), missing, hint)
    assert module.availability("ru") == wanted
    with pytest.raises(EngineError) as caught:
        module.open_engine(Job(Document("nowhere", ()), "ru"))
    assert (caught.value.what, caught.value.hint) == (missing, hint)


def test_an_option_that_it_does_not_know_is_named() -> None:
    job = Job(Document("nowhere", ()), "ru", options={"device": "cpu"})
    with pytest.raises(EngineError) as caught:
        engine_module("argostranslate").open_engine(job)
    assert (caught.value.what, caught.value.hint) == (
        "there is no option device",
        "it knows package",
    )


def test_to_ask_what_it_can_do_loads_none_of_it() -> None:
    code = (
        "import sys; from fidelity.back_translate.argostranslate import availability;"
        "availability('ru'); print({'argostranslate', 'torch', 'ctranslate2'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
