"""What of a repository is looked at: what is staged, what has changed, and what is new; in real git."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from git_here import git
from in_process import fidelity_here

ROOT = Path(__file__).parent.parent
LAYOUT = 'originals = "docs/en/{path}"\ntranslations = "docs/{lang}/{path}"\n'
LAYERS = 'layers = ["structural", "lexical"]\n'
ENGLISH = """\
# Feeding the goats

Give each goat two kilos of hay a day, and read the [rules](https://farm.example/rules).

The vet comes on 3 March. Ask her about [worms](https://farm.example/worms).

Never leave the gate open.
"""
SPANISH = """\
# Alimentar a las cabras

Dé a cada cabra dos kilos de heno al día, y lea las [reglas](https://farm.example/rules).

La veterinaria viene el 3 de marzo. Pregúntele por las lombrices.

No deje nunca la puerta abierta.
"""
"""It has lost a link: the link to worms."""
WORMS, RULES = "https://farm.example/worms", "https://farm.example/rules"
WITHOUT_RULES = SPANISH.replace(f"[reglas]({RULES})", "reglas")
WHOLE = SPANISH.replace("las lombrices", f"las [lombrices]({WORMS})")
GATE = "No deje nunca la puerta abierta.\n"


def write(folder: Path, **texts: str) -> None:
    """Files by their names with __ for / and no suffix."""
    for name, text in texts.items():
        path = folder / (name.replace("__", "/") + ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def commit(folder: Path, message: str = "A change") -> None:
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--message", message, cwd=folder)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A repository with an original and two translations, each of which has lost a link before."""
    (tmp_path / "fidelity.toml").write_text(LAYOUT + LAYERS)
    write(tmp_path, docs__en__goats=ENGLISH, docs__es__goats=SPANISH)
    write(tmp_path, docs__en__sheep=ENGLISH, docs__es__sheep=SPANISH, README="# The farm\n")
    git("init", "--quiet", cwd=tmp_path)
    commit(tmp_path, "The farm")
    return tmp_path


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return fidelity_here("check", "--format", "json", *words, cwd=cwd)


def found(done: subprocess.CompletedProcess[str]) -> dict[str, list[str]]:
    """The original quotes or links of the findings, by the translation's path."""
    text = done.stdout
    rows: list[dict[str, Any]] = (
        [json.loads(line) for line in text.splitlines()] if text.count("\n{") else
        [json.loads(text)] if text else []
    )  # fmt: skip
    return {
        row["translation"]["path"]: [
            f["message"] for f in row["findings"] if f["severity"] != "neutral"
        ]
        for row in rows
    }


def says(messages: list[str], *wanted: str) -> bool:
    return len(messages) == len(wanted) and all(
        any(want in message for message in messages) for want in wanted
    )


def test_only_findings_that_the_base_did_not_have_fail(docs: Path) -> None:
    write(docs, docs__es__goats=WITHOUT_RULES)
    done = run("--base", "HEAD", cwd=docs)
    assert done.returncode == 1, done.stderr
    ((path, messages),) = found(done).items()
    assert path == "docs/es/goats.md"
    assert says(messages, RULES), messages
    assert "1 finding that HEAD had: not shown" in done.stdout


def test_a_change_that_makes_nothing_worse_passes_the_base(docs: Path) -> None:
    write(docs, docs__es__goats=SPANISH.replace("heno", "forraje"))
    done = run("--base", "HEAD", cwd=docs)
    assert (done.returncode, found(done)) == (0, {"docs/es/goats.md": []})


def test_moved_lines_are_no_new_findings(docs: Path) -> None:
    write(docs, docs__es__goats=f"---\nlang: es\n---\n\n{SPANISH}")
    write(docs, docs__en__goats=f"---\nlang: en\n---\n\n{ENGLISH}")
    assert run("--base", "HEAD", cwd=docs).returncode == 0


def test_a_file_that_the_base_did_not_have_is_new_as_a_whole(docs: Path) -> None:
    write(docs, docs__be__goats=SPANISH)
    done = run("--base", "HEAD", "--from", "es", cwd=docs)
    assert done.returncode == 1
    assert says(found(done)["docs/be/goats.md"], WORMS)


def test_a_renamed_pair_keeps_the_findings_that_it_had(docs: Path) -> None:
    for lang in ("en", "es"):
        git("mv", f"docs/{lang}/goats.md", f"docs/{lang}/kids.md", cwd=docs)
    done = run("--base", "HEAD", cwd=docs)
    assert (done.returncode, found(done)) == (0, {"docs/es/kids.md": []}), done.stderr


def test_the_base_is_where_the_branch_left(docs: Path) -> None:
    git("checkout", "--quiet", "-b", "topic", cwd=docs)
    write(docs, docs__es__goats=WITHOUT_RULES)
    commit(docs)
    git("checkout", "--quiet", "main", cwd=docs)
    write(docs, docs__es__sheep=SPANISH.replace("lombrices", f"[lombrices]({WORMS})"))
    commit(docs)
    git("checkout", "--quiet", "topic", cwd=docs)
    assert list(found(run("--base", "main", cwd=docs))) == ["docs/es/goats.md"]


def test_of_what_has_changed_only_the_changed_blocks_count(docs: Path) -> None:
    write(docs, docs__es__goats=WITHOUT_RULES)
    done = run("--changed-since", "HEAD", cwd=docs)
    assert done.returncode == 1
    assert says(found(done)["docs/es/goats.md"], RULES)


def test_an_old_fault_in_a_block_that_changes_counts(docs: Path) -> None:
    text = SPANISH.replace("Pregúntele por las", "Pregúntele a ella por las")
    write(docs, docs__es__goats=text)
    assert says(found(run("--changed-since", "HEAD", cwd=docs))["docs/es/goats.md"], WORMS)
    assert run("--base", "HEAD", cwd=docs).returncode == 0


def test_a_paragraph_that_was_taken_away_has_changed(docs: Path) -> None:
    write(docs, docs__es__goats=SPANISH.replace(GATE, ""))
    done = run("--changed-since", "HEAD", cwd=docs)
    ((path, messages),) = found(done).items()
    assert (path, done.returncode, len(messages)) == ("docs/es/goats.md", 1, 1), done.stdout
    assert "Never leave the gate open." in done.stdout


def test_a_paragraph_that_was_missing_before_has_not_changed(docs: Path) -> None:
    write(docs, docs__es__goats=SPANISH.replace(GATE, ""))
    commit(docs)
    write(docs, docs__es__goats=SPANISH.replace(GATE, "").replace("heno", "forraje"))
    assert run("--changed-since", "HEAD", cwd=docs).returncode == 0
    assert run("docs/es/goats.md", cwd=docs).returncode == 1


def test_a_paragraph_that_the_original_gained_is_missing(docs: Path) -> None:
    write(
        docs,
        docs__en__goats=ENGLISH
        + "\nCall the [vet](https://vet.example) at once if a goat is ill.\n",
    )
    done = run("--changed-since", "HEAD", cwd=docs)
    assert done.returncode == 1
    assert "Call the vet at once" in done.stdout
    assert "worms" not in str(found(done))


def test_what_is_staged_is_looked_at_and_not_what_lies_there(docs: Path) -> None:
    write(docs, docs__es__goats=WITHOUT_RULES)
    git("add", "--all", cwd=docs)
    write(docs, docs__es__goats=SPANISH, docs__es__sheep=WITHOUT_RULES)
    (docs / "docs" / "en" / "goats.md").unlink()
    done = run("--staged", "--base", "HEAD", cwd=docs)
    assert done.returncode == 1, done.stderr
    assert says(found(done).pop("docs/es/goats.md"), RULES)


def test_without_a_base_all_that_is_wrong_in_what_is_staged_counts(docs: Path) -> None:
    write(docs, docs__es__goats=SPANISH.replace("heno", "forraje"))
    git("add", "--all", cwd=docs)
    assert says(found(run("--staged", cwd=docs))["docs/es/goats.md"], WORMS)


def test_what_is_not_staged_is_not_there(docs: Path) -> None:
    write(docs, docs__es__pigs=SPANISH, docs__en__pigs=ENGLISH)
    done = run("--staged", "docs/es/pigs.md", cwd=docs)
    assert done.returncode == 2
    assert "docs/es/pigs.md: no such file" in done.stderr


def test_the_first_commit_of_a_repository_can_be_looked_at(tmp_path: Path) -> None:
    (tmp_path / "fidelity.toml").write_text(LAYOUT + LAYERS)
    write(tmp_path, docs__en__goats=ENGLISH, docs__es__goats=SPANISH)
    git("init", "--quiet", cwd=tmp_path)
    git("add", "--all", cwd=tmp_path)
    assert says(found(run("--staged", cwd=tmp_path))["docs/es/goats.md"], WORMS)


@pytest.mark.parametrize("words", [["--staged"], ["--base", "HEAD"], ["--changed-since", "HEAD"]])
def test_where_nothing_has_changed_it_says_that_nothing_was_checked(
    docs: Path, words: list[str]
) -> None:
    write(docs, README="# The farm on the hill\n")
    git("add", "--all", cwd=docs)
    done = run(*words, cwd=docs)
    assert (done.returncode, done.stdout) == (0, "")
    assert "nothing to check" in done.stderr


def test_an_original_that_is_gone_leaves_its_translation_behind(docs: Path) -> None:
    git("rm", "--quiet", "docs/en/goats.md", cwd=docs)
    done = run("--staged", cwd=docs)
    assert done.returncode == 2
    assert "docs/es/goats.md: its original docs/en/goats.md does not exist" in done.stderr
    git("rm", "--quiet", "docs/es/goats.md", cwd=docs)
    assert run("--staged", cwd=docs).returncode == 0


def test_one_file_that_cannot_be_checked_keeps_no_other_from_it(docs: Path) -> None:
    (docs / "docs" / "en" / "goats.md").unlink()
    done = run("docs/es/goats.md", "docs/es/sheep.md", "README.md", cwd=docs)
    assert done.returncode == 2
    assert list(found(done)) == ["docs/es/sheep.md"]
    assert "README.md: no part of the layout" in done.stderr


def test_from_a_folder_below_the_whole_repository_is_looked_at(docs: Path) -> None:
    write(docs, docs__es__goats=WITHOUT_RULES)
    done = run("--base", "HEAD", cwd=docs / "docs" / "en")
    ((_, messages),) = found(done).items()
    assert says(messages, RULES)


def test_named_files_are_looked_at_only_where_they_have_changed(docs: Path) -> None:
    write(docs, docs__es__goats=WITHOUT_RULES)
    done = run("--base", "HEAD", "docs/es/goats.md", "docs/es/sheep.md", cwd=docs)
    assert list(found(done)) == ["docs/es/goats.md"]


def test_pictures_beside_the_texts_are_no_texts(docs: Path) -> None:
    for lang in ("en", "es"):
        (docs / "docs" / lang / "goat two.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    write(docs, docs__es__goats=WITHOUT_RULES)
    git("add", "--all", cwd=docs)
    for words in (["--staged"], ["--base", "HEAD"], ["--changed-since", "HEAD"]):
        assert list(found(run(*words, cwd=docs))) == ["docs/es/goats.md"]
    assert len(found(run(".", cwd=docs))) == 2


def test_names_of_every_script_are_read_from_git(docs: Path) -> None:
    for lang, text in {"en": ENGLISH, "es": WITHOUT_RULES}.items():
        (docs / "docs" / lang / 'козы "и" cabras – ü.md').write_text(text, encoding="utf-8")
    git("add", "--all", cwd=docs)
    ((path, messages),) = found(run("--staged", "--base", "HEAD", cwd=docs)).items()
    assert path == 'docs/es/козы "и" cabras – ü.md'
    assert says(messages, RULES, WORMS)


def test_an_excluded_file_is_not_checked(docs: Path) -> None:
    (docs / "fidelity.toml").write_text(LAYOUT + LAYERS + 'exclude = ["docs/es/goats.md"]\n')
    done = run("docs/es/goats.md", "docs/es/sheep.md", cwd=docs)
    assert list(found(done)) == ["docs/es/sheep.md"]
    assert list(found(run("docs/en/goats.md", "docs/en/sheep.md", cwd=docs))) == [
        "docs/es/sheep.md"
    ]
    assert "docs/es/goats.md: excluded by" in done.stderr


def test_the_nearest_configuration_above_each_file_holds(docs: Path) -> None:
    (docs / "docs" / "es" / "fidelity.toml").write_text(
        'originals = "en/{path}"\ntranslations = "{lang}/{path}"\n'
    )
    write(docs, docs__es__en__cows=ENGLISH, docs__es__fr__cows=SPANISH)
    done = run("--by-layout", "docs/en/goats.md", "docs/es/fr/cows.md", "--from", "es", cwd=docs)
    assert list(found(done)) == ["docs/es/goats.md", "docs/es/fr/cows.md"], done.stderr


def test_two_files_of_no_layout_are_no_pair_where_every_file_stands_for_itself(
    docs: Path,
) -> None:
    write(docs, NEWS="# News of the farm\n")
    done = run("--by-layout", "README.md", "NEWS.md", cwd=docs)
    assert (done.returncode, done.stdout) == (0, "")
    assert "README.md: no part of the layout" in done.stderr


@pytest.mark.parametrize(
    ("words", "where", "what"),
    [
        (["--base", "nowhere"], "--base nowhere", "there is no such commit here"),
        (["--base", ""], "--base", "it names no commit"),
        (["--base", "HEAD", "--changed-since", "HEAD"], "--changed-since", "together with --base"),
        (["--base", "HEAD", "--back-translation", "x.md"], "--back-translation", "compares two"),
        ([], "check", "no file is named"),
    ],
)
def test_what_does_not_go_together_is_an_error(
    docs: Path, words: list[str], where: str, what: str
) -> None:
    done = run(*words, cwd=docs)
    assert done.returncode == 2
    assert f"error: {where}: " in done.stderr
    assert what in done.stderr


def test_where_nothing_is_committed_nothing_is_to_be_fetched(tmp_path: Path) -> None:
    git("init", "--quiet", cwd=tmp_path)
    done = run("--base", "HEAD", cwd=tmp_path)
    assert done.returncode == 2
    assert "--base HEAD: there is no commit yet" in done.stderr
    assert "fetch" not in done.stderr


def test_outside_a_repository_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    done = run("--base", "HEAD", cwd=tmp_path)
    assert done.returncode == 2
    assert "--base: this is no git repository" in done.stderr


@pytest.fixture
def farm(docs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that has the other as its submodule, in which a link is lost anew."""
    farm = tmp_path_factory.mktemp("farm")
    git("init", "--quiet", cwd=farm)
    add = ("submodule", "add", "--quiet", str(docs), "goats")
    git("-c", "protocol.file.allow=always", *add, cwd=farm)
    commit(farm)
    write(farm, goats__docs__es__goats=WITHOUT_RULES)
    return farm


@pytest.mark.parametrize("scope", [("--base", "HEAD"), ("--changed-since", "HEAD"), ("--staged",)])
@pytest.mark.parametrize("file", ["goats", "goats/docs/es", "goats/docs/es/goats.md"])
def test_files_of_a_submodule_are_not_looked_at_from_above_and_this_is_an_error(
    farm: Path, scope: tuple[str, ...], file: str
) -> None:
    done = run(file, *scope, cwd=farm)
    told = f"error: {file}: lies in the submodule goats, another repository"
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "try: run it there: cd goats" in done.stderr


def test_a_folder_that_holds_another_repository_is_no_clean_run(farm: Path) -> None:
    (farm / "fidelity.toml").write_text(LAYOUT + LAYERS)
    write(farm, docs__en__hens=ENGLISH, docs__es__hens=SPANISH)
    done = run(".", "--base", "HEAD", cwd=farm)
    assert done.returncode == 2
    assert done.stderr.count("lies in the submodule goats, another repository") == 1
    assert [*found(done)] == ["docs/es/hens.md"]


def test_in_the_submodule_its_files_are_looked_at(farm: Path) -> None:
    done = run("docs/es/goats.md", "--base", "HEAD", cwd=farm / "goats")
    assert says(found(done)["docs/es/goats.md"], RULES)
    done = run("../docs/es/hens.md", "--base", "HEAD", cwd=farm / "goats")
    assert (done.returncode, "lies in another repository" in done.stderr) == (2, True)


def test_however_many_files_few_processes_of_git_are_needed(
    docs: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for number in range(20):
        write(docs, **{f"docs__en__{number}": ENGLISH, f"docs__es__{number}": WHOLE})
    folder = tmp_path_factory.mktemp("bin")
    log = folder / "log"
    real = subprocess.run(["which", "git"], capture_output=True, text=True, check=True).stdout
    (folder / "git").write_text(f'#!/bin/sh\necho "$@" >> {log}\nexec {real.strip()} "$@"\n')
    (folder / "git").chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-m", "fidelity", "check", "--format", "json", "--base", "HEAD"],
        cwd=docs,
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert len(found(done)) == 20, done.stderr
    assert len(log.read_text().splitlines()) <= 6
