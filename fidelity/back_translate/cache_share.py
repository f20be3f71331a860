"""A cache as text, so that a team can share it: JSON lines.

The first line is {"schema": "fidelity/cache@1"}; each line after it is a sentence, {"engine": its
signature, "key": the hash of signature and sentence, "english"}.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from fidelity.back_translate.cache import Row
from fidelity.errors import LoadError

SCHEMA = "fidelity/cache@1"
_HINT = "export it again with `fidelity cache export`"


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """The lines of an export, each with its end."""
    yield json.dumps({"schema": SCHEMA}) + "\n"
    for row in rows:
        values = {"engine": row.signature, "key": row.key.hex(), "english": row.english}
        yield json.dumps(values, ensure_ascii=False) + "\n"


def rows(text: Iterable[str], where: str) -> Iterator[Row]:
    """The sentences of an export; LoadError at the first line that is none."""
    numbered = enumerate(text, start=1)
    if _values(*next(numbered, (1, "")), where).get("schema") != SCHEMA:
        raise LoadError(where, f"is no export of a cache ({SCHEMA})", _HINT)
    for number, line in numbered:
        values = _values(number, line, where)
        try:
            yield Row(
                str(values["engine"]), bytes.fromhex(str(values["key"])), str(values["english"])
            )
        except (KeyError, ValueError) as error:
            what = f"this is no sentence of a cache: {line.strip()[:60]}"
            raise LoadError(f"{where}:{number}", what, _HINT) from error


def _values(number: int, line: str, where: str) -> dict[str, object]:
    try:
        values = json.loads(line)
    except ValueError as error:
        raise LoadError(f"{where}:{number}", f"not JSON: {error}", _HINT) from error
    if not isinstance(values, dict):
        raise LoadError(f"{where}:{number}", "not a JSON object", _HINT)
    return values
