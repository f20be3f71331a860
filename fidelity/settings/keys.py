"""Every key of the configuration: what it takes, what it is for, and whether it may differ from
file to file. What is read and the JSON Schema both come from this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from fidelity.layouts import LAYOUT_NAMES, LAYOUTS
from fidelity.model import Layer, Severity
from fidelity.reading.front_matter import Policy
from fidelity.settings.decisions import NamedPatterns, layers_in_order
from fidelity.settings.values import (
    Anything,
    Choice,
    Kind,
    Listed,
    OneOrMore,
    OrNever,
    PathPattern,
    Share,
    Table,
    Text,
    WrongValueError,
    read_table,
)

PRESET_NAMES = ("news", "docs", "legal", "subtitles")
OVERRIDES = "overrides"
FILES = "files"
LAYOUTS_KEY = "layouts"


class Key(Struct, frozen=True):
    """One key; `by_file` says that it may stand in an override."""

    takes: Kind
    about: str
    by_file: bool = False


class Layers(Struct, frozen=True):
    """Some of the layers."""

    def read(self, value: object) -> tuple[Layer, ...]:
        """The layers in their own order, each once."""
        return layers_in_order(_LAYERS.read(value))

    def schema(self) -> dict[str, object]:
        """An array of their names."""
        return _LAYERS.schema()


class Names(Struct, frozen=True):
    """Some names, in no order."""

    def read(self, value: object) -> frozenset[str]:
        """The names as a set."""
        return frozenset(_NAMES.read(value))

    def schema(self) -> dict[str, object]:
        """An array of texts."""
        return _NAMES.schema()


class OneLayout(Struct, frozen=True):
    """The name of a preset, or a table of two patterns; read as pairs of patterns."""

    def read(self, value: object) -> tuple[NamedPatterns, ...]:
        """The pairs of a preset, or the one of a table."""
        if isinstance(value, str):
            name = _LAYOUT_NAME.read(value)
            return tuple(NamedPatterns(*pair, name) for pair in LAYOUTS[name].pairs)
        table = read_table(value, {"originals": ORIGINALS, "translations": TRANSLATIONS})
        for key in ("originals", "translations"):
            if key not in table:
                raise WrongValueError(f"{key} is missing", hint=f"set {key} as well")
        return (NamedPatterns(table["originals"], table["translations"]),)

    def schema(self) -> dict[str, object]:
        """A name, or an object with both patterns."""
        table: dict[str, object] = {
            "type": "object",
            "properties": {
                "originals": ORIGINALS.schema(),
                "translations": TRANSLATIONS.schema(),
            },
            "required": ["originals", "translations"],
            "additionalProperties": False,
        }
        return {"anyOf": [_LAYOUT_NAME.schema(), table]}


ORIGINALS = PathPattern(("{path}",))
TRANSLATIONS = PathPattern(("{lang}", "{path}"))
_LAYOUT_NAME = Choice(LAYOUT_NAMES)
_ACCEPT: Mapping[str, Kind] = MappingProxyType(
    {"check": Text(), "path": Text(), "text": Text(), "reason": Text()}
)


class OneAcceptance(Struct, frozen=True):
    """The table of findings that are accepted by what they have in common."""

    def read(self, value: object) -> dict[str, str]:
        """Its values by their keys."""
        table = read_table(value, _ACCEPT)
        if not table.get("reason", "").strip():
            raise WrongValueError("reason is missing", hint='add reason = "why it is no fault"')
        if len(table) == 1:
            what = "it would accept every finding"
            raise WrongValueError(what, hint="add check, path or text")
        return table

    def schema(self) -> dict[str, object]:
        """An object with a reason, and what it is about."""
        return {
            "type": "object",
            "properties": {name: kind.schema() for name, kind in _ACCEPT.items()}
            | {"reason": {"type": "string", "pattern": "\\S"}},
            "required": ["reason"],
            "minProperties": 2,
            "additionalProperties": False,
        }


_LAYERS = Listed(Choice(Layer), needed="layer")
_NAMES = Listed(Text())


KEYS: Mapping[str, Key] = MappingProxyType(
    {
        "originals": Key(ORIGINALS, "Where originals lie, such as content/en/{path}."),
        "translations": Key(
            TRANSLATIONS, "Where their translations lie, such as content/{lang}/{path}."
        ),
        LAYOUTS_KEY: Key(
            Listed(OneLayout()),
            "More places of originals and translations, or names of layouts: hugo, docusaurus ...",
        ),
        "exclude": Key(Listed(Text()), "Patterns of files that are not checked."),
        "preset": Key(
            Choice(PRESET_NAMES),
            "The kind of text, with severities that fit it; other keys are added to it.",
            by_file=True,
        ),
        "engine": Key(
            Text(),
            "The engine that brings translations into English, or two: argos,apertium.",
            by_file=True,
        ),
        "layers": Key(Layers(), "Which layers of checks run.", by_file=True),
        "fail-on": Key(
            OrNever(Choice(Severity)),
            "The severity from which a finding fails the run.",
            by_file=True,
        ),
        "ignore": Key(Names(), "Checks that do not run.", by_file=True),
        "severities": Key(
            Table(Choice(Severity)), "Other severities of checks than their own.", by_file=True
        ),
        "thresholds": Key(
            Table(Share()),
            "How sure a check must be, from 0 to 1, to be heard; `all` is for every check.",
            by_file=True,
        ),
        "roles": Key(
            Table(Listed(Text())),
            "More wordings by which bylines, datelines and the like are told.",
        ),
        "engines": Key(Table(Table(Anything())), "What each engine is told.", by_file=True),
        "baseline": Key(Text(), "The file of findings that `fidelity accept` has accepted."),
        "accept": Key(
            Listed(OneAcceptance()),
            "Findings that are accepted by their check, path (a pattern) and quoted text.",
        ),
        "cache": Key(Text(), 'The folder of translated sentences, or "none".'),
        "neural": Key(Text(), "The folder of a model of entailment.", by_file=True),
        "glossary": Key(
            OneOrMore(Text()),
            "A glossary (CSV or TBX), or several: the terms that translations must and must not "
            "have.",
            by_file=True,
        ),
        "front-matter": Key(
            Table(Choice(Policy)),
            "What becomes of keys of the front matter, or of patterns of them, in translations: "
            "the same value, one that is translated, any value, or what the translator likes.",
            by_file=True,
        ),
        "moved-links": Key(
            Table(Text()),
            "How the beginnings of addresses differ in translations: another host, a folder that "
            "has moved.",
            by_file=True,
        ),
    }
)


def overriding_kinds() -> dict[str, Kind]:
    """What may stand in an override."""
    own: dict[str, Kind] = {FILES: Listed(Text(), needed="pattern")}
    return own | {name: key.takes for name, key in KEYS.items() if key.by_file}


class OneOverride(Struct, frozen=True):
    """The table of one override."""

    def read(self, value: object) -> dict[str, Any]:
        """Its values by their keys."""
        table = read_table(value, overriding_kinds())
        if FILES not in table:
            raise WrongValueError("files is missing", hint='add files = ["docs/legal/**"]')
        return table

    def schema(self) -> dict[str, object]:
        """An object with the keys that may differ."""
        properties: dict[str, object] = {FILES: overriding_kinds()[FILES].schema()}
        for name, key in KEYS.items():
            if key.by_file:
                properties[name] = {"description": key.about, **key.takes.schema()}
        return {
            "type": "object",
            "properties": properties,
            "required": [FILES],
            "additionalProperties": False,
        }


def all_kinds() -> dict[str, Kind]:
    """What may stand in a configuration file."""
    return {name: key.takes for name, key in KEYS.items()} | {OVERRIDES: Listed(OneOverride())}
