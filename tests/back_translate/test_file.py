"""A given back-translation is matched block by block, or says where it does not fit."""

from __future__ import annotations

import pytest

from fidelity.back_translate import back_translate
from fidelity.errors import EngineError, UsageError
from fidelity.model import Block, BlockKind, Document

TITLE, DESCRIPTION, CODE = BlockKind.TITLE, BlockKind.DESCRIPTION, BlockKind.CODE
HEADING, TEXT = BlockKind.HEADING, BlockKind.PARAGRAPH


def document(path: str, *blocks: tuple[BlockKind, str]) -> Document:
    lines = enumerate(blocks, start=1)
    return Document(path, tuple(Block(kind, text, line) for line, (kind, text) in lines))


def english(translation: Document, given: Document) -> tuple[str, ...]:
    made = back_translate(translation, lang="de", back_translation=given).back_translation
    assert made is not None
    return made.texts


def test_prose_is_matched_one_to_one_and_code_passes_through() -> None:
    translation = document("a.de.md", (TITLE, "Eins"), (CODE, "x = 1"), (TEXT, "Zwei"))
    given = document("a.back.txt", (TEXT, "One"), (TEXT, "Two"))
    assert english(translation, given) == ("One", "x = 1", "Two")


def test_a_back_translation_without_front_matter_leaves_title_and_description_empty() -> None:
    translation = document("a.de.md", (TITLE, "T"), (DESCRIPTION, "B"), (TEXT, "Eins"))
    given = document("a.back.txt", (TEXT, "One"))
    assert english(translation, given) == ("", "", "One")


def test_a_back_translation_with_more_front_matter_is_matched_by_its_body() -> None:
    translation = document("a.de.md", (TITLE, "T"), (TEXT, "Eins"))
    given = document("a.back.md", (TITLE, "Title"), (DESCRIPTION, "About"), (TEXT, "One"))
    assert english(translation, given) == ("Title", "One")


def test_the_note_and_the_model_name_the_file() -> None:
    given = document("a.back.txt", (TEXT, "One"))
    outcome = back_translate(document("a.md", (TEXT, "Eins")), lang="de", back_translation=given)
    assert outcome.notes[0] == "back-translation read from a.back.txt"


def test_a_misfit_says_both_counts_and_where_it_starts() -> None:
    texts = [f"Absatz {number} hat {number * 37} Wörter." for number in range(1, 9)]
    translation = document("a.de.md", (TITLE, "Titel"), *((TEXT, text) for text in texts))
    kept = [f"Paragraph {n} has {n * 37} words." for n in range(1, 9) if n != 4]
    given = document("a.back.txt", *((TEXT, text) for text in kept))
    with pytest.raises(EngineError) as caught:
        back_translate(translation, lang="de", back_translation=given)
    assert (caught.value.where, caught.value.what) == (
        "a.back.txt",
        "has 7 blocks of prose, but a.de.md has 9 (8 without title and description); they seem to "
        "drift apart at line 5 ('Absatz 4 hat 148 Wörter.') against line 4 "
        "('Paragraph 5 has 185 words.')",
    )


@pytest.mark.parametrize("missing", [1, 8])
def test_a_misfit_at_either_end_is_found(missing: int) -> None:
    translation = document("a.de.md", *((TEXT, f"Absatz {n * 37}.") for n in range(1, 9)))
    kept = (n for n in range(1, 9) if n != missing)
    given = document("a.back.txt", *((TEXT, f"Paragraph {n * 37}.") for n in kept))
    with pytest.raises(EngineError, match=rf"line {missing} \('Absatz {missing * 37}\.'\)"):
        back_translate(translation, lang="de", back_translation=given)


def test_an_empty_back_translation_is_a_misfit() -> None:
    translation = document("a.de.md", (TEXT, "Eins"))
    with pytest.raises(EngineError, match=r"has 0 blocks of prose, but a\.de\.md has 1"):
        back_translate(translation, lang="de", back_translation=document("a.back.txt"))


def test_the_engine_file_needs_a_file() -> None:
    with pytest.raises(EngineError, match="--back-translation FILE"):
        back_translate(document("a.de.md", (TEXT, "Eins")), lang="de", engine="file")


def test_a_file_and_another_engine_exclude_each_other() -> None:
    given = document("a.back.txt", (TEXT, "One"))
    with pytest.raises(UsageError, match="and the engine apertium as well"):
        back_translate(
            document("a.de.md", (TEXT, "Eins")),
            lang="de",
            engine="apertium",
            back_translation=given,
        )
