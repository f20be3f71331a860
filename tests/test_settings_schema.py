"""The JSON Schema of the configuration takes what we read, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from fidelity.errors import SettingsError
from fidelity.settings import Settings, from_table
from fidelity.settings.keys import KEYS, OVERRIDES
from fidelity.settings.presets import PRESETS
from fidelity.settings.schema import schema

TABLES = [
    "",
    'originals = "content/en/{path}"\ntranslations = "content/{lang}/{path}"',
    'layouts = ["hugo", {originals = "../en/{path}", translations = "{lang}/{path}"}]',
    'layouts = ["hogo"]',
    'layouts = [{originals = "en/{path}"}]',
    'originals = "content/en/{path}"',
    'originals = "content/{lang}"\ntranslations = "content/{lang}/{path}"',
    '[[layouts]]\noriginals = "a/{path}"\ntranslations = "a/{lang}/{path}"',
    '[[layouts]]\noriginals = "a/{path}"',
    '[[layouts]]\noriginals = "a/{path}"\ntranslations = "a/{path}"',
    "layouts = [3]",
    'exclude = ["drafts/"]',
    "exclude = [1]",
    'preset = "legal"',
    'preset = "novel"',
    'engine = "argos"',
    "engine = 3",
    'layers = ["lexical", "structural"]',
    "layers = []",
    'layers = ["lexcal"]',
    'fail-on = "never"',
    'fail-on = "neutral"',
    'fail-on = "Never"',
    'ignore = ["added-link"]',
    'ignore = "added-link"',
    'severities = { added-link = "minor" }',
    'severities = { added-link = "small" }',
    "thresholds = { all = 0.5, added-link = 1 }",
    "thresholds = { added-link = 1.5 }",
    "thresholds = { added-link = true }",
    'roles = { byline = ["^By "] }',
    'roles = { byline = "^By " }',
    'engines = { opus = { folder = "x", threads = 2 } }',
    'engines = { opus = "x" }',
    'cache = "none"',
    'neural = "models/nli"',
    'glossary = "terms.csv"',
    'glossary = ["terms.csv", "more.tbx"]',
    "glossary = 3",
    "glossary = [3]",
    'baseline = "accepted.toml"',
    "baseline = 1",
    '[[accept]]\ncheck = "added-link"\nreason = "ours"',
    '[[accept]]\npath = "a/**"\ntext = "x"\nreason = "ours"',
    '[[accept]]\ncheck = "added-link"',
    '[[accept]]\ncheck = "added-link"\nreason = " "',
    '[[accept]]\nreason = "ours"',
    '[[accept]]\nchecks = "added-link"\nreason = "ours"',
    'front-matter = { slug = "same", "og_*" = "free" }',
    'front-matter = { slug = "equal" }',
    'moved-links = { "https://a.example" = "https://b.example" }',
    "moved-links = { old = 1 }",
    "zebra = 1",
    '[[overrides]]\nfiles = ["a/**"]\nengine = "argos"',
    '[[overrides]]\nengine = "argos"',
    "[[overrides]]\nfiles = []",
    '[[overrides]]\nfiles = ["a"]\ncache = "x"',
    "overrides = 3",
]


def is_read(table: dict[str, Any]) -> bool:
    try:
        from_table(table, Path("fidelity.toml"))
    except SettingsError:
        return False
    return True


@pytest.mark.parametrize("text", TABLES)
def test_the_schema_takes_a_table_if_and_only_if_we_read_it(text: str) -> None:
    table = tomllib.loads(text)
    assert jsonschema.Draft7Validator(schema()).is_valid(table) == is_read(table)


def test_the_cases_above_name_every_key_both_ways() -> None:
    named = {key for text in TABLES for key in tomllib.loads(text)}
    assert {*KEYS, OVERRIDES} - named == set()


def test_every_field_of_the_settings_has_its_key_and_the_other_way_round() -> None:
    fields = {name.replace("_", "-") for name in Settings.__struct_fields__}
    assert fields - {"file"} == {*KEYS, OVERRIDES}


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_says_nothing_that_a_file_could_not_say(name: str) -> None:
    jsonschema.validate(dict(PRESETS[name]), schema())


def test_the_command_prints_a_schema_that_knows_the_checks() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fidelity", "config", "schema"],
        capture_output=True,
        text=True,
        check=True,
    )
    described = json.loads(done.stdout)
    jsonschema.Draft7Validator.check_schema(described)
    validator = jsonschema.Draft7Validator(described)
    assert validator.is_valid({"ignore": ["added-link"]})
    assert not validator.is_valid({"ignore": ["added-lnk"]})
    assert not validator.is_valid({"overrides": [{"files": ["a"], "severities": {"x": "minor"}}]})
