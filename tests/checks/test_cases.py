"""Every check against its cases: `tests/checks/<check>.md` is prose for people, and its yaml blocks
are run here.

A case names texts and the findings of that one check, all of them and in order:

    original: The fire destroyed 40 homes.     # English
    english: The fire destroyed 14 homes.      # the back-translation; without a `translation` it
                                               # stands for both
    translation: El fuego destruyó 14 casas.   # optional, with `lang`
    lang: es
    format: md                                 # of original and translation: txt (default), md ...
    finds:                                     # [] for a near miss
    - original: "40"                           # quotes; each key that is given is compared
      english: "14"
      severity: major

With `neural: true` a tiny model of entailment is asked, which knows negations and nothing else.

With `glossary`, that is the text of the project's `terms.csv`.

With `before`, the original was that when the translation was committed, in a repository of git.

A format that holds both texts (po, xliff ...) has one text, `both`. Without `english` there is no
engine either.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

import make_tiny_entailment
import pytest
import yaml
from git_here import git
from markdown_it import MarkdownIt
from msgspec.structs import replace

from fidelity.checks import CHECKS
from fidelity.load import parse
from fidelity.load.pairs import parse_both
from fidelity.model import Evidence, Finding, Layer, Report
from fidelity.pipeline import check_documents
from fidelity.requests import Request, fulfil
from fidelity.settings import Settings

FOLDER = Path(__file__).parent
_WITHOUT_ENGINE = Settings(layers=(Layer.STRUCTURAL, Layer.LEXICAL))


@dataclass(frozen=True)
class Case:
    check: str
    title: str
    values: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.check}: {self.title}"


def cases() -> Iterator[Case]:
    for file in sorted(FOLDER.glob("*.md")):
        title = ""
        for before, token in pairwise(MarkdownIt().parse(file.read_text(encoding="utf-8"))):
            if before.type == "heading_open":
                title = token.content
            elif token.type == "fence" and token.info == "yaml":
                yield Case(file.stem, title, yaml.safe_load(token.content))


def findings(case: Case) -> list[Finding]:
    values = case.values
    suffix = f".{values.get('format', 'txt')}"
    if "both" in values:
        both = parse_both(values["both"], suffix, path=f"both{suffix}")
        report = check_documents(
            both.original, both.translation, lang=values["lang"], settings=_WITHOUT_ENGINE
        )
        return [finding for finding in report.findings if finding.check == case.check]
    if "glossary" in values:
        return with_glossary(case, suffix)
    if "before" in values:
        return [f for f in in_repository(values, suffix).findings if f.check == case.check]
    original = parse(values["original"], suffix, path=f"original{suffix}")
    if "translation" in values:
        translation = parse(values["translation"], suffix, path=f"translation{suffix}")
        english = parse(values["english"], suffix) if "english" in values else None
        report = check_documents(
            original,
            translation,
            back_translation=english,
            lang=values["lang"],
            settings=alone(case) if english else _WITHOUT_ENGINE,
        )
    else:
        translation = parse(values["english"], suffix, path=f"translation{suffix}")
        settings = replace(alone(case), neural=tiny_entailment() if values.get("neural") else "")
        report = check_documents(original, translation, lang="en", settings=settings)
    return [finding for finding in report.findings if finding.check == case.check]


def with_glossary(case: Case, suffix: str) -> list[Finding]:
    """What is found without an engine, or with the English that is given."""
    values = case.values
    english = parse(values["english"], suffix) if "english" in values else None
    with TemporaryDirectory() as folder:
        file = Path(folder, "terms.csv")
        file.write_text(values["glossary"], encoding="utf-8")
        report = check_documents(
            parse(values["original"], suffix, path=f"original{suffix}"),
            parse(values["translation"], suffix, path=f"translation{suffix}"),
            back_translation=english,
            lang=values["lang"],
            settings=replace(alone(case) if english else _WITHOUT_ENGINE, glossary=(str(file),)),
        )
    return [finding for finding in report.findings if finding.check == case.check]


def in_repository(values: dict[str, Any], suffix: str) -> Report:
    """The report on a pair whose original has changed since the translation was committed."""
    with TemporaryDirectory() as folder:
        original, translation = (Path(folder, f"{side}{suffix}") for side in ("en", "es"))
        git("init", "--quiet", cwd=folder)
        for text in (values["before"], values["original"]):
            original.write_text(text, encoding="utf-8")
            translation.write_text(values["translation"], encoding="utf-8")
            git("add", "--all", cwd=folder)
            git("commit", "--quiet", "--allow-empty", "--message", "A change", cwd=folder)
        request = Request(str(original), str(translation), lang="es", settings=_WITHOUT_ENGINE)
        return fulfil(request, insist=False)


def alone(case: Case) -> Settings:
    """The check by itself: what another one says better would be left to that."""
    return Settings(ignore=frozenset(CHECKS) - {case.check})


@lru_cache(maxsize=1)
def tiny_entailment() -> str:
    folder = Path(mkdtemp(prefix="tiny-entailment-"))
    atexit.register(rmtree, folder)
    make_tiny_entailment.make(folder)
    return str(folder)


def seen(finding: Finding, expected: dict[str, Any]) -> dict[str, Any]:
    """What the case says of a finding, as the finding has it."""
    has = {
        "original": quote(finding.original),
        "english": quote(finding.back_translation),
        "translation": quote(finding.translation),
        "severity": finding.severity.value,
        "category": finding.category.value,
        "message": finding.message,
        "hint": finding.is_hint,
        "more": [quote(folded.original) for folded in finding.folded],
    }
    return {key: has[key] for key in expected}


def quote(evidence: Evidence | None) -> str | None:
    return evidence.quote if evidence else None


@pytest.mark.parametrize("case", list(cases()), ids=str)
def test_a_check_finds_what_its_case_says_and_nothing_else(case: Case) -> None:
    expected = case.values["finds"]
    found = findings(case)
    blank: list[dict[str, Any]] = [{}] * max(0, len(found) - len(expected))
    assert [
        seen(f, e) or {"unexpected": f.message}
        for f, e in zip(found, [*expected, *blank], strict=False)
    ] == expected


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_has_faults_that_it_sees_and_near_misses_that_it_leaves_alone(
    name: str,
) -> None:
    own = [case for case in cases() if case.check == name]
    finding = [case for case in own if case.values["finds"]]
    quiet = [case for case in own if not case.values["finds"]]
    assert len(finding) >= 2, f"{name}: {len(finding)} cases with findings"
    assert len(quiet) >= 2, f"{name}: {len(quiet)} near misses"


def test_every_case_file_is_named_for_a_check() -> None:
    assert {file.stem for file in FOLDER.glob("*.md")} <= CHECKS.keys()
