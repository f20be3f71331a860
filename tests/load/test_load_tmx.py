"""TMX: units in two of the languages that a memory holds."""

import pytest

from fidelity.errors import LoadError
from fidelity.load.pairs import parse_both

MEMORY = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header srclang="en-US" segtype="sentence" datatype="plaintext"/>
  <body>
    <tu tuid="one">
      <note>of the ferry</note>
      <tuv xml:lang="en-US"><seg>The <bpt i="1">&lt;b&gt;</bpt>ferry<ept i="1">&lt;/b&gt;</ept> left.</seg></tuv>
      <tuv xml:lang="es-ES"><seg>El <bpt i="1">&lt;b&gt;</bpt>ferri<ept i="1">&lt;/b&gt;</ept> zarpó.</seg></tuv>
      {more}
    </tu>
    <tu>
      <tuv xml:lang="EN"><seg>Nobody <hi x="1">waited</hi><ph x="2"/>.</seg></tuv>
      <tuv xml:lang="es"><seg>Nadie <hi x="1">esperaba</hi><ph x="2"/>.</seg></tuv>
    </tu>
    <tu>
      <tuv xml:lang="en"><seg>Only in English</seg></tuv>
    </tu>
  </body>
</tmx>
"""
FRENCH = '<tuv xml:lang="fr"><seg>Le bac est parti.</seg></tuv>'


def both_sides(text: str, lang: str | None = None) -> list[tuple[str, int, str, int]]:
    both = parse_both(text, ".tmx", path="a.tmx", lang=lang)
    pairs = zip(both.original.blocks, both.translation.blocks, strict=True)
    return [(one.text, one.line, other.text, other.line) for one, other in pairs]


def test_units_in_the_two_languages_are_read() -> None:
    assert both_sides(MEMORY.format(more="")) == [
        ("The <b>ferry</b> left.", 8, "El <b>ferri</b> zarpó.", 9),
        ('Nobody waited<ph id="2"/>.', 13, 'Nadie esperaba<ph id="2"/>.', 14),
    ]


@pytest.mark.parametrize("lang", ["fr", "fr-CA"])
def test_of_several_languages_one_is_named(lang: str) -> None:
    found = both_sides(MEMORY.format(more=FRENCH), lang)
    assert found == [("The <b>ferry</b> left.", 8, "Le bac est parti.", 10)]


def test_english_is_the_original_whatever_the_memory_says() -> None:
    both = parse_both(MEMORY.format(more="").replace('srclang="en-US"', 'srclang="es"'), ".tmx")
    assert (both.original.lang, both.translation.lang) == ("en", "es")


@pytest.mark.parametrize(
    ("text", "lang", "what"),
    [
        (MEMORY.format(more=FRENCH), None, "holds translations into es, fr"),
        (MEMORY.format(more=FRENCH), "de", "holds no de"),
        (MEMORY.format(more="").replace("es", "en"), None, "holds one language only"),
        ("<xliff/>", None, "is XML, but no TMX"),
    ],
)
def test_what_cannot_be_told_is_an_error(text: str, lang: str | None, what: str) -> None:
    with pytest.raises(LoadError) as caught:
        both_sides(text, lang)
    assert caught.value.what == what
