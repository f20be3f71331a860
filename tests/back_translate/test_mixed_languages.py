"""Translations that are not in the language that they are said to be in, all of them or in part."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from argos_at_hand import TINY, unpack_tiny

from fidelity.back_translate import back_translate
from fidelity.back_translate.languages_of_blocks import Languages, languages_of
from fidelity.model import Block, BlockKind, Document

NEEDS_APERTIUM = pytest.mark.skipif(
    shutil.which("apertium") is None, reason="apertium is not installed"
)
SPANISH = "El perro negro duerme en la casa grande de mi abuela, y el gato blanco come en la cocina con los niños."
SPANISH_2 = "La profesora abrió la ventana de la escuela porque hacía mucho calor, y los alumnos salieron al patio antes de comer."
PORTUGUESE = "A câmara municipal aprovou ontem o novo regulamento do ruído, que obrigará os bares do centro a fechar antes da meia-noite."
PORTUGUESE_2 = "Os donos dos cafés não ficaram contentes com a decisão e disseram aos jornais que vão falar com os seus advogados antes do fim do mês, embora ninguém espere muito disso."
RUSSIAN = "Анна родилась в Москве в 1985 году. Встреча не состоится 6 марта. Цены выросли на 15 процентов. Учитель закрыл дверь."
RUSSIAN_IN_ENGLISH = "Anna was born in Moscow in 1985. The meeting will not take place on March 6. Prices rose by 15 percent. The teacher closed the door."
GERMAN = "Der Hund lief über die nasse Straße und bellte laut, weil niemand nach Hause kam, und die Katze schlief."
JAPANESE = (
    "昨日の夜、私たちは川から遅く帰りました。図書館はもう閉まっていて、入口には誰もいませんでした。"
)
NAMES = "García Márquez, Müller, Schmidt, O'Brien, Kowalski, Berlin, New York, Springer Verlag, Oxford University Press, Elsevier"
ENGLISH = "The minister said that they would not have been there if it had rained on the day of the vote, which was in May."


@pytest.fixture(autouse=True)
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with the tiny package, which leads from Russian."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))
    unpack_tiny(tmp_path)


def blocks(*texts: str) -> tuple[Block, ...]:
    """Paragraphs on every other line."""
    return tuple(Block(BlockKind.PARAGRAPH, text, 2 * at + 1) for at, text in enumerate(texts))


def document(*texts: str) -> Document:
    return Document("nowhere/text.md", blocks(*texts))


@pytest.mark.parametrize(
    ("texts", "lang", "of_blocks", "of_all"),
    [
        ((SPANISH, SPANISH_2), "es", "es es", "es"),
        ((SPANISH, RUSSIAN, SPANISH_2), "es", "es ru es", "es"),
        ((SPANISH, RUSSIAN, GERMAN, PORTUGUESE), "es", "es ru de pt", "es"),
        ((SPANISH, "Все счастливы."), "es", "es es", "es"),  # too short to tell
        # In another script few words do, but no names, and none where the language mixes scripts.
        (("Pan y vino.", "Вчера вечером мы поздно вернулись с реки."), "es", "es ru", "es"),
        ((SPANISH, "Вчера вечером мы поздно вернулись с реки.", SPANISH_2), "es", "es ru es", "es"),
        ((SPANISH, "Το παλιό μουσείο της πόλης άνοιξε ξανά.", SPANISH_2), "es", "es el es", "es"),
        ((SPANISH, "Wir kamen gestern spät vom Fluss.", SPANISH_2), "es", "es es es", "es"),
        ((RUSSIAN, "Visual Studio Code, Adobe Photoshop", RUSSIAN), "ru", "ru ru ru", "ru"),
        (
            (JAPANESE, "東京都立中央図書館開館時間及休館日変更通知文書一覧", JAPANESE),
            "ja",
            "ja ja ja",
            "ja",
        ),
        (("Queso de cabra y pan recién hecho.",) * 9 + (RUSSIAN,), "es", "es " * 9 + "ru", "es"),
        ((SPANISH, NAMES, "12 " * 80), "es", "es es es", "es"),
        ((SPANISH, "", "Casa."), "es", "es es es", "es"),
        # All of it is in another: the user's word stands.
        ((PORTUGUESE, PORTUGUESE_2), "es", "es es", "pt"),
        ((PORTUGUESE, PORTUGUESE_2, "Fim."), "es", "es es es", "pt"),
        ((PORTUGUESE,) * 8 + (SPANISH,), "es", " ".join(["es"] * 9), "pt"),
        ((RUSSIAN[:33], RUSSIAN[33:66], RUSSIAN[66:]) * 3, "es", " ".join(["es"] * 9), "ru"),
        # Too little, half of it, close kin, a language that cannot be told.
        ((PORTUGUESE,), "es", "pt", "es"),
        ((SPANISH, RUSSIAN, SPANISH_2, RUSSIAN), "es", "es ru es ru", "es"),
        ((PORTUGUESE, PORTUGUESE_2), "gl", "gl gl", "gl"),
        ((PORTUGUESE, PORTUGUESE_2), "tlh", "tlh tlh", "tlh"),
        ((), "es", "", "es"),
    ],
)
def test_blocks_of_some_length_that_are_clearly_in_another_language_are_told(
    texts: tuple[str, ...], lang: str, of_blocks: str, of_all: str
) -> None:
    assert languages_of(blocks(*texts), lang) == Languages(tuple(of_blocks.split()), of_all)


@NEEDS_APERTIUM
@pytest.mark.parametrize("cached", [False, True])
def test_each_paragraph_comes_into_english_from_its_own_language(
    cached: bool, tmp_path: Path
) -> None:
    text = document("El perro.", RUSSIAN, ENGLISH, GERMAN, "El gato.", RUSSIAN, GERMAN)
    cache = tmp_path / "cache" if cached else None
    outcomes = [back_translate(text, lang="es", cache=cache) for _ in range(2)]
    made = outcomes[0].back_translation
    assert made is not None
    assert made.texts == (
        *("The dog.", RUSSIAN_IN_ENGLISH, ENGLISH, GERMAN),
        *("The cat.", RUSSIAN_IN_ENGLISH, GERMAN),
    )
    assert [[made.texts[at][r.english_start : r.english_end] for r in spans][-1] for at, spans in enumerate(made.renderings)] == [
        *("The dog.", "The teacher closed the door.", ENGLISH, GERMAN),
        *("The cat.", "The teacher closed the door.", GERMAN),
    ]  # fmt: skip
    assert outcomes[0].notes[1:3] == (
        "lines 3 and 11 are in Russian (ru), back-translated with argos ru-en 0.1",
        "lines 7 and 13 are in German (de), not translated: no engine for German (de)",
    )
    assert outcomes[1] == outcomes[0]


@NEEDS_APERTIUM
def test_the_engines_of_all_languages_are_named_the_main_one_first() -> None:
    infos = [
        made.engine
        for texts, lang in (((SPANISH,), "es"), ((RUSSIAN,), "ru"), ((SPANISH, RUSSIAN), "es"))
        if (made := back_translate(document(*texts), lang=lang).back_translation)
    ]
    spanish, russian, both = infos
    assert (both.name, both.model, both.signature) == (
        "apertium",
        f"{spanish.model} + argos ru-en 0.1",
        f"{spanish.signature}+{russian.signature}",
    )


@NEEDS_APERTIUM
def test_an_engine_that_is_named_is_the_only_one_that_is_asked() -> None:
    outcome = back_translate(document("El perro.", RUSSIAN), lang="es", engine="apertium")
    alone = back_translate(document("El perro."), lang="es", engine="apertium")
    made, plain = outcome.back_translation, alone.back_translation
    assert made is not None
    assert plain is not None
    assert (made.texts, made.engine) == (("The dog.", RUSSIAN), plain.engine)
    assert outcome.notes[1].startswith("line 3 is in Russian (ru), not translated: no direction")


def test_an_engine_that_is_named_brings_what_it_knows_from_every_language() -> None:
    """Russian text said to be Russian, with a paragraph that the engine cannot translate."""
    outcome = back_translate(document(RUSSIAN, GERMAN), lang="ru", engine="argos")
    assert outcome.back_translation is not None
    assert outcome.back_translation.texts == (RUSSIAN_IN_ENGLISH, GERMAN)
    assert outcome.notes[1].startswith("line 3 is in German (de), not translated: no package from")


@NEEDS_APERTIUM
def test_a_translation_in_another_language_than_is_said_is_pointed_out_and_left_at_that() -> None:
    outcome = back_translate(document(RUSSIAN, RUSSIAN, RUSSIAN), lang="es")
    assert outcome.notes[:2] == (
        back_translate(document("El perro."), lang="es").notes[0],
        "the translation is said to be Spanish (es), but reads as Russian (ru): --from ru, if that is right",
    )
    assert outcome.back_translation is not None
    assert "+" not in outcome.back_translation.engine.signature
    doubts = outcome.back_translation.unreliable
    assert len(doubts) == 3
    assert all(doubts)


def test_what_an_engine_makes_of_a_language_that_it_takes_for_another_is_not_relied_on() -> None:
    outcome = back_translate(document("Дом.", *[SPANISH] * 3), lang="ru", engine="argos")
    assert outcome.back_translation is not None
    assert outcome.back_translation.unreliable[0] == "it reads as Spanish (es), not Russian (ru)"


@pytest.mark.parametrize(
    ("text", "lang", "other"),
    [
        (SPANISH, "fi", "Spanish (es)"),
        (GERMAN, "hu", "German (de)"),
        (PORTUGUESE_2, "pt", ""),
        (ENGLISH, "fi", ""),
        ("Casa blanca.", "fi", ""),  # too short to tell
    ],
)
def test_the_same_is_pointed_out_where_no_engine_knows_the_language_that_is_said(
    text: str, lang: str, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # where Apertium may be
    outcome = back_translate(document(*[text] * (3 if len(text) > 20 else 1)), lang=lang)
    assert outcome.back_translation is None
    assert [note.partition("reads as ")[2].partition(":")[0] for note in outcome.notes[1:]] == (
        [other] if other else []
    )


@NEEDS_APERTIUM
def test_of_many_lines_in_a_language_that_nothing_knows_the_first_are_named() -> None:
    texts = [text for _ in range(11) for text in (SPANISH, SPANISH_2, GERMAN)]
    assert back_translate(document(*texts), lang="es").notes[1] == (
        "lines 5, 11, 17, 23, 29, 35, 41, 47 and 3 more are in German (de), not translated: "
        "no engine for German (de)"
    )


def test_a_text_of_one_language_is_not_spoken_of() -> None:
    assert TINY.is_file()
    outcome = back_translate(document(RUSSIAN, NAMES, ENGLISH, "12", RUSSIAN), lang="ru")
    assert outcome.notes[0] == "back-translated with argos ru-en 0.1"
    assert [note for note in outcome.notes if "translated:" in note or "said to be" in note] == []
