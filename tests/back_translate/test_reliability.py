"""Broken English is told from sound English, and why; clumsy English is left alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from fidelity.back_translate.doubtful import doubtful
from fidelity.back_translate.reliability import why_unreliable
from fidelity.model import BackTranslation, Block, BlockKind, Document, EngineInfo

REPEATS = "the engine repeats itself"
FOREIGN = "it is not in English"
NONE = "there is no English"
SHORT = "it is much shorter than the translation"
LONG = "it is much longer than the translation"

BROKEN = [
    ("es", "El molino ardió en mayo.", "The mill the mill the mill the mill", REPEATS),
    ("de", "Die Mühle brannte im Mai ab.", "The mill burned burned burned burned.", REPEATS),
    ("ru", "Мельница сгорела, и никто не пострадал.", "And nobody was hurt, and nobody was hurt, and nobody was hurt, and nobody was hurt.", REPEATS),
    ("el", "Ο μύλος κάηκε και έμεινε μόνο ο τοίχος.", "It burned and only one wall of it was left. It burned and only one wall of it was left. It burned and only one wall of it was left.", REPEATS),
    ("zh", "磨坊在五月烧毁了。", "Mill mill mill mill mill in May.", REPEATS),
    ("es", "No, no, no lo haré.", "No no no no no no no no no no no", REPEATS),
    ("ru", "Мельница сгорела в мае, и её не отстроили.", "Мельница сгорела в мае, и её не отстроили.", FOREIGN),
    ("el", "Ο μύλος κάηκε.", "Ο μύλος κάηκε.", FOREIGN),
    ("zh", "磨坊在五月烧毁了。", "磨坊在五月烧毁了。", FOREIGN),
    ("zh", "磨坊在五月烧毁了。", "The 磨坊在五月烧毁了.", FOREIGN),
    ("de", "Die alte Mühle brannte im Mai vollständig ab.", "Die alte Mühle brannte im Mai vollständig ab.", FOREIGN),
    ("es", "El viejo molino ardió en mayo por completo.", "El viejo molino ardió en May por completo.", FOREIGN),
    ("zh", "磨坊（很旧）在五月_烧毁了。", "磨坊（很旧）在五月_烧毁了。", FOREIGN),
    ("es", "El molino ardió.", "", NONE),
    ("zh", "磨坊烧毁了。", " . ", NONE),
    ("ru", "Мельница сгорела в мае прошлого года, и с тех пор её так и не отстроили, хотя городской совет трижды обещал найти деньги на восстановление стен, крыши и водяного колеса.", "The mill.", SHORT),
    ("zh", "去年五月磨坊被烧毁以后市议会三次答应筹款修复墙壁屋顶和水轮但是直到今天什么也没有做居民们只好自己动手把残骸清理干净。", "The mill.", SHORT),
    ("de", "Die Mühle brannte.", "The mill that stood by the river burned down one night in May and nobody could say who had set the fire, nor why the guard was away.", LONG),
    ("zh", "磨坊。", "The mill that stood by the river burned down one night in May and nobody could say who had set the fire.", LONG),
]  # fmt: skip

SOUND = [
    ("es", "El molino ardió en mayo.", "The mill burned in May."),
    ("de", "Die alte Mühle brannte im Mai vollständig ab.", "The old mill burned completely off in May."),
    ("ru", "Нет, нет, нет, нет!", "No, no, no, no!"),
    ("es", "Jamás, jamás, jamás, jamás lo haré.", "Never, never, never, never I will do it."),
    ("zh", "快快快快跑!", "Quick quick quick quick, run!"),
    ("th", "มากมากมากมาก", "very very very very"),
    ("el", "Ο μύλος κάηκε. Ο μύλος κάηκε. Ο μύλος κάηκε. Ο μύλος κάηκε.", "The mill burned. The mill burned. The mill burned. The mill burned."),
    ("es", "Nada, nada, nada.", "Nothing, nothing, nothing, nothing."),
    ("zh", "磨坊在五月烧毁了，没有人受伤。", "The mill burned down in May and nobody was injured."),
    ("ru", "Ильзе Брандт и Карл Вебер.", "Ильзе Брандт and Карл Вебер."),
    ("el", "Γεια", "Γεια"),
    ("es", "Restart the server before you go on with the next step.", "Restart the server before you go on with the next step."),
    ("es", "`sudo apt install curl wget git vim`", "`sudo apt install curl wget git vim`"),
    ("de", "src/app.py {name} user_name http://a.example/x --force-all", "src/app.py {name} user_name http://a.example/x --force-all"),
    ("de", "Anna Berg, Ilse Brandt, Karl Weber, Otto Lang", "Anna Berg, Ilse Brandt, Karl Weber, Otto Lang"),
    ("es", "Animal natural, hospital general, error fatal del motor central.", "Natural animal, general hospital, fatal error of the central engine."),
    ("ru", "США", "The United States of America"),
    ("de", "Donaudampfschifffahrtsgesellschaftskapitän", "Captain of the Danube steamship company"),
    ("th", "โรงสีถูกไฟไหม้ในเดือนพฤษภาคมและไม่มีใครได้รับบาดเจ็บ", "The mill burned down in May and nobody was hurt."),
    ("es", "12,5 % — 3", "12.5 % — 3"),
    ("es", "", ""),
    ("en", "The mill. The mill. The mill.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "english", "why"), BROKEN)
def test_broken_english_is_doubted_for_its_reason(
    lang: str, text: str, english: str, why: str
) -> None:
    assert why_unreliable(text, english, lang) == why


@pytest.mark.parametrize(("lang", "text", "english"), SOUND)
def test_sound_english_is_not_doubted(lang: str, text: str, english: str) -> None:
    assert why_unreliable(text, english, lang) == ""


@pytest.mark.parametrize(
    ("english", "unknown", "why"),
    [
        ("The zorrillo eats a mofeta.", ["zorrillo", "mofeta."], ""),
        ("The zorrillo eats mofeta.", ["zorrillo", "mofeta."], "the engine did not know 2 of 4 words"),
        ("The zorrillo eats the bread.", ["zorrillo"], ""),
        ("The Mayor of Torrejón is Lozoya.", ["Torrejón", "Lozoya."], ""),
        ("pull request", ["pull", "request"], ""),
        ("Install net-ftp, open-uri or io-wait.", ["net", "ftp", "open", "uri", "io"], ""),
    ],
)  # fmt: skip
def test_many_unknown_words_are_a_reason_where_they_are_no_names(
    english: str, unknown: Sequence[str], why: str
) -> None:
    assert why_unreliable("El zorrillo come una mofeta hoy.", english, "es", unknown=unknown) == why


@pytest.mark.parametrize(("unsure", "why"), [
    ((2, 3), "the engine gives it little credit itself"), ((1, 1), "the engine gives it little credit itself"),
    ((1, 2), ""), ((0, 3), ""), ((0, 0), ""),
])  # fmt: skip
def test_a_block_that_the_engine_mostly_doubts_is_doubted(
    unsure: tuple[int, int], why: str
) -> None:
    text, english = "El molino ardió en mayo.", "The mill burned in May."
    assert why_unreliable(text, english, "es", unsure=unsure) == why


def test_a_very_long_text_is_read_in_a_line() -> None:
    text = "molino " * 50_000
    assert why_unreliable(text, "mill " * 50_000, "es") == ""
    assert why_unreliable("<{[`" * 50_000 + "molino", "<{[`" * 50_000 + "mill", "es") == ""
    assert why_unreliable("m" * 500_000, "mill", "es") == SHORT


PROSE = (
    "One day.",
    "Two days.",
    "Three days.",
    "Four days.",
    "A fifth day, on which much happened.",
)


@pytest.mark.parametrize(
    ("doubts", "engine", "notes"),
    [
        ((), "argos", []),
        (("",) * 5, "argos", []),
        (("", "it loops", "", "", ""), "argos", [
            "the back-translation is unreliable in 1 of 5 paragraphs (line 2: it loops): "
            "meaning was not compared there",
        ]),
        (("a", "b", "c", "d", ""), "argos", [
            "the back-translation is unreliable in 4 of 5 paragraphs "
            "(line 1: a; line 2: b; line 3: c; ...), so that the meaning layer says next to "
            "nothing here: install a better engine (fidelity engines)",
        ]),
        (("a", "", "", "", "b"), "file", [
            "the back-translation is unreliable in 2 of 5 paragraphs (line 1: a; line 5: b), so "
            "that the meaning layer says next to nothing here: give a better back-translation",
        ]),
    ],
)  # fmt: skip
def test_the_note_names_three_places_and_what_to_do(
    doubts: tuple[str, ...], engine: str, notes: list[str]
) -> None:
    blocks = (Block(BlockKind.PARAGRAPH, text, n) for n, text in enumerate(PROSE, start=1))
    made = BackTranslation(EngineInfo(engine, "1", "x/1"), PROSE, unreliable=doubts)
    assert list(doubtful(Document("a.es.md", tuple(blocks)), made)) == notes
