"""Each different sentence goes to the engine once, and every sentence knows its English."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from fidelity.back_translate.asking import translator
from fidelity.back_translate.cache import Cache
from fidelity.back_translate.engine import UNKNOWN, UNSURE
from fidelity.back_translate.sentences import Rendered, render
from fidelity.load import parse
from fidelity.model import Block, BlockKind, EngineInfo, Mark, MarkKind


def paragraph(text: str, *marks: Mark) -> Block:
    return Block(BlockKind.PARAGRAPH, text, line=1, marks=marks)


@dataclass
class Loud:
    """Says everything in capitals, and remembers what it was asked."""

    change: Callable[[str], str] = str.upper
    info: EngineInfo = field(default_factory=lambda: EngineInfo("loud", "1", "loud/1"))
    calls: list[list[str]] = field(default_factory=list)

    @property
    def asked(self) -> list[str]:
        return [text for call in self.calls for text in call]

    def translate(self, texts: Sequence[str]) -> list[str]:
        self.calls += [list(texts)] if texts else []
        return [self.change(text) for text in texts]


def loud(*texts: str, engine: Loud | None = None, cache: Cache | None = None) -> Rendered:
    blocks = [paragraph(text) for text in texts]
    return render(blocks, "es", translator(engine or Loud(), cache))


def test_a_sentence_that_stands_in_many_places_is_asked_once() -> None:
    engine = Loud()
    made = loud("La casa. El río.", "El río. La casa.", engine=engine)
    assert made.texts == ("LA CASA. EL RÍO.", "EL RÍO. LA CASA.")
    assert engine.asked == ["La casa.", "El río."]


def test_what_several_links_stand_on_is_asked_by_itself_with_the_sentences(tmp_path: Path) -> None:
    engine, again = Loud(lambda text: f"{UNSURE}{text.upper()} "), Loud()
    blocks = parse(
        "El [molino](/a) y el [río](/b).\n\nEl [río](/b) y el [molino](/c).", ".md"
    ).blocks
    with Cache(tmp_path) as cache:
        made = render(blocks, "es", translator(engine, cache))
        render(blocks, "es", translator(again, cache))
    assert made.anchors == {"molino": "MOLINO", "río": "RÍO"}
    assert (engine.calls, again.asked) == (
        [["El molino y el río.", "El río y el molino.", "molino", "río"]],
        [],
    )


def test_a_second_run_asks_the_engine_nothing(tmp_path: Path) -> None:
    texts = ("Abra config.yaml ahora. El río, xyzzy.", "La casa.")
    first, second = Loud(), Loud()
    with Cache(tmp_path) as cache:
        one = loud(*texts, engine=first, cache=cache)
        other = loud(*texts, engine=second, cache=cache)
    assert (one, len(first.asked), second.asked) == (other, 3, [])


def test_a_sentence_that_lost_its_placeholder_costs_nothing_the_second_time(tmp_path: Path) -> None:
    first = Loud(lambda text: text.replace("XQ0X", ""))
    second = Loud()
    with Cache(tmp_path) as cache:
        one = loud("Abra config.yaml ahora.", engine=first, cache=cache)
        other = loud("Abra config.yaml ahora.", engine=second, cache=cache)
    assert (one.texts, one.unprotected, one == other) == (("Abra config.yaml ahora.",), (1,), True)
    assert (first.asked, second.asked) == (["Abra XQ0X ahora.", "Abra config.yaml ahora."], [])


def test_tokens_are_numbered_in_each_sentence_so_that_equal_sentences_are_equal() -> None:
    engine = Loud()
    loud("Abra a.md. Cierre b.md.", "Cierre c.md.", engine=engine)
    assert engine.asked == ["Abra XQ0X.", "Cierre XQ0X."]


def test_every_sentence_is_traced_to_its_english() -> None:
    text = "La casa.  ¿El río? 12."
    made = render([paragraph(text)], "es", translator(Loud(lambda s: f"<{s}>"), None))
    pairs = [
        (text[r.start : r.end], made.texts[0][r.english_start : r.english_end])
        for r in made.renderings[0]
    ]
    assert pairs == [("La casa.", "<La casa.>"), ("¿El río?", "<¿El río?>"), ("12.", "12.")]


def test_a_point_in_code_ends_no_sentence() -> None:
    engine = Loud()
    text = "Escriba a. B en la consola. Espere."
    block = paragraph(text, Mark(MarkKind.CODE, 8, 12))
    made = render([block], "es", translator(engine, None))
    assert engine.asked == ["Escriba XQ0X en la consola.", "Espere."]
    assert made.texts == ("ESCRIBA a. B EN LA CONSOLA. ESPERE.",)


def test_words_that_the_engine_did_not_know_are_counted_and_carry_no_mark() -> None:
    made = loud("El xyzzy come.", engine=Loud(lambda text: text.replace("x", f"{UNKNOWN}x", 1)))
    assert (made.texts, made.unknown, made.words) == (("El xyzzy come.",), (("xyzzy",),), 3)


def test_sentences_that_the_engine_doubts_are_counted_and_carry_no_mark() -> None:
    engine = Loud(lambda text: (UNSURE if "xyzzy" in text else "") + text.upper())
    made = loud("El xyzzy come. El gato come.", "El río.", "12", engine=engine)
    assert (made.texts, made.unsure) == (
        ("EL XYZZY COME. EL GATO COME.", "EL RÍO.", "12"),
        ((1, 2), (0, 1), (0, 0)),
    )


@pytest.mark.parametrize("text", ["", "  ", "123", "1,5 € — 20/03/2024", "https://x.org"])
def test_a_block_without_words_stays_as_it_is(text: str) -> None:
    engine = Loud()
    assert (loud(text, engine=engine).texts, engine.asked) == ((text,), [])


def test_three_thousand_sentences_are_kept_in_the_cache_part_by_part(tmp_path: Path) -> None:
    class Dying(Loud):
        def translate(self, texts: Sequence[str]) -> list[str]:
            if self.asked:
                raise KeyboardInterrupt
            return super().translate(texts)

    texts = [f"Frase numero {n}." for n in range(3000)]
    with Cache(tmp_path) as cache, pytest.raises(KeyboardInterrupt):
        loud(*texts, engine=Dying(), cache=cache)
    again = Loud()
    with Cache(tmp_path) as cache:
        loud(*texts, engine=again, cache=cache)
    assert len(again.asked) == 1000
