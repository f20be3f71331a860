"""Which language a text is in."""

import pytest

from fidelity.language import detect, english_share, is_english, language_of, reads_as
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


COUNCIL = {
    "es": "El ayuntamiento aprobó ayer la nueva ordenanza de ruidos, que obligará a los bares del centro a cerrar antes de medianoche.",
    "pt": "A câmara municipal aprovou ontem o novo regulamento do ruído, que obrigará os bares do centro a fechar antes da meia-noite.",
    "gl": "O concello aprobou onte a nova ordenanza de ruídos, que obrigará os bares do centro a pechar antes da medianoite.",
    "ru": "Городской совет вчера принял новое постановление о шуме, которое обяжет бары в центре закрываться до полуночи по будням.",
    "be": "Гарадскі савет учора прыняў новую пастанову пра шум, якая абавяжа бары ў цэнтры зачыняцца да поўначы ў будні.",
    "cs": "Městská rada včera schválila novou vyhlášku o hluku, která přinutí bary v centru zavírat ve všední dny před půlnocí.",
    "sk": "Mestská rada včera schválila nové nariadenie o hluku, ktoré prinúti bary v centre zatvárať v pracovné dni pred polnocou.",
    "da": "Byrådet vedtog i går den nye støjforordning, som tvinger barerne i centrum til at lukke før midnat på hverdage.",
    "no": "Bystyret vedtok i går den nye støyforskriften, som tvinger barene i sentrum til å stenge før midnatt på hverdager.",
    "zh": "市议会昨天通过了新的噪音条例，要求市中心的酒吧在工作日午夜之前关门，八月的节日除外，违者将被罚款。",
    "names": "García Márquez, Müller, Schmidt, O'Brien, Kowalski, Berlin, New York, Springer Verlag, Oxford University Press, Elsevier",
    "numbers": "12 345, 67,8 %, 1985-03-06, 3:0, +49 30 1234",
    "empty": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lang", "other"),
    [
        ("pt", "es", "pt"),
        ("es", "pt", "es"),
        ("es", "ru", "es"),
        ("be", "ru", "be"),
        ("ru", "be", "ru"),
        ("zh", "de", "zh"),
        ("no", "sv", "no"),
        # What it is said to be, or close kin of it.
        ("es", "es", ""),
        ("no", "nb", ""),
        ("da", "nb", ""),
        ("no", "da", ""),
        ("gl", "pt", ""),
        ("pt", "gl", ""),
        ("cs", "sk", ""),
        ("sk", "cs", ""),
        # What could be in any language, and a language that is not known.
        ("names", "es", ""),
        ("names", "ru", ""),
        ("numbers", "es", ""),
        ("empty", "es", ""),
        ("es", "tlh", ""),
    ],
)
def test_another_language_is_named_only_where_it_is_beyond_doubt(
    text: str, lang: str, other: str
) -> None:
    assert reads_as(COUNCIL[text], lang) == other


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
