"""Catalogues in YAML: nested keys, roots that are languages, what is no text, lines."""

import pytest

from fidelity.errors import LoadError
from fidelity.load import parse
from fidelity.model import Document

RAILS = """\
---
# texts of the pier
es:
  boats: &boats
    one: un barco
    other: "%{count} barcos"
  again: *boats
  hours: |
    De nueve a cinco.

    Domingos cerrado.
  number: 12
  yes: sí
  answer: yes
  quoted: 'yes'
  day: 2024-05-01
  steps:
    - Compre
    - {last: Espere}
  ? [a, b]
  : lista
"""


def seen(document: Document) -> list[tuple[str, str, int]]:
    return [(b.unit.name, b.text, b.line) for b in document.blocks if b.unit]


def test_texts_keep_their_keys_and_lines() -> None:
    document = parse(RAILS, ".yml")
    assert (seen(document), document.lang) == (
        [
            ("boats.one", "un barco", 5),
            ("boats.other", "%{count} barcos", 6),
            ("hours", "De nueve a cinco.", 8),
            ("hours", "Domingos cerrado.", 8),
            ("yes", "sí", 13),
            ("quoted", "yes", 15),
            ("steps.0", "Compre", 18),
            ("steps.1.last", "Espere", 19),
            ("?", "lista", 21),
        ],
        "es",
    )


def test_keys_are_the_same_in_every_language() -> None:
    keys = [
        [b.unit and b.unit.key for b in parse(f"{lang}:\n  a: x\n  b: y\n", ".yaml").blocks]
        for lang in ("en", "pt-BR")
    ]
    assert keys == [["a", "b"], ["a", "b"]]


def test_a_root_that_is_no_language_is_a_key() -> None:
    assert seen(parse("title: x\n", ".yaml")) == [("title", "x", 1)]


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        (
            "a: b\nc: d: e\n",
            "x.yml:2",
            "not valid YAML: mapping values are not allowed in this context",
        ),
        ("a: 'b\u2028\x85'\nc: @d", "x.yml:2", "not valid YAML: found character that cannot start"),
        ("a: [" * 60, "x.yml:1", "not valid YAML: nested too deep"),
    ],
)
def test_what_is_no_catalogue_is_an_error_that_says_where(text: str, where: str, what: str) -> None:
    with pytest.raises(LoadError) as caught:
        parse(text, ".yml", path="x.yml")
    assert (caught.value.where, caught.value.what[: len(what)]) == (where, what)


def test_aliases_never_grow() -> None:
    lines = ["a0: &a0 ha"] + [
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)
    ]
    assert seen(parse("\n".join(lines), ".yml")) == [("a0", "ha", 1)]
