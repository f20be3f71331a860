"""Ninety real documents laid out as a repository: what a documentation team meets on its first day."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from git_here import git

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "bench" / "data"
pytestmark = pytest.mark.skipif(
    not (DATA / "docs_index.jsonl").exists(), reason="the real documents are not here"
)
OFFLINE = ("--layers", "structural,lexical")


def rows() -> list[dict[str, Any]]:
    lines = (DATA / "docs_index.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def fidelity(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fidelity", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )


def places(row: dict[str, Any]) -> dict[str, str]:
    """Where each file of a document lies in the repository: a language is a folder."""
    lang = row["lang"].replace("_", "-")
    name = row["id"].replace(f"/{row['lang']}/", "/")
    suffix = Path(row["files"]["translation"]).suffix
    if "original" not in row["files"]:
        return {"translation": f"locale/{lang}/LC_MESSAGES/{Path(name).name}{suffix}"}
    return {
        side: f"content/{code}/{name}{suffix}"
        for side, code in {"original": "en", "translation": lang}.items()
    }


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository, with all documents in one commit."""
    docs = tmp_path_factory.mktemp("real")
    for row in rows():
        for side, place in places(row).items():
            (docs / place).parent.mkdir(parents=True, exist_ok=True)
            (docs / place).write_bytes((DATA / "docs" / row["files"][side]).read_bytes())
    git("init", "--quiet", cwd=docs)
    git("add", "--all", cwd=docs)
    git("commit", "--quiet", "--message", "The documents", cwd=docs)
    return docs


@contextmanager
def lost_paragraph(docs: Path) -> Iterator[str]:
    """One translation has lost its last paragraph."""
    (row,) = [row for row in rows() if row["id"] == "cncf/es/service-mesh"]
    place = places(row)["translation"]
    text = (docs / place).read_text(encoding="utf-8")
    (docs / place).write_text(text.rpartition("\n\n")[0] + "\n", encoding="utf-8")
    yield place
    (docs / place).write_text(text, encoding="utf-8")


def test_init_finds_where_the_documents_lie_and_in_which_languages(docs: Path) -> None:
    done = fidelity("config", "init", "--print", cwd=docs)
    decided = tomllib.loads(done.stdout)
    assert (decided["originals"], decided["translations"]) == (
        "content/en/{path}",
        "content/{lang}/{path}",
    )
    assert "layouts" not in decided
    pairs = Counter(row["lang"] for row in rows() if "original" in row["files"])
    assert f"{pairs.total()} pairs (es, " in done.stdout


def test_after_all_is_accepted_a_planted_fault_is_the_only_finding(docs: Path) -> None:
    assert fidelity("config", "init", cwd=docs).returncode == 0
    reason = "as it was when we began"
    accepted = fidelity("accept", ".", "--all", "--reason", reason, *OFFLINE, cwd=docs)
    assert accepted.returncode == 0, accepted.stderr
    with lost_paragraph(docs) as place:
        done = fidelity("check", ".", "--format", "json", *OFFLINE, cwd=docs)
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    left = [
        (report["translation"]["path"], finding["check"])
        for report in reports
        for finding in report["findings"]
        if "accepted" not in finding
    ]
    assert (done.returncode, len(reports)) == (1, len(rows())), done.stderr
    assert left == [(place, "missing-paragraph")]


def test_the_base_lets_old_findings_be_and_finds_what_a_commit_adds(docs: Path) -> None:
    with lost_paragraph(docs) as place:
        done = fidelity("check", "--base", "HEAD", "--format", "json", *OFFLINE, cwd=docs)
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert report["translation"]["path"] == place
    assert [finding["check"] for finding in report["findings"]] == ["missing-paragraph"]
