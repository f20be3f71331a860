"""Documents of others as a repository with two languages: all that is found is accepted, and then
one planted fault is the one finding.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[3] / "shared" / "bench" / "data" / "docs"
LANGUAGES = ("ru", "uk")
LINKED = re.compile(r"\n\n[^\n#>|`-][^\n]{80,}?\[([^\]\n]{6,40})\]\(https?://[^)\s]+\)[^\n]*\n\n")
LINK = re.compile(r"\[([^\]\n]+)\]\(https?://[^)\s]+\)")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for translation in sorted(DOCS.rglob("translation.md")):
        site, lang, slug = translation.relative_to(DOCS).parts[:3]
        if lang in LANGUAGES:
            for source, place in (
                (translation.with_name("original.md"), "en"),
                (translation, lang),
            ):
                target = tmp_path / "content" / place / lang / site / f"{slug}.md"
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
    (tmp_path / "fidelity.toml").write_text(
        'originals = "content/en/{path}"\ntranslations = "content/{lang}/{path}"\n'
        'layers = ["structural", "lexical"]\n'
    )
    return tmp_path


def fidelity(command: str, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    files = [
        str(path.relative_to(cwd))
        for lang in LANGUAGES
        for path in sorted((cwd / "content" / lang).rglob("*.md"))
    ]
    run = [sys.executable, "-m", "fidelity", command, *files, *words]
    return subprocess.run(run, cwd=cwd, capture_output=True, text=True, check=False)


def plant(project: Path) -> str:
    """Drop the first link of a paragraph; the words that it stood on."""
    for path in sorted((project / "content").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        if path.relative_to(project).parts[1] != "en" and (found := LINKED.search(text)):
            bare = LINK.sub(r"\1", found[0], count=1)
            path.write_text(text.replace(found[0], bare), encoding="utf-8")
            return str(path.relative_to(project))
    raise AssertionError("no paragraph with a link")


@pytest.mark.skipif(not DOCS.is_dir(), reason="the benchmark data are not here")
def test_all_is_accepted_and_one_planted_fault_is_the_one_finding(project: Path) -> None:
    accepted = fidelity("accept", "--all", "--reason", "as it was when we began", cwd=project)
    assert accepted.returncode == 0
    assert int(accepted.stdout.split()[0]) > 10
    clean = fidelity("check", "--strict-baseline", "--verbose", cwd=project)
    assert (clean.returncode, clean.stdout.count("nothing found")) == (0, clean.stdout.count("MQM"))
    file = plant(project)
    reports = map(
        json.loads, fidelity("check", "--format", "json", cwd=project).stdout.splitlines()
    )
    told = [
        (report["translation"]["path"], finding["check"])
        for report in reports
        for finding in report["findings"]
        if "accepted" not in finding
    ]
    assert told == [(file, "dropped-link")]
