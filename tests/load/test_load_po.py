"""PO files: messages with their contexts, forms and lines, on both sides."""

import pytest

from fidelity.errors import LoadError
from fidelity.load import parse
from fidelity.load.pairs import parse_both
from fidelity.model import Block, BlockKind, Link, Mark, MarkKind, Unit

CATALOGUE = """\
# Ferries of the lake
msgid ""
msgstr ""
"Language: pt_BR\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#. shown on the pier
#: pier.py:3
msgid "The boat leaves at noon."
msgstr "O barco sai ao meio-dia."

msgctxt "menu"
msgid "Open"
msgstr "Abrir"

msgctxt "state"
msgid "Open"
msgstr ""
"Aber"
"to"

#, fuzzy, python-format
#| msgid "%d boat"
msgid "%d ferry"
msgid_plural ""
"%d ferries"
msgstr[0] "%d balsa"
msgstr[1] "%d balsas"

msgid "Nobody knows"
msgstr ""

#~ msgid "Old"
#~ msgstr "Velho"
"""


def seen(blocks: tuple[Block, ...]) -> list[tuple[str, int]]:
    return [(block.text, block.line) for block in blocks]


def test_both_sides_keep_their_texts_and_lines() -> None:
    both = parse_both(CATALOGUE, ".po", path="pt.po")
    assert seen(both.original.blocks) == [
        ("The boat leaves at noon.", 9),
        ("Open", 13),
        ("Open", 17),
        ("%d ferry", 24),
        ("%d ferries", 25),
        ("Nobody knows", 30),
    ]
    assert seen(both.translation.blocks) == [
        ("O barco sai ao meio-dia.", 10),
        ("Abrir", 14),
        ("Aberto", 18),
        ("%d balsa", 27),
        ("%d balsas", 28),
    ]
    assert (both.translation.lang, both.original.lang, both.original.path) == ("pt", "en", "pt.po")


def test_units_hold_context_form_and_whether_they_are_outdated() -> None:
    both = parse_both(CATALOGUE, ".po")
    assert [block.unit for block in both.original.blocks][1:5] == [
        Unit("menu\x04Open", name="menu"),
        Unit("state\x04Open", name="state"),
        Unit("%d ferry", "one"),
        Unit("%d ferry", "other"),
    ]
    assert [block.unit for block in both.translation.blocks][3:] == [
        Unit("%d ferry", "0", outdated=True),
        Unit("%d ferry", "1", outdated=True),
    ]


def test_a_template_is_what_is_to_be_translated_and_a_translation_what_it_says() -> None:
    template = 'msgid "Open"\nmsgstr ""\n'
    translated = 'msgid "Open"\nmsgstr "Abrir"\n'
    assert [parse(text, ".po").blocks[0].text for text in (template, translated)] == [
        "Open",
        "Abrir",
    ]


def test_markup_of_a_message_is_marked_and_stays_where_it_is() -> None:
    text = 'msgid "x"\nmsgstr "Ver :ref:`la lista <list>` y ``ls``, `aqui <https://a.example>`_."\n'
    (block,) = parse(text, ".po").blocks
    assert block == Block(
        BlockKind.MESSAGE,
        "Ver :ref:`la lista <list>` y ``ls``, `aqui <https://a.example>`_.",
        2,
        (Link("https://a.example", 38, 42, 2),),
        (
            Mark(MarkKind.PLACEHOLDER, 4, 10),
            Mark(MarkKind.PLACEHOLDER, 18, 26),
            Mark(MarkKind.CODE, 29, 35),
            Mark(MarkKind.PLACEHOLDER, 37, 38),
            Mark(MarkKind.PLACEHOLDER, 42, 64),
        ),
        unit=Unit("x"),
    )


def test_paragraphs_of_a_message_are_blocks_of_one_unit() -> None:
    both = parse_both('msgid "One.\\n\\nTwo."\nmsgstr "Uno.\\n \\nDos."\n', ".po")
    assert [(b.text, b.unit) for b in both.translation.blocks] == [
        ("Uno.", Unit("One.\n\nTwo.")),
        ("Dos.", Unit("One.\n\nTwo.")),
    ]


@pytest.mark.parametrize("noise", ["\ufeff{}", "{}\r\n\r\n", "{}\n\n#\n"])
def test_marks_and_line_ends_make_no_difference(noise: str) -> None:
    clean = 'msgid "Open"\nmsgstr "Abrir"'
    text = noise.format(clean).replace("\n", "\r\n" if "\r" in noise else "\n")
    assert parse(text, ".po") == parse(clean, ".po")


def test_a_line_separator_in_a_text_ends_no_line() -> None:
    (block,) = parse('msgid "x"\nmsgstr "uno\u2028dos\x0ctres"\n', ".po").blocks
    assert (block.text, block.line) == ("uno dos tres", 2)


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ('msgid "a"\nmsgstr "b\n', "x.po:2", "a text is not closed"),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', "x.po:3", "not a line of a PO file"),
        ('msgid "a "b" c"\nmsgstr ""\n', "x.po:1", "unescaped double quote found"),
        ("Dear reader\n", "x.po:1", "not a line of a PO file"),
        ('msgid ""\nmsgstr "Language: es\\n"\n', "x.po", "holds no messages"),
    ],
)
def test_what_is_no_catalogue_is_an_error_that_says_where(text: str, where: str, what: str) -> None:
    with pytest.raises(LoadError) as caught:
        parse_both(text, ".po", path="x.po")
    assert (caught.value.where, caught.value.what) == (where, what)


def test_messages_that_read_alike_are_told_apart() -> None:
    both = parse_both('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', ".po")
    ours, theirs = (
        [block.unit for block in doc.blocks] for doc in (both.original, both.translation)
    )
    assert (ours, len({unit.key for unit in ours if unit})) == (theirs, 2)


@pytest.mark.parametrize(
    "path", ["es.po", "locale/es/LC_MESSAGES/app.po", "po/app.es.po", "es/app.po"]
)
def test_the_language_may_be_in_the_path(path: str) -> None:
    assert parse_both('msgid "a"\nmsgstr "b"\n', ".po", path=path).translation.lang == "es"
