"""XLIFF 1.2 and 2: units with their states, inline markup and lines, on both sides."""

from contextlib import suppress

import pytest

from fidelity.errors import LoadError
from fidelity.load.pairs import parse_both
from fidelity.model import Block

OLD = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="app.html" source-language="en-US" target-language="es-ES" datatype="html">
    <body>
      <!-- the first page -->
      <trans-unit id="welcome">
        <source>Welcome <x id="NAME" equiv-text="{{ name }}"/>, read the <g id="1">terms</g> &amp; wait.</source>
        <target state="translated">Lea las <g id="1">condiciones</g>,
          <x id="NAME"/>, y espere.</target>
        <note>shown once</note>
        <alt-trans><target>Bienvenido</target></alt-trans>
      </trans-unit>
      <group id="times">
        <trans-unit id="nine">
          <source>Boats go at <ph id="2">%s</ph>.</source>
          <target state="needs-review-translation">Los barcos van a <ph id="2">%s</ph>.</target>
        </trans-unit>
        <trans-unit id="copied"><source>Copied</source><target state="new">Copied</target></trans-unit>
        <trans-unit id="empty"><source>Empty</source><target/></trans-unit>
        <trans-unit id="brand" translate="no"><source>Ferry Inc.</source></trans-unit>
      </group>
      <group id="files" restype="x-gettext-plurals">
        <trans-unit id="files[0]"><source>%d file</source><target>un archivo</target></trans-unit>
        <trans-unit id="files[1]"><source>%d files</source><target>%d archivos</target></trans-unit>
      </group>
      <trans-unit id="codes">
        <source>Big <bpt id="3">&lt;b&gt;</bpt>boat<ept id="3">&lt;/b&gt;</ept> in <bpt id="4">{\\i </bpt>May<ept id="4">}</ept></source>
        <seg-source><mrk mid="0" mtype="seg">Big boat</mrk></seg-source>
        <target><mrk mid="0" mtype="seg">Barco <bpt id="3">&lt;b&gt;</bpt>grande<ept id="3">&lt;/b&gt;</ept></mrk></target>
      </trans-unit>
    </body>
  </file>
</xliff>
"""
NEW = """\
<xliff version="2.1" srcLang="en" trgLang="be" xmlns="urn:oasis:names:tc:xliff:document:2.0">
  <file id="f1">
    <skeleton>Nobody reads this.</skeleton>
    <unit id="u1">
      <notes><note>shown once</note></notes>
      <originalData><data id="d1">%d</data></originalData>
      <segment id="s1" state="final">
        <source>The <pc id="1">ferry</pc> left<sc id="2"/>.</source>
        <target>Паром <pc id="1">адплыў</pc><sc id="2"/>.</target>
      </segment>
      <ignorable><source> </source></ignorable>
      <segment>
        <source>It carried <ph id="3" dataRef="d1"/> cars.</source>
        <target>На ім было <ph id="3" dataRef="d1"/> машын.</target>
      </segment>
    </unit>
    <group id="g" translate="no">
      <unit id="u2"><segment><source>ACME</source></segment></unit>
      <unit id="u3" translate="yes"><segment><source>Go on</source></segment></unit>
    </group>
  </file>
</xliff>
"""


def seen(blocks: tuple[Block, ...]) -> list[tuple[str, int]]:
    return [(block.text, block.line) for block in blocks]


def test_units_of_the_older_version_keep_their_texts_and_lines() -> None:
    both = parse_both(OLD, ".xlf", path="es.xlf")
    assert seen(both.original.blocks) == [
        ('Welcome <x id="NAME"/>, read the <g id="1">terms</g> & wait.', 7),
        ("Boats go at %s.", 15),
        ("Copied", 18),
        ("Empty", 19),
        ("%d file", 23),
        ("%d files", 24),
        ('Big <b>boat</b> in <bpt id="4"/>May<ept id="4"/>', 27),
    ]
    assert seen(both.translation.blocks) == [
        ('Lea las <g id="1">condiciones</g>, <x id="NAME"/>, y espere.', 8),
        ("Los barcos van a %s.", 16),
        ("un archivo", 23),
        ("%d archivos", 24),
        ("Barco <b>grande</b>", 29),
    ]
    assert (both.original.lang, both.translation.lang) == ("en", "es")


def test_a_target_that_needs_a_look_is_outdated_and_a_plural_has_forms() -> None:
    units = [block.unit for block in parse_both(OLD, ".xlf").translation.blocks if block.unit]
    assert [(unit.key.rpartition("\x04")[2], unit.form, unit.outdated) for unit in units] == [
        ("welcome", "", False),
        ("nine", "", True),
        ("files[0]", "0", False),
        ("files[0]", "1", False),
        ("codes", "", False),
    ]


def test_segments_of_the_newer_version_are_units() -> None:
    both = parse_both(NEW, ".xliff")
    assert seen(both.original.blocks) == [
        ('The <pc id="1">ferry</pc> left<sc id="2"/>.', 8),
        ('It carried <ph id="3"/> cars.', 13),
        ("Go on", 19),
    ]
    assert seen(both.translation.blocks) == [
        ('Паром <pc id="1">адплыў</pc><sc id="2"/>.', 9),
        ('На ім было <ph id="3"/> машын.', 14),
    ]
    assert both.translation.lang == "be"


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("<xliff><file>\n<body></xliff>", "x.xlf:2", "not valid XML: Opening and ending tag"),
        ("<html><p>Text</p></html>", "x.xlf", "is XML, but no XLIFF"),
        ("Dear reader", "x.xlf:1", "not valid XML: Start tag expected"),
        ("<xliff version='1.2'><file><body/></file></xliff>", "x.xlf", "holds no messages"),
    ],
)
def test_what_is_no_xliff_is_an_error_that_says_where(text: str, where: str, what: str) -> None:
    with pytest.raises(LoadError) as caught:
        parse_both(text, ".xlf", path="x.xlf")
    assert (caught.value.where, caught.value.what[: len(what)]) == (where, what)


ENTITIES = """<!DOCTYPE xliff [<!ENTITY brand "Ferry">{more}<!ENTITY file SYSTEM "file:///etc/passwd">]>
<xliff version="1.2"><file original="a"><body><trans-unit id="1">
<source>Say &{named}; and &file;</source><target>Di &{named}; y &file;</target>
</trans-unit></body></file></xliff>"""


def test_entities_stay_as_they_are() -> None:
    both = parse_both(ENTITIES.format(more="", named="brand"), ".xlf")
    assert seen(both.original.blocks) == [("Say &brand; and &file;", 3)]


def test_entities_within_entities_never_grow() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(30))
    with suppress(LoadError):  # some versions of the parser refuse them
        both = parse_both(ENTITIES.format(more=laughs, named="l29"), ".xlf")
        assert seen(both.original.blocks) == [("Say &l29; and &file;", 3)]


def test_the_declared_encoding_does_not_matter_once_the_text_is_read() -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?>' + NEW
    assert seen(parse_both(text, ".xlf").translation.blocks)[0][0].startswith("Паром")
