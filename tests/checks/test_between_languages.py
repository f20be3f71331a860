"""Numbers, dates, units and names between languages, without an engine: the tables in `between`
hold an English sentence, faithful translations of it that must be left alone, and faulty ones with
what must be found, as `original > translation` and the severity where it matters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from fidelity.load import parse
from fidelity.model import Evidence, Finding, Layer
from fidelity.pipeline import check_documents
from fidelity.settings import Settings

TABLES = sorted((Path(__file__).parent / "between").glob("*.yaml"))
CHECKS = frozenset({"changed-number", "changed-date", "missing-name"})
OFFLINE = Settings(layers=(Layer.STRUCTURAL, Layer.LEXICAL))


@dataclass(frozen=True)
class Case:
    english: str
    lang: str
    translation: str
    expected: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.lang}: {self.translation[:50]}"


def cases() -> Iterator[Case]:
    for table in TABLES:
        for row in yaml.safe_load(table.read_text(encoding="utf-8")):
            for lang, text in row["faithful"].items():
                yield Case(row["english"], lang, text)
            for lang, (text, *found) in row.get("faulty", {}).items():
                yield Case(row["english"], lang, text, tuple(found))


def findings(case: Case) -> list[Finding]:
    report = check_documents(
        parse(case.english, ".txt"),
        parse(case.translation, ".txt"),
        lang=case.lang,
        settings=OFFLINE,
    )
    return [finding for finding in report.findings if finding.check in CHECKS]


def seen(finding: Finding, *, with_severity: bool) -> str:
    is_added = finding.message.endswith("was added")
    is_missing = finding.message.endswith("is missing")
    ours = "" if is_added else quote(finding.original)
    theirs = "" if is_missing else quote(finding.translation)
    said = f"{ours} > {theirs}".strip()
    return f"{said} {finding.severity.value}" if with_severity else said


def quote(evidence: Evidence | None) -> str:
    return evidence.quote if evidence else ""


@pytest.mark.parametrize("case", list(cases()), ids=str)
def test_what_changed_between_languages_is_found_and_nothing_else(case: Case) -> None:
    with_severity = any(e.endswith(("major", "neutral")) for e in case.expected)
    found = tuple(seen(finding, with_severity=with_severity) for finding in findings(case))
    assert found == case.expected


def test_eight_languages_have_forty_cases_each() -> None:
    counted = Counter(case.lang for case in cases())
    assert {lang for lang, count in counted.items() if count >= 40} >= set(
        "es ru be uk de fr pl".split()
    )
