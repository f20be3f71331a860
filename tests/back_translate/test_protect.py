"""What is no language comes through an engine byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from fidelity.back_translate.asking import translator
from fidelity.back_translate.engine import UNKNOWN
from fidelity.back_translate.protect import Shielded, restore
from fidelity.back_translate.protect import shield as shield_stretches
from fidelity.back_translate.sentences import render
from fidelity.back_translate.untranslatable import untranslatable
from fidelity.errors import EngineError
from fidelity.load.messages import messages
from fidelity.model import Block, BlockKind, EngineInfo, Mark, MarkKind, Unit

FAKE = EngineInfo("fake", "fake", "fake/1")


def paragraph(text: str, *marks: Mark) -> Block:
    return Block(BlockKind.PARAGRAPH, text, line=1, marks=marks)


@dataclass
class Fake:
    """An engine that does to each text what it is told to, and remembers the texts."""

    change: Callable[[str], str]
    info: EngineInfo = FAKE
    seen: list[list[str]] = field(default_factory=list)

    def translate(self, texts: Sequence[str]) -> list[str]:
        self.seen.append(list(texts))
        return [self.change(text) for text in texts]


def translate_blocks(engine: Fake, blocks: Sequence[Block]) -> list[str]:
    return list(render(blocks, "es", translator(engine, None)).texts)


def shield(block: Block) -> Shielded:
    return shield_stretches(block.text, untranslatable(block))


@pytest.mark.parametrize(
    "stretch",
    [
        "https://example.org/a_b?c=1&d=%20#e",
        "https://es.wikipedia.org/wiki/España",
        "www.example.org",
        "ana.p+x@correo.example.es",
        "{name}",
        '{{< ref "a b.md" >}}',
        "{% if x %}",
        "${VAR}",
        "$HOME",
        "%s",
        "%(count)d",
        "%1$s",
        "<br/>",
        '<a href="x y" rel=z>',
        "src/app-2/main.py",
        "config.yaml",
        "/etc/hosts",
        "./run",
        "~/.bashrc",
        "C:\\Users\\x",
        "snake_case",
        "XQ7X",
    ],
)
def test_a_stretch_that_is_no_language_is_hidden_and_comes_back_as_it_was(stretch: str) -> None:
    engine = Fake(lambda text: text.replace("Abra", "Open").replace("ahora", "now"))
    english = translate_blocks(engine, [paragraph(f"Abra {stretch} ahora.")])
    assert (engine.seen[0], english) == (["Abra XQ0X ahora."], [f"Open {stretch} now."])


@pytest.mark.parametrize(
    "text",
    [
        "él/ella, y/o, 120 km/h, 24/7, 2019/2020",
        "El 50% de los 20 % siguientes cuesta $5.",
        "EE.UU., p.ej. y fin.Comienzo",
        "Si a < b y c > d, entonces {hola mundo}.",
        "@usuario #etiqueta -- aparte",
    ],
)
def test_language_that_looks_like_code_stays_in_sight(text: str) -> None:
    assert shield(paragraph(text)).kept == ()


def test_inline_code_is_hidden_with_its_spaces() -> None:
    block = paragraph("Ejecute rm  -rf x y espere.", Mark(MarkKind.CODE, 8, 17))
    engine = Fake(lambda text: text.replace("Ejecute", "Run").replace("y espere", "and wait"))
    assert translate_blocks(engine, [block]) == ["Run rm  -rf x and wait."]


def test_emphasis_is_translated() -> None:
    block = paragraph("Es muy raro.", Mark(MarkKind.EMPHASIS, 3, 6))
    assert shield(block).text == "Es muy raro."


def test_a_name_beside_chinese_characters_is_found() -> None:
    found = shield(paragraph("请编辑config.yaml文件，见https://x.org/a。")).text
    assert found == "请编辑XQ0X文件，见XQ1X。"


def test_a_tag_is_parted_from_its_word_for_the_engine_and_glued_on_again() -> None:
    engine = Fake(lambda text: text.replace("casa", "house"))
    english = translate_blocks(engine, [paragraph("La <b>casa</b> es <i>x</i>.")])
    assert engine.seen[0] == ["La XQ0X casa XQ1X es XQ2X x XQ3X."]
    assert english == ["La <b>house</b> es <i>x</i>."]


def test_a_role_of_a_message_is_parted_from_its_title_and_glued_on_again() -> None:
    engine = Fake(lambda text: text.replace("la lista", "the list").replace("Vea", "See"))
    (block,) = messages("Vea :ref:`la lista <list>` y ``ls``.", 1, Unit("x"))
    assert translate_blocks(engine, [block]) == ["See :ref:`the list <list>` y ``ls``."]
    assert engine.seen[0] == ["Vea XQ0X la lista XQ1X y XQ2X."]


def test_a_token_that_an_engine_does_not_know_is_no_unknown_word() -> None:
    engine = Fake(lambda text: text.replace("XQ0X", f"{UNKNOWN}XQ0X").replace("zz", f"{UNKNOWN}zz"))
    rendered = render([paragraph("Abra a.md y zz.")], "es", translator(engine, None))
    assert (rendered.texts, rendered.unknown) == (("Abra a.md y zz.",), (("zz.",),))


def test_stretches_may_change_places() -> None:
    kept = shield(paragraph("de a.md a b.md")).kept
    assert restore("to xq1x from XQ 0 X", kept) == "to b.md from a.md"


def test_a_text_that_lost_a_token_is_translated_again_without_protection() -> None:
    engine = Fake(lambda text: text.replace("XQ0X", ""))
    blocks = [paragraph("Abra a.md."), paragraph("Adiós.")]
    assert translate_blocks(engine, blocks) == ["Abra a.md.", "Adiós."]
    assert engine.seen == [["Abra XQ0X.", "Adiós."], ["Abra a.md."]]


def test_a_text_whose_token_was_doubled_is_translated_again() -> None:
    engine = Fake(lambda text: text.replace("XQ0X", "XQ0X XQ0X"))
    assert translate_blocks(engine, [paragraph("Abra a.md.")]) == ["Abra a.md."]


@pytest.mark.parametrize(
    "text", ["", "  ", "123", "1,5 € — 20/03/2024", "https://x.org", "a.md, %s"]
)
def test_a_text_without_words_goes_to_no_engine(text: str) -> None:
    engine = Fake(str.upper)
    assert (translate_blocks(engine, [paragraph(text)]), engine.seen) == ([text], [])


@pytest.mark.parametrize("text", ["a", "日本", "5 км", "ver a.md"])
def test_a_text_with_a_letter_has_words(text: str) -> None:
    assert shield(paragraph(text)).has_words


def test_an_engine_that_loses_a_text_is_told_so() -> None:
    engine = Fake(str)
    engine.translate = lambda texts: list(texts)[1:]  # type: ignore[method-assign]
    with pytest.raises(EngineError, match="gave 1 texts back for 2"):
        translate_blocks(engine, [paragraph("uno"), paragraph("dos")])
