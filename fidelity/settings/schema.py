"""The JSON Schema of the configuration, by which editors complete keys and show mistakes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from fidelity.settings.keys import KEYS, OVERRIDES, OneOverride

_DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that editors of TOML read (Taplo, Even Better TOML, PyCharm)."""


def schema(checks: Iterable[str] = ()) -> dict[str, Any]:
    """The schema of a fidelity.toml, and of the table [tool.fidelity].

    With names of checks, these are the only ones that it takes.
    """
    properties: dict[str, Any] = {
        name: {"description": key.about, **key.takes.schema()} for name, key in KEYS.items()
    }
    properties[OVERRIDES] = {
        "description": "What holds for some files only; later ones go before earlier ones.",
        "type": "array",
        "items": OneOverride().schema(),
    }
    override = properties[OVERRIDES]["items"]["properties"]
    for table in (properties, override):
        _only(table, list(checks))
    return {
        "$schema": _DRAFT,
        "title": "fidelity",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "dependencies": {"originals": ["translations"], "translations": ["originals"]},
    }


def _only(properties: dict[str, Any], checks: Sequence[str]) -> None:
    if not checks:
        return
    properties["ignore"]["items"] = {"enum": [*checks]}
    properties["severities"]["propertyNames"] = {"enum": [*checks]}
    properties["thresholds"]["propertyNames"] = {"enum": ["all", *checks]}
