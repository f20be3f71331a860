"""reStructuredText: what a reader of the page sees, on the lines of the file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from fidelity.errors import LoadError
from fidelity.load import parse
from fidelity.model import Block, Document, EmbedKind, MarkKind, Severity
from fidelity.pipeline import check

PAGE = """\
:author: Ann Lund
:date: 2024-05-03

.. a comment, which
   nobody reads

.. meta::
   :description: How the mill came to grind again.

========
The mill
========

It *never* stands **still**: see `the map <https://mill.example/map>`_, the
`timetable`_, `the prices`__, https://mill.example/bare and ``grind --all``.
|Owner| runs it [1]_ as ``a_b`` says, with :math:`x^2`.

__ https://mill.example/prices
.. _timetable: https://mill.example/times
.. |Owner| replace:: The *miller*

.. [1] She bought it
   in 1998.

.. _stones:

Stones and sieves
-----------------

- The runner
  turns.

  It weighs a ton.
- The bedstone

  1. lies
  2. stays

Hopper : of wood
    Holds the grain.

See `Stones and sieves`_ and :ref:`the stones <stones>`, or :doc:`/history`.

+--------+-------+
| Day    | Sacks |
+========+=======+
| Monday | 12    |
| only   |       |
+--------+-------+

.. list-table:: Sacks of *flour*
   :header-rows: 1
   :widths: 1 2

   * - Day
     - Sacks
   * - Friday
     - 14

.. note:: Bring sacks
   of your own.

.. admonition:: Before the flood
   :class: warning

   Shut the sluice.

Write this::

    open sluice
    wait

.. code-block:: python
   :caption: The whole program
   :linenos:

   turn(3)

.. figure:: wheel.png
   :alt: A wheel

   The wheel of 1931

.. image:: sluice.png
   :alt: The sluice
   :target: https://mill.example/sluice

..

    Grain is gold.

    -- A miller

| First line
| Second line

-v, --verbose  Say more.

:param sacks: How many.

>>> turn(3)
"""

SHORT = """\
:author: Ann Lund

========
The mill
========

