"""Catalogues in JSON: keys, plural forms, what is said about messages, lines."""

import pytest

from fidelity.errors import LoadError
from fidelity.load import parse
from fidelity.model import BlockKind, Document

NESTED = """\
{
  "home": {
    "title": "Ferries of the \\"lake\\"",
    "count_one": "{{count}} ferry", "count_other": "{{count}} ferries",
    "icon": "boat.svg", "size": 12, "shown": true, "gone": null, "empty": ""
  },
  "steps": ["Buy a ticket", {"last": "Wait\\u2026"}],
  "page.hint": {"message": "Boats go at nine", "description": "below the map", "placeholders": {"x": {"content": "$1"}}},
  "error": {"message": "Failed", "title": "No boat"},
  "step_two": "Not a plural",
  "steps": ["Buy no ticket"]
}
"""
BUNDLE = """\
{
  "@@locale": "pt_BR",
  "boats": "{n, plural, one {# barco} other {# barcos}}",
  "@boats": {"description": "on the pier", "placeholders": {"n": {"type": "int"}}}
}
"""


def seen(document: Document) -> list[tuple[str, str, int]]:
    return [(b.unit.name, b.text, b.line) for b in document.blocks if b.unit]


def test_texts_keep_their_keys_and_lines() -> None:
    assert seen(parse(NESTED, ".json")) == [
        ("home.title", 'Ferries of the "lake"', 3),
        ("home.count_one", "{{count}} ferry", 4),
        ("home.count_other", "{{count}} ferries", 4),
        ("home.icon", "boat.svg", 5),
        ("steps.0", "Buy no ticket", 11),
        ("steps.1.last", "Wait…", 7),
        ("page.hint", "Boats go at nine", 8),
        ("error.message", "Failed", 9),
        ("error.title", "No boat", 9),
        ("step_two", "Not a plural", 10),
    ]


def test_plural_forms_are_one_unit() -> None:
    units = [block.unit for block in parse(NESTED, ".json").blocks[1:3] if block.unit]
    assert [(unit.key, unit.form) for unit in units] == [
        ("home.count", "one"),
        ("home.count", "other"),
    ]


def test_forms_that_stand_apart_are_put_together() -> None:
    text = '{"a_few": "kilka", "b": "drugi", "a_other": "wiele"}'
    assert [name for name, _, _ in seen(parse(text, ".json"))] == ["a_few", "a_other", "b"]


def test_a_bundle_says_its_language_and_nothing_about_its_messages() -> None:
    document = parse(BUNDLE, ".arb", path="app.arb")
    assert (seen(document), document.lang) == (
        [("boats", "{n, plural, one {# barco} other {# barcos}}", 3)],
        "pt",
    )


@pytest.mark.parametrize(
    ("path", "lang"),
    [
        ("es.json", "es"),
        ("locales/es-MX.json", "es"),
        ("locales/be/app.json", "be"),
        ("messages_pt_BR.json", "pt"),
        ("app.zh-Hans.json", "zh"),
        ("messages.json", None),
        ("to/do.json", None),
        ("user_id/x.json", None),
    ],
)
def test_the_language_may_be_in_the_path(path: str, lang: str | None) -> None:
    assert parse('{"a": "b"}', ".json", path=path).lang == lang


def test_a_catalogue_has_no_front_matter_and_no_roles() -> None:
    document = parse('{"by": "By Ann Lee", "note": "Opinion"}', ".json")
    assert {block.kind for block in document.blocks} == {BlockKind.MESSAGE}


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        (
            '{"a": "b",\n}',
            "x.json:2",
            "not valid JSON: Expecting property name enclosed in double quotes",
        ),
        ('"text"', "x.json", "holds no objects"),
        ("[" * 100_000, "x.json", "its objects are nested too deep to be read"),
    ],
)
def test_what_is_no_catalogue_is_an_error_that_says_where(text: str, where: str, what: str) -> None:
    with pytest.raises(LoadError) as caught:
        parse(text, ".json", path="x.json")
    assert (caught.value.where, caught.value.what) == (where, what)
