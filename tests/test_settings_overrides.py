"""What holds for some files only, and for kinds of text."""

from __future__ import annotations

from pathlib import Path

import pytest

import fidelity
from fidelity.checks import CHECKS
from fidelity.model import Layer, Severity
from fidelity.settings import Settings, from_table, read
from fidelity.settings.globs import matches
from fidelity.settings.keys import PRESET_NAMES
from fidelity.settings.presets import PRESETS
from fidelity.vetting import vetted


@pytest.mark.parametrize(
    ("pattern", "fits", "misses"),
    [
        ("docs/*.md", ["docs/a.md"], ["docs/x/a.md", "a.md", "other/docs/a.md"]),
        ("docs/**", ["docs/a.md", "docs/x/y/a.md"], ["docs", "docs2/a.md"]),
        ("docs/", ["docs/a.md", "docs/x/a.md"], ["docs", "adocs/a.md"]),
        ("**/legal/*.md", ["legal/a.md", "x/y/legal/a.md"], ["illegal/a.md", "legal/x/a.md"]),
        ("content/**/a.md", ["content/a.md", "content/x/y/a.md"], ["content/xa.md"]),
        ("*.fr.md", ["a.fr.md", "x/y/a.fr.md"], ["a.md", "a.fr.mdx"]),
        ("./docs/a?.md", ["docs/ab.md"], ["docs/a.md", "docs/abc.md"]),
        ("[ab].md", ["a.md", "x/b.md"], ["c.md"]),
        ("[!ab].md", ["c.md"], ["a.md"]),
        ("a[.md", ["a[.md"], ["a.md"]),
        ("a+(b).md", ["a+(b).md"], ["aab.md"]),
    ],
)
def test_a_pattern_of_paths_means_what_it_means_to_git(
    pattern: str, fits: list[str], misses: list[str]
) -> None:
    assert [matches(path, [pattern]) for path in fits] == [True] * len(fits)
    assert [matches(path, [pattern]) for path in misses] == [False] * len(misses)


def settings(folder: Path, text: str) -> Settings:
    (folder / "fidelity.toml").write_text(text, encoding="utf-8")
    return read(folder / "fidelity.toml")


TWO_OVERRIDES = """
ignore = ["added-link"]
severities = { "added-link" = "neutral", "changed-link" = "minor" }

[[overrides]]
files = ["legal/**"]
layers = ["lexical"]
fail-on = "never"
severities = { "changed-link" = "critical" }

[[overrides]]
files = ["*.fr.md"]
ignore = []
engine = "argos"
"""


def test_the_later_override_goes_before_the_earlier_and_tables_are_added_to(
    tmp_path: Path,
) -> None:
    decided = settings(tmp_path, TWO_OVERRIDES)
    both = decided.for_files(tmp_path / "legal" / "a.md", tmp_path / "legal" / "a.fr.md")
    assert (both.layers, both.fail_on, both.engine, both.ignore, both.severities) == (
        (Layer.LEXICAL,),
        None,
        "argos",
        frozenset(),
        {"added-link": Severity.NEUTRAL, "changed-link": Severity.CRITICAL},
    )
    neither = decided.for_files(tmp_path / "a.md", tmp_path / "a.es.md")
    assert (neither.layers, neither.engine, neither.ignore) == (
        tuple(Layer),
        "auto",
        frozenset({"added-link"}),
    )


def test_either_file_of_a_pair_may_match_and_a_file_elsewhere_does_not(tmp_path: Path) -> None:
    decided = settings(tmp_path, TWO_OVERRIDES)
    original = decided.for_files(tmp_path / "legal" / "a.md", tmp_path / "es" / "a.md")
    elsewhere = decided.for_files("/elsewhere/legal/a.md", None)
    assert (original.layers, elsewhere.layers) == ((Layer.LEXICAL,), tuple(Layer))


def test_an_option_of_the_command_goes_before_every_override(tmp_path: Path) -> None:
    told = settings(tmp_path, TWO_OVERRIDES).told(engine="apertium")
    assert told.for_files(tmp_path / "a.fr.md").engine == "apertium"


def test_there_is_a_preset_for_every_name_and_it_names_what_there_is() -> None:
    assert tuple(PRESETS) == PRESET_NAMES
    for name in PRESETS:
        decided = from_table({"preset": name}, Path("fidelity.toml"))
        assert vetted(decided).severities.keys() <= CHECKS.keys()


def test_what_a_project_decides_is_laid_over_its_preset() -> None:
    decided = from_table(
        {"preset": "legal", "severities": {"changed-date": "minor"}}, Path("fidelity.toml")
    )
    assert (decided.fail_on, decided.severities["changed-date"]) == (
        Severity.MINOR,
        Severity.MINOR,
    )
    assert decided.severities["changed-number"] is Severity.CRITICAL
    other = from_table({"preset": "legal", "fail-on": "never"}, Path("fidelity.toml"))
    assert other.fail_on is None


def test_an_override_may_name_a_preset(tmp_path: Path) -> None:
    decided = settings(tmp_path, '[[overrides]]\nfiles = ["terms.*"]\npreset = "legal"\n')
    assert decided.for_files(tmp_path / "x" / "terms.md").fail_on is Severity.MINOR
    assert decided.for_files(tmp_path / "x" / "guide.md").fail_on is Severity.MAJOR


def test_a_check_that_is_not_sure_enough_is_not_heard(tmp_path: Path) -> None:
    for name, text in {"a.md": "She sold 30 boats.\n", "a.back.md": "She sold 13 boats.\n"}.items():
        (tmp_path / name).write_text(text)

    def found(text: str) -> list[str]:
        report = fidelity.check(
            tmp_path / "a.md", tmp_path / "a.back.md", lang="en", settings=settings(tmp_path, text)
        )
        return [finding.check for finding in report.findings]

    assert found("") == ["changed-number"]
    assert found('thresholds = { "changed-number" = 1.0 }') == []
    assert found('thresholds = { "all" = 1.0, "changed-number" = 0 }') == ["changed-number"]
    assert found('[[overrides]]\nfiles = ["a.md"]\nthresholds = { "all" = 1 }') == []