It *never* stands: see `the map <https://mill.example/map>`_ and the timetable__ [#]_.
See also `Stones and sieves`_ and :ref:`the stones <stones>`, by |Owner|.

__ https://mill.example/times
.. [#] She bought it in 1998.
.. |Owner| replace:: the *miller*
.. _stones:

Stones and sieves
-----------------

Hopper
    Holds the grain.

.. versionadded:: 3.2
   Two sieves.

.. toctree::

   The history <history>

.. code-block:: python

   turn(3)  # three times
"""
GERMAN = """\
:author: Ann Lund

=========
Die Mühle
=========

Sie steht *niemals*: siehe `die Karte <https://mill.example/map>`_ und den Fahrplan__ [#]_.
Siehe auch `Steine und Siebe`_ und :ref:`die Steine <stones>`, von |Owner|.

__ https://mill.example/times
.. [#] Sie kaufte sie im Jahr 1998.
.. |Owner| replace:: der *Müllerin*
.. _stones:

Steine und Siebe
----------------

Trichter
    Hält das Korn.

.. versionadded:: 3.2
   Zwei Siebe.

.. toctree::

   Die Geschichte <history>

.. code-block:: python

   turn(3)  # dreimal
"""


def seen(document: Document) -> list[tuple[int, str, str]]:
    return [(block.line, block.kind.value, block.text) for block in document.blocks]


def block(text: str, beginning: str) -> Block:
    return next(b for b in parse(text, ".rst").blocks if b.text.startswith(beginning))


def marked(found: Block, kind: MarkKind) -> list[str]:
    return [found.text[mark.start : mark.end] for mark in found.marks if mark.kind is kind]


def only(text: str) -> Block:
    (found,) = parse(text, ".rst").blocks
    return found


def test_a_page_is_read_in_order_on_its_lines() -> None:
    assert seen(parse(PAGE, ".rst")) == [
        (8, "description", "How the mill came to grind again."),
        (11, "heading", "The mill"),
        (
            14,
            "paragraph",
            "It never stands still: see the map, the timetable, the prices, https://mill.example/bare"
            " and grind --all. The miller runs it as a_b says, with x^2.",
        ),
        (22, "paragraph", "She bought it in 1998."),
        (27, "heading", "Stones and sieves"),
        (30, "list-item", "The runner turns."),
        (33, "list-item", "It weighs a ton."),
        (34, "list-item", "The bedstone"),
        (36, "list-item", "lies"),
        (37, "list-item", "stays"),
        (39, "list-item", "Hopper"),
        (39, "list-item", "of wood"),
        (40, "list-item", "Holds the grain."),
        (42, "paragraph", "See Stones and sieves and the stones, or /history."),
        (45, "table-cell", "Day"),
        (45, "table-cell", "Sacks"),
        (47, "table-cell", "Monday only"),
        (47, "table-cell", "12"),
        (51, "caption", "Sacks of flour"),
        (55, "table-cell", "Day"),
        (56, "table-cell", "Sacks"),
        (57, "table-cell", "Friday"),
        (58, "table-cell", "14"),
        (60, "paragraph", "Bring sacks of your own."),
        (63, "paragraph", "Before the flood"),
        (66, "paragraph", "Shut the sluice."),
        (68, "paragraph", "Write this:"),
        (70, "code", "open sluice\nwait"),
        (74, "caption", "The whole program"),
        (77, "code", "turn(3)"),
        (79, "alt-text", "A wheel"),
        (82, "caption", "The wheel of 1931"),
        (84, "alt-text", "The sluice"),
        (90, "quote", "Grain is gold."),
        (92, "quote", "A miller"),
        (94, "paragraph", "First line"),
        (95, "paragraph", "Second line"),
        (97, "list-item", "-v, --verbose"),
        (97, "list-item", "Say more."),
        (99, "list-item", "param sacks"),
        (99, "list-item", "How many."),
        (101, "code", ">>> turn(3)"),
    ]


def test_fields_at_the_beginning_are_the_front_matter() -> None:
    before, after = parse(PAGE, ".rst"), parse("Title\n=====\n\n:Lang: de\n\nText.\n", ".rst")
    assert [str(entry) for entry in before.entries] == ["author: Ann Lund", "date: 2024-05-03"]
    assert [entry.line for entry in before.entries] == [1, 2]
    assert (before.metadata["author"], after.lang) == ("Ann Lund", "de")


def test_links_know_their_address_their_words_and_their_line() -> None:
    links = [
        (link.href, found.anchor(link), link.line)
        for found in parse(PAGE, ".rst").blocks
        for link in found.links
    ]
    assert links == [
        ("https://mill.example/map", "the map", 14),
        ("https://mill.example/times", "timetable", 15),
        ("https://mill.example/prices", "the prices", 15),
        ("https://mill.example/bare", "https://mill.example/bare", 15),
        ("#stones-and-sieves", "Stones and sieves", 42),
        ("#stones", "the stones", 42),
        ("/history", "/history", 42),
        ("https://mill.example/sluice", "The sluice", 84),
    ]


def test_code_formulas_and_emphasis_are_marked() -> None:
    found = block(PAGE, "It never")
    kinds = (MarkKind.EMPHASIS, MarkKind.STRONG, MarkKind.CODE, MarkKind.FORMULA)
    assert [marked(found, kind) for kind in kinds] == [
        ["never", "miller"],
        ["still"],
        ["grind --all", "a_b"],
        ["x^2"],
    ]


def test_blocks_know_what_they_are_in() -> None:
    assert block(PAGE, "Bring sacks").box.kind == "note"  # type: ignore[union-attr]
    assert block(PAGE, "Shut").box.kind == "warning"  # type: ignore[union-attr]
    assert block(PAGE, "Grain").box.kind == "quote"  # type: ignore[union-attr]
    assert block(PAGE, "She bought").note == "1"
    assert block(PAGE, "Stones and").ids == ("stones",)
    assert block(PAGE, "turn(3)").language == "python"
    item, cell = block(PAGE, "stays").in_list, block(PAGE, "12").cell
    assert (item and (item.item, item.ordered), cell and (cell.row, cell.column)) == (
        (1, True),
        (1, 1),
    )


def test_images_and_the_numbers_of_notes_are_kept() -> None:
    embeds = [
        (embed.kind, embed.target)
        for found in parse(PAGE, ".rst").blocks
        for embed in found.embeds
        if embed.kind is not EmbedKind.DIRECTIVE
    ]
    assert embeds == [
        (EmbedKind.NOTE, "1"),
        (EmbedKind.IMAGE, "wheel.png"),
        (EmbedKind.IMAGE, "sluice.png"),
    ]


@pytest.mark.parametrize(
    ("role", "text", "code"),
    [
        (":py:func:`open`", "open", ["open"]),
        (":class:`~mill.Stone`", "mill.Stone", ["mill.Stone"]),
        (":guilabel:`Save as`", "Save as", []),
        (":abbr:`OK (all right)`", "OK (all right)", []),
        (":unheard-of:`a_b`", "a_b", ["a_b"]),
        (":unheard-of:`words that people read`", "words that people read", []),
        ("|release|", "|release|", ["|release|"]),
        ("`an elsewhere defined link`_", "an elsewhere defined link", []),
        ("2 * 3 *4", "2 * 3 *4", []),
        (r"\*as it is\*", "*as it is*", []),
    ],
)
def test_roles_and_names_that_docutils_does_not_know_are_read(
    role: str, text: str, code: list[str]
) -> None:
    found = only(f"See {role} now.\n")
    assert (found.text, marked(found, MarkKind.CODE)) == (f"See {text} now.", code)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (".. versionadded:: 3.2 Two sieves.\n", [(1, "paragraph", "Two sieves.")]),
        (".. deprecated:: 3.2\n   Use one.\n", [(2, "paragraph", "Use one.")]),
        (".. tab:: On a river\n\n   Dig.\n", [(1, "paragraph", "On a river"), (3, "paragraph", "Dig.")]),
        (".. only:: html\n\n   Dig.\n", [(3, "paragraph", "Dig.")]),
        (".. py:function:: turn(times)\n\n   Turns.\n", [(1, "code", "turn(times)"), (3, "paragraph", "Turns.")]),
        (".. unheard-of:: x\n   :y: z\n\n   *Dig*.\n", [(4, "paragraph", "Dig.")]),
        (".. mermaid::\n\n   a --> b\n", [(3, "code", "a --> b")]),
        (".. math:: x = y\n", [(1, "code", "x = y")]),
        (".. raw:: html\n\n   <b>x</b>\n", [(3, "code", "<b>x</b>")]),
        (".. image:: a.png\n   :alt: Mill\n   :loading: lazy\n", [(1, "alt-text", "Mill")]),
        (".. role:: red\n\n:red:`Stop`\n", [(3, "paragraph", "Stop")]),
    ],
)  # fmt: skip
def test_directives_that_docutils_does_not_know_are_read(
    written: str, read: list[tuple[int, str, str]]
) -> None:
    assert seen(parse(written, ".rst")) == read


def test_a_table_of_contents_is_a_list_of_links() -> None:
    text = ".. toctree::\n   :caption: All pages\n\n   intro\n   The stones <stones>\n"
    caption, entry = parse(text, ".rst").blocks
    links = [(link.href, entry.anchor(link), link.line) for link in entry.links]
    assert (caption.text, links) == (
        "All pages",
        [("intro", "", 4), ("stones", "The stones", 5)],
    )


@pytest.mark.parametrize(
    ("directive", "told"),
    [
        (".. include:: /etc/hostname\n", 'include "/etc/hostname"'),
        (".. literalinclude:: mill.py\n   :lines: 1-3\n", 'literalinclude mill.py lines="1-3"'),
        (".. contents:: In here\n   :depth: 2\n", 'contents depth="2"'),
        (".. versionadded:: 3.2\n", "versionadded 3.2"),
    ],
)
def test_what_is_put_onto_the_page_is_kept_as_it_was_written(directive: str, told: str) -> None:
    *_, last = parse(f"Before.\n\n{directive}\nAfter.\n", ".rst").blocks
    embeds = [embed.text for embed in last.embeds]
    assert (last.text, embeds) == ("After.", [told])


def test_no_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hunter2", encoding="utf-8")
    text = (
        f".. include:: {secret}\n\n.. csv-table:: A\n   :file: {secret}\n\n"
        f".. raw:: html\n   :file: {secret}\n\n.. literalinclude:: {secret}\n\nText.\n"
    )
    assert "hunter2" not in " ".join(found.text for found in parse(text, ".rst").blocks)


def test_what_one_text_defines_holds_for_no_other() -> None:
    assert only(".. role:: shout\n\n:shout:`Stop`\n").marks == ()
    assert marked(only(":shout:`Stop`\n"), MarkKind.CODE) == ["Stop"]


def test_what_a_substitution_puts_in_that_is_no_text_leaves_no_trace() -> None:
    text = ".. |br| raw:: html\n\n   <br>\n\n.. |now| date::\n\nOne |br| two |now|.\n"
    assert only(text).text == "One two ."


def test_nothing_is_said_on_the_way(capfd: pytest.CaptureFixture[str]) -> None:
    parse(
        "Title\n==\n\n:a:`b` `c` |d| e_ [7]_ *f\n\n.. g::\n\n.. csv-table::\n   :h: i\n\n===\n",
        ".rst",
    )
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("- " * 2000 + "a", "nested too deep"),
        ("a " * 20_000, "a paragraph is longer than"),
        (
            "".join(f".. |a{k}| replace:: {f'|a{k + 1}| ' * 9}\n" for k in range(12)) + "\n|a0|\n",
            "grows too large",
        ),
    ],
    ids=["deep", "long", "bomb"],
)
def test_what_would_take_for_ever_is_an_error_of_ours(text: str, what: str) -> None:
    with pytest.raises(LoadError, match=what):
        parse(text, ".rst")


def test_the_page_against_itself_has_no_finding(tmp_path: Path) -> None:
    path = tmp_path / "mill.rst"
    path.write_text(PAGE, encoding="utf-8")
    assert [finding.message for finding in check(path, path, lang="en").findings] == []


def test_of_a_faithful_translation_only_the_anchors_that_headings_make_are_told(
    tmp_path: Path,
) -> None:
    original, translation = tmp_path / "mill.rst", tmp_path / "mill.de.rst"
    original.write_text(SHORT, encoding="utf-8")
    translation.write_text(GERMAN, encoding="utf-8")
    told = [(f.check, f.severity) for f in check(original, translation, lang="de").findings]
    assert told == [("equivalent-link", Severity.NEUTRAL)]


def test_what_a_translation_lost_is_found_on_its_line(tmp_path: Path) -> None:
    original, translation = tmp_path / "mill.rst", tmp_path / "mill.de.rst"
    original.write_text(SHORT, encoding="utf-8")
    lost = GERMAN.replace("mill.example/map", "mill.example/mop").replace("turn(3)", "turn(4)")
    translation.write_text(lost, encoding="utf-8")
    findings = check(original, translation, lang="de").findings
    places = {(f.check, f.translation and f.translation.line) for f in findings}
    assert places == {("changed-link", 7), ("equivalent-link", 7), ("changed-code", 30)}


def test_without_the_extra_an_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docutils", None)
    for name in ("doctree", "html"):
        monkeypatch.delitem(sys.modules, f"fidelity.load.rst_{name}", raising=False)
    with pytest.raises(LoadError) as caught:
        parse("Text.\n", ".rst")
    assert caught.value.hint == "pip install 'translation-fidelity[rst]'"
