"""What `import fidelity` promises: its names, what they do, and that it costs nothing."""

from __future__ import annotations

import doctest
import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest

import fidelity

ROOT = Path(__file__).parent.parent
HEAVY = {
    "ctranslate2",
    "jinja2",
    "lxml",
    "markdown_it",
    "numpy",
    "py3langid",
    "rapidfuzz",
    "rich",
    "sentencex",
}


@pytest.mark.parametrize("name", [name for name in fidelity.__all__ if name != "__version__"])
def test_every_public_name_exists_and_explains_itself(name: str) -> None:
    assert inspect.getdoc(getattr(fidelity, name))


def test_the_public_names_are_sorted_and_each_is_there_once() -> None:
    assert fidelity.__all__ == sorted(set(fidelity.__all__))


def test_a_name_that_is_not_public_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'pipelin'"):
        _ = fidelity.pipelin


def test_the_version_is_that_of_the_package() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert fidelity.__version__ == project["version"]


def test_the_examples_in_the_docstring_are_true() -> None:
    failed, attempted = doctest.testmod(fidelity)
    assert (failed, attempted > 0) == (0, True)


def test_compare_finds_what_two_english_texts_do_not_share() -> None:
    report = fidelity.compare("She sold 30 boats.", "She sold 13 boats.")
    (finding,) = report.findings
    assert finding.original is not None
    assert finding.translation is not None
    assert (finding.check, finding.severity, finding.original.quote, finding.translation.quote) == (
        "changed-number",
        fidelity.Severity.MAJOR,
        "30",
        "13",
    )
    assert report.verdict is fidelity.Verdict.FAIL


@pytest.mark.parametrize(
    ("original", "back_translation", "where"),
    [("", "Text.", "original"), ("Text.", " \n", "translation"), ("", "", "original")],
)
def test_nothing_is_not_compared_with_anything(
    original: str, back_translation: str, where: str
) -> None:
    with pytest.raises(fidelity.FidelityError, match=f"^{where}: there is no text in it"):
        fidelity.compare(original, back_translation)


def test_check_reads_files_and_their_back_translation(tmp_path: Path) -> None:
    texts = {
        "boats.md": "She sold 30 boats.\n",
        "boats.fi.md": "Hän myi 13 venettä.\n",
        "boats.txt": "She sold 13 boats.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = fidelity.check(
        tmp_path / "boats.md",
        str(tmp_path / "boats.fi.md"),
        back_translation=tmp_path / "boats.txt",
        lang="fi",
    )
    (finding,) = report.findings
    assert [place and place.quote for place in (finding.original, finding.back_translation)] == [
        "30",
        "13",
    ]


def test_check_raises_our_own_error_for_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(fidelity.FidelityError, match="no such file"):
        fidelity.check(tmp_path / "gone.md", tmp_path / "gone.es.md")


@pytest.mark.parametrize(
    "run",
    [
        "import fidelity",
        "from fidelity.cli import cli; cli(['--help'], standalone_mode=False)",
        "from fidelity.cli import cli; cli(['check', '--help'], standalone_mode=False)",
    ],
)
def test_importing_us_or_asking_for_help_loads_nothing_heavy(run: str) -> None:
    show = "; import sys; print(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", run + show],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    loaded = {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}
    assert "fidelity" in loaded
    assert loaded & HEAVY == set()
