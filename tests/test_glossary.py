"""A project's glossary, from the command line to the report."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from git_here import git
from in_process import fidelity_here

import fidelity
from fidelity.settings import Settings

TERMS = "term,de,es,rule\nnetwork,Netzwerk,red,must\nKelpie,,,do not translate\n"
TBX = """<martif type="TBX"><text><body><termEntry>
<langSet xml:lang="en"><tig><term>ferry</term></tig></langSet>
<langSet xml:lang="de"><tig><term>Autofähre</term></tig></langSet>
</termEntry></body></text></martif>
"""
ENGLISH = "The network is old.\n\nThe ferry is late.\n\nTwo networks are new.\n"
GERMAN = "Das Netz ist alt.\n\nDie Fähre ist verspätet.\n\nZwei Netze sind neu.\n"
OFFLINE = ("--layers", "structural,lexical")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a layout, a glossary beside its configuration, and a pair with a wrong term."""
    write(
        tmp_path,
        {
            "fidelity.toml": 'originals = "en/{path}"\ntranslations = "{lang}/{path}"\n'
            'layers = ["structural", "lexical"]\nglossary = "terms/ours.csv"\n',
            "terms/ours.csv": TERMS,
            "en/a.md": ENGLISH,
            "de/a.md": GERMAN,
        },
    )
    return tmp_path


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def commit(folder: Path) -> None:
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--message", "A change", cwd=folder)


def findings(*words: str, cwd: Path) -> list[dict[str, Any]]:
    done = fidelity_here("check", *words, "--format", "json", cwd=cwd)
    report = json.loads(done.stdout)
    return [f for f in report["findings"] if f["check"].endswith("-term")]


