"""The hooks as a documentation team meets them: the real `pre-commit`, in a real git repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from git_here import git

ROOT = Path(__file__).parent.parent
ENGLISH = """\
# Feeding the goats

Give each goat two kilos of hay a day, and read the [rules of the farm](https://farm.example/rules).

The vet comes on 3 March, and she looks at every goat. Ask her about worms.

Never leave the gate open.
"""
SPANISH = """\
# Alimentar a las cabras

Dé a cada cabra dos kilos de heno al día, y lea las [reglas de la granja](https://farm.example/rules).

La veterinaria viene el 3 de marzo y mira a cada cabra. Pregúntele por las lombrices.

No deje nunca la puerta abierta.
"""
LINK = "[reglas de la granja](https://farm.example/rules)"
GATE = "\nNo deje nunca la puerta abierta.\n"
WORMS = " Ask her about worms."
SENTENCE = " Pregúntele por las lombrices."
CONFIG = """\
repos:
- repo: {hooks}
  rev: {rev}
  hooks:
  - id: {hook}
"""
SETTINGS = '[tool.fidelity]\noriginals = "docs/en/{path}"\ntranslations = "docs/{lang}/{path}"\n'


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The project as it stands now, as a repository that pre-commit can clone, and its revision."""
    if not (ROOT / ".git").exists():
        pytest.skip("the hook is tested from a git checkout of the project")
    copy = tmp_path_factory.mktemp("hooks")
    for name in git("ls-files", "-co", "--exclude-standard", cwd=ROOT).splitlines():
        if (
            name.startswith(("fidelity/", ".pre-commit", "pyproject", "README", "LICENSE"))
            and (ROOT / name).is_file()
        ):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    git("init", "--quiet", cwd=copy)
    git("add", "--all", cwd=copy)
    git("commit", "--quiet", "--message", "The project", cwd=copy)
    return copy, git("rev-parse", "HEAD", cwd=copy).strip()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environment of each hook, installed once for all tests here."""
    return tmp_path_factory.mktemp("pre-commit-home")


@pytest.fixture(params=["fidelity-offline", "fidelity"])
def docs(request: pytest.FixtureRequest, tmp_path: Path, hooks: tuple[Path, str]) -> Path:
    """A documentation project with originals, translations, and one of the hooks."""
    for name in ("goats", "sheep"):
        for lang, text in {"en": ENGLISH, "es": SPANISH}.items():
            path = tmp_path / "docs" / lang / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    (tmp_path / "README.md").write_text("# The farm\n")
    (tmp_path / "NEWS.md").write_text("# Of goats\n")
    (tmp_path / "pyproject.toml").write_text(SETTINGS)
    config = CONFIG.format(hooks=hooks[0], rev=hooks[1], hook=request.param)
    (tmp_path / ".pre-commit-config.yaml").write_text(config)
    git("init", "--quiet", cwd=tmp_path)
    git("add", "--all", cwd=tmp_path)
    git("commit", "--quiet", "--message", "The farm", cwd=tmp_path)
    return tmp_path


def pre_commit(*words: str, cwd: Path, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        | {"PRE_COMMIT_HOME": str(home), "NO_COLOR": "1", "COLUMNS": "200"},
        timeout=600,
        check=False,
    )


def stage(docs: Path, name: str, text: str) -> None:
    (docs / name).parent.mkdir(parents=True, exist_ok=True)
    (docs / name).write_text(text, encoding="utf-8")
    git("add", name, cwd=docs)


def test_a_faithful_translation_passes_and_stays_silent(docs: Path, home: Path) -> None:
    first = pre_commit("--all-files", cwd=docs, home=home)
    second = pre_commit("--all-files", cwd=docs, home=home)
    assert (first.returncode, second.returncode) == (0, 0), first.stdout + first.stderr
    assert "Passed" in second.stdout


def test_a_lost_link_and_a_lost_paragraph_block_the_commit(docs: Path, home: Path) -> None:
    stage(docs, "docs/es/goats.md", SPANISH.replace(LINK, "reglas").replace(GATE, ""))
    done = pre_commit(cwd=docs, home=home)
    assert done.returncode == 1
    assert "dropped-link" in done.stdout
    assert "https://farm.example/rules" in done.stdout
    assert "missing-paragraph" in done.stdout
    assert "Never leave the gate open." in done.stdout
    assert pre_commit(cwd=docs, home=home).returncode == 1
    stage(docs, "docs/es/goats.md", SPANISH)
    stage(docs, "README.md", "# The farm by the lake\n")
    assert pre_commit(cwd=docs, home=home).returncode == 0


def test_what_is_accepted_with_a_reason_never_comes_back(docs: Path, home: Path) -> None:
    faulty = SPANISH.replace(LINK, "reglas").replace(GATE, "")
    stage(docs, "docs/es/goats.md", faulty)
    assert pre_commit(cwd=docs, home=home).returncode == 1
    words = ("accept", "docs/es/goats.md", "--all", "--reason", "the farm has no gate")
    subprocess.run(
        [sys.executable, "-m", "fidelity", *words],
        cwd=docs,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PRE_COMMIT_HOME": str(home)},
    )
    git("add", "fidelity-baseline.toml", cwd=docs)
    accepted = pre_commit(cwd=docs, home=home)
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr
    git("commit", "--quiet", "--no-verify", "--message", "Accepted", cwd=docs)
    edited = faulty.replace("# Alimentar a las cabras", "# Alimentar a las cabras\n\nDe Ana.")
    stage(docs, "docs/es/goats.md", edited.replace("mira a cada cabra", "mira cada cabra"))
    stage(docs, "docs/en/goats.md", ENGLISH.replace("goats\n", "goats\n\nBy Ana.\n", 1))
    later = pre_commit(cwd=docs, home=home)
    assert later.returncode == 0, later.stdout + later.stderr
    stage(docs, "docs/es/goats.md", edited.replace("3 de marzo", "8 de marzo"))
    again = pre_commit(cwd=docs, home=home)
    assert again.returncode == 1
    assert "changed-date" in again.stdout
    assert "dropped-link" not in again.stdout


@pytest.mark.parametrize("docs", ["fidelity"], indirect=True)
def test_with_the_translation_in_english_a_lost_sentence_blocks_as_well(
    docs: Path, home: Path
) -> None:
    """The English was recorded here; an engine that is installed makes it in the same way."""
    without = SPANISH.replace(LINK, "reglas de la granja").replace(SENTENCE, "")
    english = ENGLISH.replace(
        "[rules of the farm](https://farm.example/rules)", "rules of the farm"
    )
    told = {**zip_blocks(SPANISH, english), **zip_blocks(without, english.replace(WORMS, ""))}
    rows = [{"engine": "by hand", "model": "1", "signature": "hand/1"}]
    rows += [{"text": text, "back_translation": back} for text, back in told.items()]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    stage(docs, "docs/es/es.back.jsonl", lines)
    stage(docs, "docs/es/goats.md", SPANISH.replace("# Alimentar", "#  Alimentar"))
    clean = pre_commit(cwd=docs, home=home)
    assert clean.returncode == 0, clean.stdout + clean.stderr
    stage(docs, "docs/es/goats.md", without)
    done = pre_commit(cwd=docs, home=home)
    assert done.returncode == 1
    assert "dropped-link" in done.stdout
    assert "missing-sentence" in done.stdout
    assert "Ask her about worms." in done.stdout


def zip_blocks(spanish: str, english: str) -> dict[str, str]:
    """Each block of a text and its English, as plain text."""
    plain = spanish.replace(LINK, "reglas de la granja")
    blocks = (text.replace("# ", "").strip().split("\n\n") for text in (plain, english))
    return dict(zip(*blocks, strict=True))


def test_a_change_of_the_original_alone_checks_its_translations(docs: Path, home: Path) -> None:
    stage(
        docs,
        "docs/en/goats.md",
        ENGLISH + "\nCall the [vet](https://vet.example) at once if a goat is ill.\n",
    )
    done = pre_commit(cwd=docs, home=home)
    assert done.returncode == 1
    assert "outdated-translation" in done.stdout
    assert "vet" in done.stdout


def test_files_that_are_no_translations_do_not_block(docs: Path, home: Path) -> None:
    stage(docs, "README.md", "# The farm on the hill\n")
    stage(docs, "NEWS.md", "# Of sheep\n")
    done = pre_commit(cwd=docs, home=home)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_deleted_or_renamed_on_both_sides_does_not_block(docs: Path, home: Path) -> None:
    for lang in ("en", "es"):
        git("rm", "--quiet", f"docs/{lang}/goats.md", cwd=docs)
        git("mv", f"docs/{lang}/sheep.md", f"docs/{lang}/lambs.md", cwd=docs)
    done = pre_commit(cwd=docs, home=home)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_translation_that_is_renamed_alone_has_lost_its_original(docs: Path, home: Path) -> None:
    git("mv", "docs/es/goats.md", "docs/es/cabras.md", cwd=docs)
    done = pre_commit(cwd=docs, home=home)
    assert done.returncode == 1
    assert "docs/es/cabras.md: its original docs/en/cabras.md does not exist" in done.stdout
    git("mv", "docs/es/cabras.md", "docs/es/goats.md", cwd=docs)
    git("mv", "docs/en/goats.md", "docs/en/kids.md", cwd=docs)
    assert pre_commit("--all-files", cwd=docs, home=home).returncode == 1


def test_what_is_not_staged_does_not_count(docs: Path, home: Path) -> None:
    stage(docs, "docs/es/goats.md", SPANISH.replace("heno", "forraje"))
    (docs / "docs/es/goats.md").write_text("# Cabras\n")
    done = pre_commit(cwd=docs, home=home)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (docs / "docs/es/goats.md").read_text() == "# Cabras\n"


@pytest.mark.parametrize("docs", ["fidelity-offline"], indirect=True)
def test_in_several_batches_every_pair_is_checked(docs: Path, home: Path) -> None:
    """More names than a command line holds: pre-commit calls the hook several times."""
    folder = "a-folder-with-a-long-name/" * 30
    for number in range(100):
        for lang, text in {"en": "Two goats.\n", "es": "Dos cabras.\n"}.items():
            path = docs / "docs" / lang / folder / f"{number:04}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    (docs / "docs" / "es" / folder / "0050.md").write_text("Las 35 cabras.\n")
    (docs / "docs" / "en" / folder / "0050.md").write_text("The 53 goats.\n")
    git("add", "--all", cwd=docs)
    done = pre_commit(cwd=docs, home=home)
    assert done.returncode == 1
    assert done.stdout.count("checked: ") > 1
    assert "changed-number" in done.stdout
    assert "0049" not in done.stdout
