"""Argos: a real package, a tiny one, run without Argos itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from argos_at_hand import dictionary, hollow, unpack_tiny
from ctranslate2 import get_cuda_device_count

from fidelity.back_translate import available, back_translate
from fidelity.back_translate.argos_model import cut
from fidelity.errors import EngineError
from fidelity.model import Block, BlockKind, Document


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packages that holds the tiny one."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))
    unpack_tiny(tmp_path)
    return tmp_path


def document(*texts: str) -> Document:
    lines = enumerate(texts, start=1)
    blocks = (Block(BlockKind.PARAGRAPH, text, line) for line, text in lines)
    return Document("nowhere/text.ru.md", tuple(blocks))


def english(*texts: str) -> tuple[str, ...]:
    made = back_translate(document(*texts), lang="ru", engine="argos").back_translation
    assert made is not None
    return made.texts


@pytest.mark.usefixtures("packages")
def test_each_text_becomes_english_sentence_by_sentence() -> None:
    texts = (
        "Анна родилась в Москве в 1985 году. Встреча не состоится 6 марта.",
        "Цены выросли на 15 процентов.",
        "Суд признал, что Иван невиновен. Учитель закрыл дверь. Ольга говорит по-английски.",
    )
    assert english(*texts) == (
        "Anna was born in Moscow in 1985. The meeting will not take place on March 6.",
        "Prices rose by 15 percent.",
        "The court found that Ivan is innocent. The teacher closed the door. Olga speaks English.",
    )


@pytest.mark.usefixtures("packages")
def test_a_text_is_translated_the_same_alone_and_among_others() -> None:
    texts = tuple(f"Компания открыла {count} новых магазинов в Риме." for count in range(5, 45))
    assert english(*texts) == tuple(english(text)[0] for text in texts)


@pytest.mark.usefixtures("packages")
def test_a_sentence_that_is_too_long_for_the_model_is_cut_not_lost() -> None:
    text = "Анна родилась в Москве в 1985 году, " * 60
    assert english(text)[0].count("was born") > 1


@pytest.mark.usefixtures("packages")
def test_an_installed_package_is_picked_before_other_engines() -> None:
    outcome = back_translate(document("Врач прочитал отчёт."), lang="ru")
    made = outcome.back_translation
    assert made is not None
    assert (made.texts, made.engine.name, made.engine.model, outcome.notes[0]) == (
        ("The doctor read the report.",),
        "argos",
        "ru-en 0.1",
        "back-translated with argos ru-en 0.1",
    )


def test_the_newest_of_several_packages_is_picked(packages: Path) -> None:
    for version in ("0.9", "0.10"):
        hollow(packages, "ru-en", version=version)
    with pytest.raises(EngineError, match=r"ru-en 0\.10: the package cannot be loaded"):
        english("Врач прочитал отчёт.")


def test_packages_that_lead_elsewhere_or_are_broken_do_not_count(packages: Path) -> None:
    for name, metadata in (("away", '{"from_code": "ru", "to_code": "fr"}'), ("broken", "{")):
        (packages / name).mkdir()
        (packages / name / "metadata.json").write_text(metadata, encoding="utf-8")
    state = next(state for state in available() if state.name == "argos")
    assert (state.usable, state.languages) == (True, ("ru",))


@pytest.mark.usefixtures("packages")
def test_a_language_without_a_package_is_named_with_those_that_have_one() -> None:
    with pytest.raises(EngineError) as caught:
        back_translate(document("Haus"), lang="de", engine="argos")
    wanted = "no package from German (de) into English (what is installed: Russian (ru))"
    assert caught.value.what == wanted
    assert caught.value.hint == "fidelity engines install de"


@pytest.mark.usefixtures("packages")
def test_without_the_libraries_the_way_to_them_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fidelity.back_translate.argos.find_spec", lambda _: None)
    with pytest.raises(EngineError) as caught:
        english("Врач прочитал отчёт.")
    assert (caught.value.what, caught.value.hint) == (
        "ctranslate2 and sentencepiece are not installed",
        "pip install 'translation-fidelity[argos]'",
    )


def test_packages_are_looked_for_where_argos_keeps_them(
    packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = packages / "home"
    kept = home / "argos-translate" / "packages" / "tiny"
    kept.parent.mkdir(parents=True)
    (packages / "translate-ru_en-tiny").rename(kept)
    monkeypatch.delenv("ARGOS_PACKAGES_DIR")
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    assert english("Врач прочитал отчёт.") == ("The doctor read the report.",)


def test_where_no_package_leads_into_english_two_do(packages: Path) -> None:
    words = {"Урач": "Врач", "прачытаў": "прочитал", "справаздачу.": "отчёт."}
    dictionary(packages, ("be", "ru"), words)
    texts = document("Урач прачытаў справаздачу.", "Урач прачытаў справаздачу.\nУрач прачытаў")
    made = back_translate(texts, lang="be").back_translation
    assert made is not None
    assert (made.engine.model, made.texts[0]) == ("be-ru-en 1.9+0.1", "The doctor read the report.")
    assert made.engine.signature.startswith("argos/be-ru-en/1.9+0.1/")
    assert made.texts[1].startswith("The doctor read the report. The doctor read")


def test_a_package_with_a_bpe_tokeniser_is_refused_by_name(packages: Path) -> None:
    old = hollow(packages, "es-en", version="1.0", tokeniser="bpe")
    with pytest.raises(EngineError) as caught:
        back_translate(document("La casa."), lang="es", engine="argos")
    what = f"the package {old} has a BPE tokeniser, as packages had before 2021"
    hint = "install a newer one than es-en 1.0: fidelity engines install es"
    assert (caught.value.what, caught.value.hint) == (what, hint)


@pytest.mark.skipif(shutil.which("apertium") is None, reason="apertium is not installed")
def test_a_package_with_a_bpe_tokeniser_is_passed_over_by_auto(packages: Path) -> None:
    hollow(packages, "es-en", version="1.0", tokeniser="bpe")
    made = back_translate(document("El perro"), lang="es").back_translation
    assert made is not None
    assert (made.engine.name, made.texts) == ("apertium", ("The dog",))


def test_a_package_that_the_project_names_goes_before_those_installed(
    packages: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    named = dictionary(elsewhere, ("ru", "en"), {"Врач": "Doctor", "отчёт.": "report."})
    options = {"argos": {"package": str(named), "threads": 1, "device": "cpu"}}
    outcome = back_translate(document("Врач отчёт."), lang="ru", engine="argos", options=options)
    assert outcome.back_translation is not None
    assert (outcome.back_translation.engine.model, outcome.back_translation.texts) == (
        "ru-en 1.9",
        ("Doctor report.",),
    )


@pytest.mark.usefixtures("packages")
@pytest.mark.skipif(get_cuda_device_count() > 0, reason="there is a graphics card here")
@pytest.mark.parametrize(
    ("options", "variable", "what"),
    [
        ({}, "cuda", "no graphics card can be used"),
        ({}, "gpu", "ARGOS_DEVICE_TYPE cannot be 'gpu'"),
        ({"device": "cpu"}, "cuda", ""),
        ({"device": "auto"}, "cuda", ""),
        ({"device": "cuda"}, "cpu", "no graphics card can be used"),
        ({}, "", ""),
    ],
)
def test_the_device_is_what_the_project_says_and_else_what_argos_is_told(
    options: dict[str, object], variable: str, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGOS_DEVICE_TYPE", variable)
    try:
        back_translate(document("Врач"), lang="ru", engine="argos", options={"argos": options})
        said = ""
    except EngineError as error:
        said = error.what
    assert said.startswith(what)
    assert bool(said) == bool(what)


@pytest.mark.parametrize(
    ("options", "what", "hint"),
    [
        ({"treads": 2}, "there is no option treads", "did you mean threads? "),
        ({"threads": 0}, "the option threads is 0, not a whole number from 1 on", "threads = "),
        ({"threads": True}, "the option threads is True, not a whole number", "threads = "),
        ({"device": "gpu"}, "the option device is 'gpu', not one of auto, cpu, cuda", "device = "),
        ({"package": 3}, "the option package is 3, not a list of texts", "package = ["),
        ({"package": ["ru-de"]}, "no package from Russian (ru) into English", "packages that lead"),
    ],
)
def test_an_option_that_cannot_be_followed_is_named(
    options: dict[str, object],
    what: str,
    hint: str,
    packages: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hollow(packages, "ru-de")
    monkeypatch.chdir(packages)
    with pytest.raises(EngineError) as caught:
        back_translate(document("Врач"), lang="ru", engine="argos", options={"argos": options})
    said = (caught.value.where, caught.value.what[: len(what)], caught.value.hint[: len(hint)])
    assert said == ("engine argos", what, hint)


@pytest.mark.parametrize("threads", [1, 3])
def test_any_number_of_threads_gives_the_same_english_under_the_same_signature(
    threads: int, packages: Path
) -> None:
    texts = document("Врач прочитал отчёт.", "Цены выросли на 15 процентов.")
    options = {"argos": {"threads": threads}}
    del packages
    plain = back_translate(texts, lang="ru", engine="argos")
    assert back_translate(texts, lang="ru", engine="argos", options=options) == plain


def test_a_sentence_is_cut_before_a_word() -> None:
    pieces = ["▁a", "b", "c"] * 70
    assert [len(part) for part in cut(pieces)] == [150, 60]
    assert [len(part) for part in cut(["▁a", *"x" * 149, "b", "▁c"])] == [150, 2]
    assert [part[0] for part in cut(["▁a", "b"] * 70 + ["▁c", "d"] * 20)] == ["▁a", "▁c"]
