"""AsciiDoc: what a reader of the page sees, on the lines of the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from fidelity.errors import LoadError
from fidelity.load import parse
from fidelity.model import Block, Document, EmbedKind, MarkKind
from fidelity.pipeline import check

PAGE = """\
// Licensed to all.
= The mill
Ann Lund <ann@mill.example>
v1.2, 2024-05-03
:toc:
:description: How the mill came \\
to grind again.
:!sectnums:

[.lead]
It *never* stands _still_: see link:map.html[the map],
https://mill.example/times[the timetable,window=_blank], <<stones,the stones>>,
xref:history.adoc#flood[the flood], mailto:ann@mill.example[Ann] and `grind --all`.
// nobody reads this
{product} costs little.footnote:[In *euros*.]

////
Nor this.
////

[[stones]]
== Stones & sieves

* The runner
turns.
** It weighs a ton.
* [x] The bedstone
+
lies still.
+
----
stay()
----

. First
. Second

Hopper:: Holds the grain.
Sieve::
  Parts it.

[source,python]
.The whole program
----
turn(3) # <1>

  wait()
----
<1> Three times.

.Sacks of _flour_
[cols="1,2a"]
|===
|Day |Sacks

|Monday
|12

* of rye
2+|closed
|===

NOTE: Bring sacks
of your own.

[WARNING]
.Before the flood
====
Shut the sluice.

Twice.
====

****
By the way.
****

[quote,A miller]
____
Grain is gold.
____

 ./grind
   --all

....
literal
....

++++
<b>raw</b>
++++

