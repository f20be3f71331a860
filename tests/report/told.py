"""Runs to be told: of every pair of the corpora, and of small texts; and what a format's schema
says of the outcome.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from gold import pairs
from jsonschema import Draft202012Validator
from lxml import etree

from fidelity import check
from fidelity.load import parse
from fidelity.model import Report
from fidelity.pipeline import check_documents
from fidelity.report.run import Run

SCHEMAS = Path(__file__).parent / "schemas"


@cache
def corpora() -> Run:
    """One run over all pairs of the corpora."""
    return Run(
        tuple(
            check(
                pair.paths["original_path"],
                pair.paths["translation_path"],
                lang=pair.lang,
                back_translation=pair.paths.get("back_translation_path"),
            )
            for pair in pairs()
        )
    )


def small(original: str, translation: str, path: str = "a.en.md") -> Report:
    """The report on two English texts."""
    return check_documents(
        parse(original, ".md", path="a.md"), parse(translation, ".md", path=path), lang="en"
    )


def faults_of_json(text: str, schema: str) -> list[str]:
    """What a schema has against a JSON text."""
    validator = Draft202012Validator(json.loads((SCHEMAS / schema).read_text(encoding="utf-8")))
    values: Any = json.loads(text)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(values)]


def faults_of_xml(text: str) -> list[str]:
    """What the schema of JUnit has against an XML text."""
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "junit.xsd"))
    try:
        schema.assertValid(etree.fromstring(text.encode()))
    except etree.DocumentInvalid as error:
        return [str(error)]
    return []
