"""Entries of the baseline whose file is gone, found again in the file that it has become.

Nobody is asked what was renamed: an entry goes with the finding that has the same check and the
same evidence, whatever the file is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePath

from msgspec.structs import replace

from fidelity.acceptance.baseline import Entry
from fidelity.checks.identity import identity
from fidelity.checks.repeated import apart
from fidelity.model import Finding, Report
from fidelity.settings import Settings

Reported = tuple[str, Finding]
"""A finding, with the name of the translation in the project."""


def gone(baseline: Sequence[Entry], settings: Settings) -> tuple[Entry, ...]:
    """Entries on files that are there no more."""
    root = settings.root or Path()
    there = {path: (root / path).exists() for path in {entry.path for entry in baseline}}
    return tuple(entry for entry in baseline if not there[entry.path])


def with_renamed(
    baseline: Sequence[Entry], reports: Iterable[Report], settings: Settings
) -> tuple[Entry, ...]:
    """The baseline with such entries on the files where their findings stand now."""
    if not baseline:
        return ()
    now = renamed(baseline, reports, settings)
    return tuple(now.get(entry.id, entry) for entry in baseline)


def renamed(
    baseline: Sequence[Entry], reports: Iterable[Report], settings: Settings
) -> dict[str, Entry]:
    """What entries have become whose file is gone, by their identities: the same on another file.

    Where more findings ask for an entry than there are entries, nobody can tell which of the files
    is the renamed one, and which a new one with a fault of its own: none is accepted.
    """
    taken = {entry.id for entry in baseline}
    new: list[Reported] = [
        (settings.name_of(report.alignment.translation.path), finding)
        for report in reports
        for finding in apart(report.findings)
        if finding.id not in taken
    ]
    checks = {finding.check for _, finding in new}
    lost = gone([entry for entry in baseline if entry.check in checks], settings)
    entries = {entry.id: entry for entry in lost}
    paths = {entry.path for entry in lost}
    found: dict[tuple[str, str], tuple[dict[str, Reported], dict[str, Entry]]] = {}
    for name, finding in new if lost else ():
        ids = [identity(finding.check, path, finding.said) for path in paths]
        if served := {one: entries[one] for one in ids if one in entries}:
            asking, _ = found.setdefault((finding.check, finding.said), ({}, served))
            asking[finding.id] = name, finding
    return {
        old: entry
        for asking, served in found.values()
        if len(asking) <= len(served)
        for old, entry in _moved(asking, served)
    }


def _moved(
    asking: Mapping[str, Reported], served: Mapping[str, Entry]
) -> Iterable[tuple[str, Entry]]:
    """One entry for each finding, if there is one that of a file called alike in another folder."""
    left = sorted(served.values(), key=lambda entry: entry.path)
    for name, finding in asking.values():
        same = PurePath(name).name
        entry = next((e for e in left if PurePath(e.path).name == same), left[0])
        left.remove(entry)
        yield entry.id, replace(entry, id=finding.id, path=name)
