"""The baseline file: an entry for each accepted finding, sorted, so that one more is one hunk."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from fidelity.errors import SettingsError
from fidelity.model import Finding

_HEAD = """\
# Findings that were looked at and accepted; written by `fidelity accept`.
# Reasons may be edited. An entry that is taken out is reported again.
"""
_NEEDED = ("id", "check", "path", "reason")
_QUOTED = 200


class Entry(Struct, frozen=True):
    """An accepted finding: its identity, what it said of which file, why it is no fault, who said
    so, and when.
    """

    id: str
    check: str
    path: str
    reason: str
    original: str = ""
    translation: str = ""
    author: str = ""
    date: str = ""


def entry_of(finding: Finding, path: str, *, reason: str, author: str, day: date) -> Entry:
    """The entry of a finding on the file that is called `path` in the project."""
    quotes = (
        " ".join(evidence.quote.split())[:_QUOTED] if evidence else ""
        for evidence in (finding.original, finding.translation)
    )
    original, translation = quotes
    return Entry(
        id=finding.id,
        check=finding.check,
        path=path,
        reason=reason,
        original=original,
        translation=translation,
        author=author,
        date=day.isoformat(),
    )


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of a file, none where there is no file; SettingsError where it says no such
    thing.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        hint = "mend it at that place; entries may stand in any order"
        raise SettingsError(path, f"not valid TOML: {error}", hint) from error
    except OSError as error:
        hint = "give yourself the right to read it"
        raise SettingsError(path, f"cannot be read: {error.strerror}", hint) from error
    listed = table.get("accepted", [])
    if set(table) - {"accepted"} or not isinstance(listed, list):
        raise SettingsError(path, "holds something else than [[accepted]]", "take that out")
    return tuple(_entry(path, number, values) for number, values in enumerate(listed, start=1))


def _entry(path: Path, number: int, values: object) -> Entry:
    texts = {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in (values.items() if isinstance(values, dict) else ())
    }
    where = f"{path}: entry {number}"
    lacking = [key for key in _NEEDED if not texts.get(key)]
    if lacking:
        hint = "add it, or take the entry out and accept the finding again"
        raise SettingsError(where, f"{', '.join(lacking)} is missing", hint)
    if not all(isinstance(value, str) for value in texts.values()):
        raise SettingsError(where, "a value is no text", "write it in quotation marks")
    known = {key: value for key, value in texts.items() if key in Entry.__struct_fields__}
    return Entry(**known)


def write(path: Path, entries: Iterable[Entry]) -> None:
    """Replace the file by these entries, each once, whole or not at all."""
    from fidelity.report.writer import write as write_text

    write_text(path, rendered(entries))


def rendered(entries: Iterable[Entry]) -> str:
    """The entries as the file holds them: sorted by file, check and identity."""
    import tomli_w

    once = {entry.id: entry for entry in entries}
    ordered = sorted(once.values(), key=lambda entry: (entry.path, entry.check, entry.id))
    texts = (
        "\n[[accepted]]\n"
        + tomli_w.dumps({k: _written(k, v) for k, v in asdict(entry).items() if v})
        for entry in ordered
    )
    return _HEAD + "".join(texts)


def _written(key: str, value: str) -> str | date:
    if key != "date":
        # What is not Unicode in a name of a file cannot be written as such.
        return value.encode("utf-8", "replace").decode()
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value
