"""Real translations against the English of today: what came since is one finding, as in their history."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from test_in_time import OFFLINE, commit, weighty

from fidelity.model import Finding
from fidelity.requests import Request, fulfil

DATA = Path(__file__).parents[2].parent / "shared" / "bench" / "data"
INDEX = DATA / "docs_index.jsonl"


def moved_on() -> Iterator[dict[str, str]]:
    """The files of documents whose original has changed since they were translated."""
    for line in INDEX.read_text(encoding="utf-8").splitlines() if INDEX.exists() else ():
        files = json.loads(line)["files"]
        if "original_head" in files:
            yield {name: str(DATA / "docs" / file) for name, file in files.items()}


def told(folder: Path, original: str) -> list[Finding]:
    """The findings after the original has become another one."""
    copy(original, folder / "en.md")
    commit(folder)
    request = Request(str(folder / "en.md"), str(folder / "es.md"), settings=OFFLINE)
    return weighty(fulfil(request, insist=False))


@pytest.mark.skipif(not INDEX.exists(), reason="the real documents are not here")
def test_real_pages_lack_nothing_that_came_after_them(tmp_path: Path) -> None:
    more = {}
    for number, files in enumerate(moved_on()):
        folder = tmp_path / str(number)
        folder.mkdir()
        copy(files["translation"], folder / "es.md")
        before = told(folder, files["original"])
        now = told(folder, files["original_head"])
        others = [finding for finding in now if finding.check != "outdated-translation"]
        if len(others) > len(before) or len(now) - len(others) > 1:
            more[files["translation"]] = [finding.message for finding in others]
    assert more == {}
