"""Outdated is not unfaithful: in real repositories, what came after the translation is told once."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from git_here import git
from in_process import fidelity_here

from fidelity.model import Finding, Layer, Report, Verdict
from fidelity.requests import Request, fulfil
from fidelity.settings import Settings

ROOT = Path(__file__).parent.parent.parent
OFFLINE = Settings(layers=(Layer.STRUCTURAL, Layer.LEXICAL))
PAIRS = [
    ("Give each goat {n} kilos of hay a day, as the [rules](https://farm.example/{n}) say.",
     "Dé a cada cabra {n} kilos de heno al día, como dicen las [reglas](https://farm.example/{n})."),
    ("Anna Miller built the barn in 19{n} with her sons, and `goat --count` tells how many live there.",
     "Anna Miller construyó el establo en 19{n} con sus hijos, y `goat --count` dice cuántas viven allí."),
    ("The vet comes {n} times a year and looks at every goat. Ask her about worms.",
     "La veterinaria viene {n} veces al año y mira a cada cabra. Pregúntele por las lombrices."),
    ("See [page {n}](https://farm.example/page/{n}) for the names of all {n} goats.",
     "Vea [la página {n}](https://farm.example/page/{n}) para los nombres de las {n} cabras."),
]  # fmt: skip
Text = list[tuple[int, int]]
"""Which of the pairs, with which number."""


def page(text: Text, side: int, head: str = "") -> str:
    return head + "\n\n".join(PAIRS[kind][side].format(n=number) for kind, number in text) + "\n"


def commit(folder: Path, **texts: str) -> str:
    """Commit files by their names, and say which commit it is."""
    if not (folder / ".git").exists():
        git("init", "--quiet", cwd=folder)
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--allow-empty", "--message", "A change", cwd=folder)
    return git("rev-parse", "HEAD", cwd=folder)


def report(folder: Path, **values: Any) -> Report:
    request = Request(
        str(folder / "en.md"), str(folder / "es.md"), lang="es", settings=OFFLINE, **values
    )
    return fulfil(request, insist=False)


def weighty(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.severity.weight]


def checks(report: Report) -> list[str]:
    return [finding.check for finding in weighty(report)]


def some_text(chance: random.Random, length: int) -> Text:
    numbers = chance.sample(range(12, 99), length)
    return [(place % len(PAIRS), number) for place, number in enumerate(numbers)]


def moved_on(text: Text, chance: random.Random) -> Text:
    """The text with paragraphs that are new, gone, or have another number."""
    changed = list(text)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(changed))
        fresh = (chance.randrange(len(PAIRS)), chance.randint(100, 999))
        what = chance.choice(["new", "other", "gone"])
        if what == "new":
            changed.insert(place, fresh)
        elif what == "other":
            changed[place] = (changed[place][0], fresh[1])
        elif len(changed) > 4:
            del changed[place]
    return changed if changed != text else [*text, (0, 500)]


@pytest.mark.parametrize("seed", range(12))
def test_a_translation_of_an_older_version_is_outdated_once_and_lacks_nothing(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    first = some_text(chance, chance.randint(5, 9))
    commit(tmp_path, en=page(first, 0), es=page(first, 1))
    for _ in range(chance.randint(1, 3)):
        commit(tmp_path, en=page(moved_on(first, chance), 0))
    found = report(tmp_path)
    assert (checks(found), found.verdict) == (["outdated-translation"], Verdict.OUTDATED)
    assert found.findings[0].folded


@pytest.mark.parametrize("seed", range(8))
def test_a_fault_in_what_did_not_change_is_told_as_well(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    first = some_text(chance, 8)
    broken = page(first, 1).replace(f"[la página {first[3][1]}]", "la página ")
    broken = broken.replace(
        f"la página (https://farm.example/page/{first[3][1]})", f"la página {first[3][1]}"
    )
    commit(tmp_path, en=page(first, 0), es=broken)
    later = moved_on(first[4:], chance)
    commit(tmp_path, en=page([*first[:4], *later], 0))
    found = report(tmp_path)
    assert sorted(checks(found)) == ["dropped-link", "outdated-translation"]
    assert found.verdict is Verdict.FAIL


def test_what_was_translated_after_the_change_and_left_out_is_no_excuse(tmp_path: Path) -> None:
    text = some_text(random.Random(1), 6)
    commit(tmp_path, en=page(text[:-1], 0))
    commit(tmp_path, en=page(text, 0))
    commit(tmp_path, es=page(text[:-1], 1))
    assert "missing-paragraph" in checks(report(tmp_path))


def test_an_older_version_is_found_where_the_translation_came_late(tmp_path: Path) -> None:
    """It quotes numbers and links of that version, which is no accident."""
    old = some_text(random.Random(2), 7)
    new = [*old[:2], (old[2][0], 500), (old[3][0], 501), *old[4:], (0, 502)]
    commit(tmp_path, en=page(old, 0))
    commit(tmp_path, en=page(new, 0))
    commit(tmp_path, es=page(old, 1))
    found = report(tmp_path)
    assert checks(found) == ["outdated-translation"]
    assert "which reads most like it" in found.findings[0].message


def test_a_translation_that_is_not_committed_yet_finds_its_version(tmp_path: Path) -> None:
    old = some_text(random.Random(3), 6)
    commit(tmp_path, en=page(old, 0))
    commit(tmp_path, en=page([*old, (0, 700), (1, 70)], 0))
    (tmp_path / "es.md").write_text(page(old, 1), encoding="utf-8")
    assert checks(report(tmp_path)) == ["outdated-translation"]


@pytest.mark.parametrize(
    "head",
    [
        "---\ndefault_lang_commit: {}\n---\n\n",
        "---\nl10n:\n  sourceCommit: {}\n---\n\n",
        "---\ni18n_source_sha: '{}' # of English\n---\n\n",
    ],
)
def test_the_page_names_the_version_that_it_was_made_from(tmp_path: Path, head: str) -> None:
    old = some_text(random.Random(4), 6)
    base = commit(tmp_path, en=page(old, 0))
    commit(tmp_path, en=page([*old[:-1], (0, 800)], 0))
    commit(tmp_path, es=page(old, 1, head.format(base)))
    found = report(tmp_path)
    assert checks(found) == ["outdated-translation"]
    assert f"since {base[:9]}" in found.findings[0].message
    assert "which the page names" in found.findings[0].message


def test_a_macro_of_debian_names_it_too(tmp_path: Path) -> None:
    git("init", "--quiet", cwd=tmp_path)
    (tmp_path / "en.wml").write_text("<p>Give each goat 2 kilos of hay.</p>\n")
    base = commit(tmp_path)
    (tmp_path / "en.wml").write_text("<p>Give each goat 5 kilos of hay.</p>\n")
    head = f'#use wml::debian::translation-check translation="{base}" maintainer="Ana"\n'
    (tmp_path / "es.wml").write_text(f"{head}<p>Dé a cada cabra 2 kilos de heno.</p>\n")
    commit(tmp_path)
    request = Request(
        str(tmp_path / "en.wml"), str(tmp_path / "es.wml"), lang="es", settings=OFFLINE
    )
    assert checks(fulfil(request, insist=False)) == ["outdated-translation"]


def test_a_page_that_names_a_version_and_lacks_its_text_is_a_fault(tmp_path: Path) -> None:
    old = some_text(random.Random(5), 6)
    commit(tmp_path, en=page(old, 0))
    now = commit(tmp_path, en=page([*old, (1, 55), (3, 901)], 0))
    head = f"---\ndefault_lang_commit: {now}\n---\n\n"
    commit(tmp_path, es=page(old, 1, head))
    found = report(tmp_path)
    assert (checks(found), found.verdict) == (["outdated-translation"], Verdict.FAIL)
    assert f"in sync with {now[:9]}" in found.findings[0].message
    assert len(found.findings[0].folded) >= 2


def test_the_user_names_the_version(tmp_path: Path) -> None:
    old = some_text(random.Random(6), 6)
    base = commit(tmp_path, en=page(old, 0))
    commit(tmp_path, en=page([*old, (1, 55)], 0))
    commit(tmp_path, es=page(old, 1))
    assert checks(report(tmp_path)) != ["outdated-translation"]
    found = report(tmp_path, base_commit=base)
    assert checks(found) == ["outdated-translation"]
    assert "named by --base-commit" in found.findings[0].message


def test_two_repositories_are_compared_by_their_clocks(tmp_path: Path) -> None:
    old = some_text(random.Random(7), 6)
    english, spanish = tmp_path / "content", tmp_path / "translated-content"
    english.mkdir()
    spanish.mkdir()
    commit(english, en=page(old, 0))
    commit(spanish, es=page(old, 1))
    time.sleep(1.1)
    commit(english, en=page([*old[:-1], (0, 800)], 0))
    request = Request(str(english / "en.md"), str(spanish / "es.md"), lang="es", settings=OFFLINE)
    assert checks(fulfil(request, insist=False)) == ["outdated-translation"]


def test_a_renamed_original_keeps_its_history(tmp_path: Path) -> None:
    old = some_text(random.Random(8), 6)
    commit(tmp_path, english=page(old, 0), es=page(old, 1))
    time.sleep(1.1)
    git("mv", "english.md", "en.md", cwd=tmp_path)
    commit(tmp_path)
    commit(tmp_path, en=page([*old, (1, 55)], 0))
    assert checks(report(tmp_path)) == ["outdated-translation"]


def test_an_unknown_commit_is_said_and_the_history_is_searched(tmp_path: Path) -> None:
    old = some_text(random.Random(9), 6)
    head = "---\ndefault_lang_commit: 0123456789abcdef0123456789abcdef01234567\n---\n\n"
    commit(tmp_path, en=page(old, 0), es=page(old, 1, head))
    commit(tmp_path, en=page([*old, (1, 55)], 0))
    found = report(tmp_path)
    assert checks(found) == ["outdated-translation"]
    assert "cannot be looked up: there is no such commit here" in found.notes[-1]


def test_a_shallow_clone_is_said(tmp_path: Path) -> None:
    old = some_text(random.Random(10), 6)
    whole = tmp_path / "whole"
    whole.mkdir()
    base = commit(whole, en=page(old, 0))
    commit(whole, es=page(old, 1, f"---\ndefault_lang_commit: {base}\n---\n\n"))
    commit(whole, en=page([*old, (1, 55)], 0))
    clone = tmp_path / "clone"
    git("clone", "--quiet", "--depth", "1", f"file://{whole}", str(clone), cwd=tmp_path)
    found = report(clone)
    assert any("git fetch --unshallow" in note for note in found.notes)
    assert "missing-paragraph" in checks(found)


def test_without_a_repository_a_named_version_cannot_be_looked_up(tmp_path: Path) -> None:
    old = some_text(random.Random(11), 6)
    (tmp_path / "en.md").write_text(page([*old, (1, 55)], 0))
    (tmp_path / "es.md").write_text(page(old, 1, "---\ndefault_lang_commit: abc1234\n---\n\n"))
    found = report(tmp_path)
    assert "there is no repository" in found.notes[-1]
    assert "missing-paragraph" in checks(found)


def test_without_git_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = some_text(random.Random(12), 6)
    commit(tmp_path, en=page(old, 0), es=page(old, 1))
    commit(tmp_path, en=page([*old, (1, 55)], 0))
    monkeypatch.setenv("PATH", "")
    found = report(tmp_path)
    assert "was not looked at: it is not installed" in found.notes[-1]
    assert "missing-paragraph" in checks(found)


def test_a_clean_document_asks_git_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = some_text(random.Random(13), 6)
    commit(tmp_path, en=page(text, 0), es=page(text, 1))

    def refuse(*words: object, **options: object) -> None:
        raise AssertionError(words)

    monkeypatch.setattr(subprocess, "run", refuse)
    assert report(tmp_path).findings == ()


def test_the_command_tells_it_and_does_not_fail(tmp_path: Path) -> None:
    old = some_text(random.Random(14), 6)
    base = commit(tmp_path, en=page(old, 0), es=page(old, 1))
    commit(tmp_path, en=page([*old[:-1], (0, 800)], 0))

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        words = ("check", "en.md", "es.md", "--layers", "structural,lexical", *words)
        return subprocess.run(
            [sys.executable, "-m", "fidelity", *words],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )

    done = run("--format", "json", "--html", "page.html")
    told = json.loads(done.stdout)
    assert (done.returncode, told["verdict"]) == (0, "outdated")
    (finding,) = told["findings"]
    assert finding["check"] == "outdated-translation"
    assert {each["check"] for each in finding["folded"]} >= {"changed-number"}
    html = (tmp_path / "page.html").read_text()
    assert "Outdated" in html
    assert 'class="folded"' in html
    assert "OUTDATED" in run("--base-commit", base).stdout
    unknown = run("--base-commit", "nowhere")
    assert unknown.returncode == 2
    assert "--base-commit nowhere" in unknown.stderr


def test_a_batch_tells_it_as_well(tmp_path: Path) -> None:
    old = some_text(random.Random(14), 6)
    commit(tmp_path, en=page(old, 0), es=page(old, 1))
    commit(tmp_path, en=page([*old[:-1], (0, 800)], 0))
    row = {"id": 1, "original_path": "en.md", "translation_path": "es.md", "lang": "es"}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row))
    words = ("batch", "rows.jsonl", "--out", "-", "--layers", "structural,lexical")
    done = fidelity_here(*words, cwd=tmp_path)
    found = json.loads(done.stdout)
    checks = [finding["check"] for finding in found["findings"]]
    assert (done.returncode, found["id"], found["verdict"]) == (0, 1, "outdated")
    assert checks == ["outdated-translation"]
    assert done.stderr == "1 checked: 0 pass, 0 fail, 1 outdated\n"


def test_a_change_that_is_not_committed_yet_fails_and_a_committed_one_does_not(
    tmp_path: Path,
) -> None:
    old = some_text(random.Random(15), 6)
    commit(tmp_path, en=page(old, 0), es=page(old, 1))
    (tmp_path / "en.md").write_text(page([*old, (1, 55)], 0))
    found = report(tmp_path)
    assert (checks(found), found.verdict) == (["outdated-translation"], Verdict.FAIL)
    assert "this change of the original" in found.findings[0].message
    commit(tmp_path)
    assert report(tmp_path).verdict is Verdict.OUTDATED