.The wheel of 1931
image::wheel.png[A wheel,200,link=https://mill.example/wheel]

The end
-------

Out.
"""
GERMAN = """\
// Licensed to all.
= Die Mühle
Ann Lund <ann@mill.example>
v1.2, 2024-05-03
:toc:
:description: Wie es kam, dass die Mühle \\
wieder mahlt.
:!sectnums:

[.lead]
Sie steht *niemals* _still_: siehe link:map.html[die Karte],
https://mill.example/times[den Fahrplan,window=_blank], <<stones,die Steine>>,
xref:history.adoc#flood[die Flut], mailto:ann@mill.example[Ann] und `grind --all`.
// das liest niemand
{product} kostet wenig.footnote:[In *Euro*.]

[[stones]]
== Steine und Siebe

* Der Läufer
dreht sich.
** Er wiegt eine Tonne.
* [x] Der Bodenstein
+
liegt still.
+
----
stay()
----

. Erstens
. Zweitens

Trichter:: Hält das Korn.
Sieb::
  Trennt es.

[source,python]
.Das ganze Programm
----
turn(3) # <1>

  wait()
----
<1> Dreimal.

.Säcke mit _Mehl_
[cols="1,2a"]
|===
|Tag |Säcke

|Montag
|12

* mit Roggen
2+|geschlossen
|===

NOTE: Bringen Sie eigene
Säcke mit.

[WARNING]
.Vor der Flut
====
Schließen Sie das Wehr.

Zweimal.
====

****
Nebenbei.
****

[quote,Ein Müller]
____
Korn ist Gold.
____

 ./grind
   --all

....
literal
....

++++
<b>raw</b>
++++

.Das Rad von 1931
image::wheel.png[Ein Rad,200,link=https://mill.example/wheel]

Das Ende
--------

Aus.
"""


def seen(document: Document) -> list[tuple[int, str, str]]:
    return [(block.line, block.kind.value, block.text) for block in document.blocks]


def read(text: str) -> list[tuple[int, str, str]]:
    return seen(parse(text, ".adoc"))


def block(beginning: str) -> Block:
    return next(b for b in parse(PAGE, ".adoc").blocks if b.text.startswith(beginning))


def only(text: str) -> Block:
    (found,) = parse(text, ".adoc").blocks
    return found


def marked(found: Block, kind: MarkKind) -> list[str]:
    return [found.text[mark.start : mark.end] for mark in found.marks if mark.kind is kind]


def test_a_page_is_read_in_order_on_its_lines() -> None:
    assert read(PAGE) == [
        (6, "description", "How the mill came to grind again."),
        (2, "heading", "The mill"),
        (
            11,
            "paragraph",
            "It never stands still: see the map, the timetable, the stones, the flood, Ann and grind"
            " --all. {product} costs little. (In euros.)",
        ),
        (22, "heading", "Stones & sieves"),
        (24, "list-item", "The runner turns."),
        (26, "list-item", "It weighs a ton."),
        (27, "list-item", "The bedstone"),
        (29, "list-item", "lies still."),
        (32, "code", "stay()"),
        (35, "list-item", "First"),
        (36, "list-item", "Second"),
        (38, "list-item", "Hopper"),
        (38, "list-item", "Holds the grain."),
        (39, "list-item", "Sieve"),
        (40, "list-item", "Parts it."),
        (43, "caption", "The whole program"),
        (45, "code", "turn(3) # <1>\n\n  wait()"),
        (49, "list-item", "Three times."),
        (51, "caption", "Sacks of flour"),
        (54, "table-cell", "Day"),
        (54, "table-cell", "Sacks"),
        (56, "table-cell", "Monday"),
        (57, "table-cell", "12"),
        (59, "list-item", "of rye"),
        (60, "table-cell", "closed"),
        (63, "paragraph", "Bring sacks of your own."),
        (67, "caption", "Before the flood"),
        (69, "paragraph", "Shut the sluice."),
        (71, "paragraph", "Twice."),
        (75, "paragraph", "By the way."),
        (80, "quote", "Grain is gold."),
        (78, "quote", "A miller"),
        (83, "code", "./grind\n  --all"),
        (87, "code", "literal"),
        (91, "code", "<b>raw</b>"),
        (94, "caption", "The wheel of 1931"),
        (95, "alt-text", "A wheel"),
        (97, "heading", "The end"),
        (100, "paragraph", "Out."),
    ]


def test_the_header_is_the_front_matter() -> None:
    document = parse(PAGE + "\n:lang: en\n", ".adoc")
    assert [(entry.line, str(entry)) for entry in document.entries] == [
        (3, "author: Ann Lund <ann@mill.example>"),
        (4, "revision: v1.2, 2024-05-03"),
        (5, "toc:"),
        (6, "description: How the mill came to grind again."),
        (8, "sectnums: false"),
        (102, "lang: en"),
    ]
    assert document.lang == "en"


def test_links_know_their_address_their_words_and_their_line() -> None:
    links = [
        (link.href, found.anchor(link), link.line)
        for found in parse(PAGE, ".adoc").blocks
        for link in found.links
    ]
    assert links == [
        ("map.html", "the map", 11),
        ("https://mill.example/times", "the timetable", 12),
        ("#stones", "the stones", 12),
        ("history.adoc#flood", "the flood", 13),
        ("mailto:ann@mill.example", "Ann", 13),
        ("https://mill.example/wheel", "A wheel", 95),
    ]


def test_blocks_know_what_they_are_in() -> None:
    boxes = {text: block(text).box for text in ("Bring", "Shut", "By the way", "Grain")}
    assert {text: box and box.kind for text, box in boxes.items()} == {
        "Bring": "note",
        "Shut": "warning",
        "By the way": "sidebar",
        "Grain": "quote",
    }
    assert (block("Stones &").ids, block("Stones &").level) == (("stones",), 2)
    assert block("turn(3)").language == "python"
    cells = [block(text).cell for text in ("Day", "Monday", "of rye")]
    assert [(c.row, c.column, c.is_header) for c in cells if c] == [
        (0, 0, True),
        (1, 0, False),
        (1, 1, False),
    ]
    items = [block(text).in_list for text in ("The runner", "It weighs", "Second")]
    assert [(i.item, i.ordered) for i in items if i] == [(0, False), (0, False), (1, True)]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("*a* **b**c _d_ __e__f #g# [.big]#h#", "a bc d ef g h"),
        ("x^2^ and H~2~O", "x2 and H2O"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        (r"\*as it is* and \{name}", "*as it is* and {name}"),
        ("+*kept*+ and pass:[<u>passed</u>] and +++<i>raw</i>+++", "*kept* and passed and raw"),
        ("\"`quoted`\" and '`so`'", "“quoted” and ‘so’"),
        ("{name} has {plus}1{nbsp}&euro;", "{name} has +1 €"),
        ("kbd:[Ctrl+C] btn:[OK] menu:File[New > Page]", "Ctrl+C OK File > New > Page"),
        ("the ((miller)) (((mill,miller))) indexterm:[mill]stays", "the miller stays"),
        ("one +\ntwo", "one two"),
        ("[[here]]here", "here"),
        ("see <<there>> and xref:that.adoc[]", "see there and that.adoc"),
        ("image:a.png[A wheel] turns", "turns"),
    ],
)
def test_marks_and_macros_are_read_as_they_are_shown(written: str, text: str) -> None:
    blocks = parse(written, ".adoc").blocks
    assert next(b.text for b in blocks if b.kind.value == "paragraph") == text


def test_a_link_needs_no_space_before_it_where_words_have_none() -> None:
    found = only("詳細はlink:mill.html[粉ひき]とxref:map.adoc[地図]を見てください。\n")
    assert found.text == "詳細は粉ひきと地図を見てください。"
    assert [link.href for link in found.links] == ["mill.html", "map.adoc"]


def test_an_attribute_may_hold_the_address_of_a_link() -> None:
    found = only("See {url-mill}[the mill], {docs}/a#b[its docs], {name} and {list}[].\n")
    links = [(link.href, found.anchor(link)) for link in found.links]
    assert found.text == "See the mill, its docs, {name} and {list}[]."
    assert links == [("{url-mill}", "the mill"), ("{docs}/a#b", "its docs")]


def test_attributes_that_are_set_again_are_one() -> None:
    document = parse(":level: 1\n\nOne.\n\n:level: 2\n\nTwo.\n", ".adoc")
    assert [(entry.line, str(entry)) for entry in document.entries] == [(1, "level: 1, 2")]


def test_code_and_formulas_are_marked() -> None:
    found = only("Call `f(*args, **kw)`, ``g``h, `+{x}+`, kbd:[F1] and stem:[x^2].")
    assert found.text == "Call f(*args, **kw), gh, {x}, F1 and x^2."
    assert marked(found, MarkKind.CODE) == ["f(*args, **kw)", "g", "{x}", "F1"]
    assert marked(found, MarkKind.FORMULA) == ["x^2"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("```ruby\nx\n```\n", [(2, "code", "x")]),
        ("[listing]\nx\ny\n", [(2, "code", "x\ny")]),
        ("[stem]\n++++\nx^2\n++++\n", [(3, "code", "x^2")]),
        ("[verse,Ann]\n____\na\n  b\n____\n", [(3, "quote", "a b"), (1, "quote", "Ann")]),
        ("[TIP]\nGrind.\n", [(2, "paragraph", "Grind.")]),
        ("--\nopen\n--\n", [(2, "paragraph", "open")]),
        ("a\n[source]\n----\nb\n----\nc\n", [(1, "paragraph", "a"), (4, "code", "b"), (6, "paragraph", "c")]),
        ("* a\n\n  set in\n\nb\n", [(1, "list-item", "a"), (3, "code", "set in"), (5, "paragraph", "b")]),
        ("a::\nb::: c\n", [(1, "list-item", "a"), (2, "list-item", "b"), (2, "list-item", "c")]),
        ("a\n\n'''\n\n<<<\n\nb\n", [(1, "paragraph", "a"), (7, "paragraph", "b")]),
        (",===\na,\"b, c\"\n,===\n", [(2, "table-cell", "a"), (2, "table-cell", "b, c")]),
        ("|===\n2*|a\n|b \\| c\n|===\n", [(2, "table-cell", "a"), (2, "table-cell", "a"), (3, "table-cell", "b | c")]),
        ("|===\na|* b\n+\n----\nc\n  d\n----\n|===\n", [(2, "list-item", "b"), (5, "code", "c\n  d")]),
        ("====\nnever closed\n", [(2, "paragraph", "never closed")]),
        ("== Same signs ==\n", [(1, "heading", "Same signs")]),
        ("----\n\\include::a.adoc[]\n----\n", [(2, "code", "include::a.adoc[]")]),
        ("\\include::a.adoc[]\n", [(1, "paragraph", "include::a.adoc[]")]),
    ],
)  # fmt: skip
def test_blocks_in_other_forms(written: str, read_as: list[tuple[int, str, str]]) -> None:
    assert read(written) == read_as


@pytest.mark.parametrize(
    ("directive", "told"),
    [
        ("include::part.adoc[tag=a]", "include part.adoc tag=a"),
        ("ifdef::web[]\nOn the web.\nendif::[]", "ifdef web"),
        ("toc::[]", "toc"),
        ("kroki::a.puml[svg]", "kroki a.puml svg"),
    ],
)
def test_what_is_put_onto_the_page_is_kept_as_it_was_written(directive: str, told: str) -> None:
    embeds = [
        embed.text
        for found in parse(f"Before.\n\n{directive}\n\nAfter.\n", ".adoc").blocks
        for embed in found.embeds
        if embed.kind is EmbedKind.DIRECTIVE
    ]
    assert embeds == [told]


def test_text_on_a_condition_is_read() -> None:
    text = "ifdef::web[On the web.]\n\nifndef::web[]\nOn paper.\nendif::[]\n"
    assert [found for *_, found in read(text)] == ["On the web.", "On paper."]


def test_a_video_is_kept() -> None:
    (found,) = only("A film.\n\nvideo::mill.mp4[]\n").embeds
    assert (found.kind, found.target) == (EmbedKind.MEDIA, "mill.mp4")


def test_blocks_in_blocks_without_end_are_refused() -> None:
    deep = "\n".join("=" * length for length in range(4, 100))
    with pytest.raises(LoadError, match="nested too deep"):
        parse(f"{deep}\na\n", ".adoc")


def test_the_page_against_itself_has_no_finding(tmp_path: Path) -> None:
    path = tmp_path / "mill.adoc"
    path.write_text(PAGE, encoding="utf-8")
    assert [finding.message for finding in check(path, path, lang="en").findings] == []


def test_a_faithful_translation_has_no_finding(tmp_path: Path) -> None:
    original, translation = tmp_path / "mill.adoc", tmp_path / "mill.de.adoc"
    original.write_text(PAGE, encoding="utf-8")
    translation.write_text(GERMAN, encoding="utf-8")
    assert [finding.message for finding in check(original, translation, lang="de").findings] == []
