"""Which language a text is in."""

import pytest

from fidelity.language import detect, english_share, is_english, language_of
from fidelity.model import Block, BlockKind, Document

ENGLISH = "The minister said that they would not have been there if it had rained."
GERMAN = "Der Hund lief über die nasse Straße und bellte laut, weil niemand nach Hause kam."
PROSE, CODE = BlockKind.PARAGRAPH, BlockKind.CODE


@pytest.mark.parametrize(
    ("path", "lang"),
    [
        ("docs/guide.es.md", "es"),
        ("guide.pt-BR.html", "pt"),
        ("guide.zh_Hant.md", "zh"),
        ("guide.v2.md", "de"),
        ("guide.md", "de"),
        ("es.md", "de"),
        ("", "de"),
        (".es", "de"),
    ],
)
def test_a_file_may_say_its_language_in_its_name(path: str, lang: str) -> None:
    document = Document(path, (Block(PROSE, GERMAN, 1),))
    assert language_of(document, None) == lang


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("the and that", 1.0),
        ("The cat", 0.5),
        ("cat 12 dog 3", 0.0),
        ("Der Hund bellt", 0.0),
        ("12 3.5 …", 0.0),
        ("", 0.0),
    ],
)
def test_the_share_of_words_that_only_english_has_is_counted(text: str, share: float) -> None:
    assert english_share(text) == share


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (ENGLISH, True),
        (ENGLISH.upper(), True),
        ("Read the manual before you press it.", True),
        ("for the and that", False),
        ("", False),
        (GERMAN, False),
        ("El perro corrió por la calle y ladró mucho toda la noche.", False),
        ("Ilse Brandt, Karl Weber, Maria Silva, Tom Lund", False),
    ],
)
def test_a_text_of_five_words_or_more_reads_as_english_by_its_function_words(
    text: str, english: bool
) -> None:
    assert is_english(text) == english


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        ("El perro corrió por la calle y ladró mucho toda la noche, hasta el alba.", "es"),
        ("Сабака бег па вуліцы і гучна брахаў усю ноч, і ніхто не спаў.", "be"),
        ("Le chien a couru dans la rue et il a aboyé toute la nuit.", "fr"),
        ("犬は夜通し通りで大きな声で吠えていました。", "ja"),
    ],
)
def test_a_language_is_told_from_a_sentence(text: str, lang: str) -> None:
    assert detect(text) == lang


@pytest.mark.parametrize(
    ("blocks", "own", "declared", "lang"),
    [
        ([(PROSE, GERMAN)], "fr", "pt_BR", "pt"),
        ([(PROSE, GERMAN)], "fr", "ES", "es"),
        ([(PROSE, GERMAN)], "fr", None, "fr"),
        ([(PROSE, GERMAN)], None, None, "de"),
        ([(CODE, ENGLISH * 3), (PROSE, GERMAN)], None, None, "de"),
    ],
)
def test_the_user_comes_before_the_document_and_the_document_before_its_prose(
    blocks: list[tuple[BlockKind, str]], own: str | None, declared: str | None, lang: str
) -> None:
    document = Document("a", tuple(Block(kind, text, 1) for kind, text in blocks), lang=own)
    assert language_of(document, declared) == lang