def test_a_term_that_is_wrong_fails_the_run_and_is_one_finding_with_its_places(
    tmp_path: Path,
) -> None:
    write(tmp_path, {"terms.csv": TERMS, "a.md": ENGLISH, "a.de.md": GERMAN})
    pair = ("a.md", "a.de.md", *OFFLINE, "--glossary", "terms.csv")
    done = subprocess.run(
        [sys.executable, "-m", "fidelity", "check", *pair, "--format", "json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)
    (finding,) = report["findings"]
    assert done.returncode == 1
    assert finding["check"] == "wrong-term"
    assert finding["message"] == "“network” must be “Netzwerk” (terms.csv:2)"
    assert finding["original"] == {"block": 0, "start": 4, "end": 11, "line": 1, "quote": "network"}
    assert finding["translation"]["quote"] == "Das Netz ist alt."
    assert [f["original"]["quote"] for f in finding["folded"]] == ["networks"]
    assert report["scores"]["penalty"] == 5
    assert "|glossary:" in report["signature"]


def test_several_glossaries_are_named_one_by_one(tmp_path: Path) -> None:
    write(tmp_path, {"terms.csv": TERMS, "more.tbx": TBX, "a.md": ENGLISH, "a.de.md": GERMAN})
    glossaries = ("--glossary", "terms.csv", "--glossary", "more.tbx")
    found = findings("a.md", "a.de.md", *OFFLINE, *glossaries, cwd=tmp_path)
    assert [f["message"] for f in found] == [
        "“network” must be “Netzwerk” (terms.csv:2)",
        "“ferry” must be “Autofähre” (more.tbx:3)",
    ]


def test_the_configuration_names_a_glossary_from_its_own_folder(project: Path) -> None:
    found = findings("../de/a.md", cwd=project / "en")
    assert [f["message"] for f in found] == ["“network” must be “Netzwerk” (ours.csv:2)"]


def test_an_override_names_another_one_and_the_command_goes_before_both(project: Path) -> None:
    write(project, {"more.csv": "term,de\nferry,Autofähre\n"})
    with (project / "fidelity.toml").open("a") as file:
        file.write('\n[[overrides]]\nfiles = ["de/**"]\nglossary = ["more.csv"]\n')
    assert [f["original"]["quote"] for f in findings("de/a.md", cwd=project)] == ["ferry"]
    told = findings("de/a.md", "--glossary", "terms/ours.csv", cwd=project)
    assert [f["original"]["quote"] for f in told] == ["network"]
    shown = fidelity_here("config", "show", "de/a.md", cwd=project).stdout
    assert 'glossary = ["more.csv"]' in shown
    assert "fidelity.toml:8" in shown


def test_a_language_without_terms_is_named_in_a_note(project: Path) -> None:
    write(project, {"terms/ours.csv": "term,es\nnetwork,red\n"})
    said = fidelity_here("check", "de/a.md", cwd=project)
    assert "no terms were checked: ours.csv has none for German" in said.stdout
    assert said.returncode == 0


@pytest.mark.parametrize(
    ("terms", "what"),
    [
        (None, "terms/ours.csv: no such file"),
        ("", "terms/ours.csv: is empty"),
        ("term,de\n", "there is no term in this glossary"),
        ("term,de\nx,y\nz,\n", "terms/ours.csv:3: the rule is must, but there is no translation"),
    ],
)
@pytest.mark.parametrize("words", [("check", "de/a.md"), ("batch", "rows.jsonl", "--out", "-")])
def test_a_glossary_that_cannot_be_read_is_an_error(
    project: Path, words: tuple[str, ...], terms: str | None, what: str
) -> None:
    write(project, {"rows.jsonl": '{"original": "A.", "translation": "B.", "lang": "de"}\n'})
    (project / "terms" / "ours.csv").unlink()
    if terms is not None:
        write(project, {"terms/ours.csv": terms})
    done = fidelity_here(*words, cwd=project)
    assert done.returncode == 2
    assert what in done.stderr
    assert "try: " in done.stderr


def test_a_batch_has_terms_in_each_row(tmp_path: Path) -> None:
    rows = [
        {"id": 1, "original": "A network.", "translation": "Ein Netz.", "lang": "de"},
        {"id": 2, "original": "A network.", "translation": "Una malla.", "lang": "es"},
        {"id": 3, "original": "A network.", "translation": "Una red.", "lang": "es"},
    ]
    manifest = "".join(json.dumps(row) + "\n" for row in rows)
    write(tmp_path, {"rows.jsonl": manifest, "terms.csv": TERMS})
    options = (*OFFLINE, "--glossary", "terms.csv", "--brief")
    done = fidelity_here("batch", "rows.jsonl", "--out", "-", *options, cwd=tmp_path)
    found = [
        [f["check"] for f in json.loads(line)["findings"]] for line in done.stdout.splitlines()
    ]
    assert found == [["wrong-term"], ["wrong-term"], []]


def test_in_python_a_glossary_is_an_argument(tmp_path: Path) -> None:
    write(tmp_path, {"terms.csv": TERMS, "a.md": ENGLISH, "a.de.md": GERMAN})
    report = fidelity.check(
        tmp_path / "a.md",
        tmp_path / "a.de.md",
        layers=["lexical"],
        glossary=tmp_path / "terms.csv",
    )
    assert [finding.check for finding in report.findings] == ["wrong-term"]


def test_a_glossary_costs_nothing_where_there_is_none(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": ENGLISH, "a.de.md": GERMAN})
    code = (
        "import sys, fidelity\n"
        "fidelity.check('a.md', 'a.de.md', layers=['structural', 'lexical'])\n"
        "print([m for m in sys.modules if m.endswith(('glossary', 'term_index', 'inflection'))])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "['fidelity.model.glossary']\n"


def test_a_term_that_is_accepted_is_accepted_in_all_its_places(project: Path) -> None:
    (leader,) = findings("de/a.md", cwd=project)
    accepted = fidelity_here(
        "accept", "de/a.md", "--id", leader["id"], "--reason", "as it was", cwd=project
    )
    assert "2 findings accepted" in accepted.stdout
    found = findings("de/a.md", cwd=project)
    assert [f["accepted"]["reason"] for f in found] == ["as it was", "as it was"]


def test_a_comment_accepts_the_place_where_it_stands(project: Path) -> None:
    comment = "<!-- fidelity: accept wrong-term: quoted -->\n"
    write(project, {"de/a.md": f"{comment}{GERMAN}"})
    told = [f for f in findings("de/a.md", cwd=project) if not f.get("accepted")]
    assert [f["original"]["quote"] for f in told] == ["networks"]


def test_a_branch_answers_for_the_places_that_it_adds(project: Path) -> None:
    git("init", "--quiet", cwd=project)
    commit(project)
    write(
        project,
        {
            "en/a.md": f"{ENGLISH}\nA third network is planned.\n",
            "de/a.md": f"{GERMAN}\nEin drittes Netz ist geplant.\n",
        },
    )
    commit(project)
    for scope in ("--base", "--changed-since"):
        found = findings("de/a.md", scope, "HEAD~1", cwd=project)
        assert [f["translation"]["quote"] for f in found] == ["Ein drittes Netz ist geplant."]
        assert [f.get("folded", []) for f in found] == [[]]


def test_settings_hold_the_files_below_the_configuration() -> None:
    settings = Settings(file=Path("a/fidelity.toml"), glossary=("terms.csv", "/b/more.tbx"))
    assert settings.glossary_files == (Path("a/terms.csv"), Path("/b/more.tbx"))
