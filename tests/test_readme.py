"""What the README promises is there: commands, options, keys of the configuration, files, JSON keys."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from fidelity.back_translate import ENGINES
from fidelity.batch.rows import read_rows
from fidelity.checks import CHECKS
from fidelity.cli import cli
from fidelity.model import Layer, Severity
from fidelity.settings import Settings, from_table
from fidelity.vetting import vetted

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def blocks(language: str) -> list[str]:
    return [code for name, code in FENCED.findall(README) if name == language]


def inline() -> list[str]:
    """What stands between backticks in the prose."""
    return re.findall(r"`([^`\n]+)`", FENCED.sub("", README))


def command_lines() -> Iterator[list[str]]:
    """Every call of `fidelity` in the README, in words, without the name of the program."""
    lines = [line for code in blocks("sh") for line in code.splitlines()]
    for line in [*lines, *inline()]:
        for call in line.partition("#")[0].split("|"):
            words = shlex.split(call)
            if words[:1] == ["fidelity"] and len(words) > 1:
                yield words[1:]


CALLS = list(command_lines())


@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_every_command_in_the_readme_is_understood(words: list[str]) -> None:
    command = cli.commands[words[0]]
    context = click.Context(command)
    rest = [*words[1:], *(["--out", "x"] if words[:2] == ["batch", "--html"] else [])]
    command.make_parser(context).parse_args(rest)
    names = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= names


def test_every_command_of_the_program_is_in_the_readme() -> None:
    assert {words[0] for words in CALLS} == set(cli.commands)


def test_every_option_named_in_prose_belongs_to_a_command() -> None:
    known = {
        option
        for command in cli.commands.values()
        for parameter in command.params
        for option in parameter.opts
    }
    named = {option for code in inline() for option in OPTION.findall(code)}
    assert named
    assert named - known == set()


def tables() -> dict[str, Any]:
    (code,) = blocks("toml")
    table: dict[str, Any] = tomllib.loads(code)["tool"]["fidelity"]
    return table


def glossary() -> str:
    """The terms that are shown."""
    return next(block for block in blocks("text") if block.startswith("term,"))


def test_every_key_of_the_configuration_is_accepted_and_none_is_left_out(tmp_path: Path) -> None:
    for name in ("terms.csv", "contracts.tbx"):  # what a glossary is shows in its text
        (tmp_path / name).write_text(glossary(), encoding="utf-8")
    settings = from_table(tables(), tmp_path / "pyproject.toml")
    assert vetted(settings) is settings
    unsaid = {
        name
        for name in Settings.__struct_fields__
        if name.replace("_", "-") not in tables() and name != "file"
    }
    assert unsaid == set()


@pytest.mark.parametrize(
    "target",
    [target for target in re.findall(r"\]\(([^)\s]+)\)", README) if "://" not in target],
)
def test_every_file_that_is_linked_exists(target: str) -> None:
    assert (ROOT / target.partition("#")[0]).exists()


@pytest.mark.parametrize(
    "path", [p for p in set(inline()) if re.fullmatch(r"(scripts|corpora)/\w*", p)]
)
def test_every_path_in_prose_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_every_script_that_is_run_exists() -> None:
    scripts = re.findall(r"^(scripts/\w+)", "\n".join(blocks("sh")), re.MULTILINE)
    assert scripts
    assert [script for script in scripts if not (ROOT / script).is_file()] == []


def test_every_row_of_the_example_manifest_can_be_read() -> None:
    (code,) = blocks("json")
    rows = list(read_rows(code.encode().splitlines(), "README.md", Path()))
    assert [(row.id, row.error) for row in rows] == [(n, None) for n in (1, 2, 3, 4)]


def test_every_attribute_in_the_python_example_exists_and_is_in_the_json_report(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (code,) = blocks("python")
    (tmp_path / "original.md").write_text("She sold 30 boats.\n")
    (tmp_path / "translation.es.md").write_text("Vendió 13 barcos.\n")
    (tmp_path / "translation.de.md").write_text("Sie verkaufte 30 Boote.\n")
    (tmp_path / "terms.csv").write_text(glossary(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(code, names)
    assert capsys.readouterr().out.startswith("critical flipped-negation ")
    from fidelity.report import json as json_report

    (finding,) = json.loads(json_report.render(names["report"]))["findings"]
    assert set(re.findall(r"finding\.(\w+)", code)) <= set(finding)


def rows_of(heading: str) -> list[list[str]]:
    """The cells of the table below a heading, without its head."""
    section = README.partition(f"{heading}\n")[2].partition("\n#")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_table_of_layers_names_every_layer() -> None:
    assert [row[0] for row in rows_of("### The three layers")] == [layer.value for layer in Layer]


def test_the_table_of_engines_names_every_engine() -> None:
    assert [row[0] for row in rows_of("### The engines")] == list(ENGINES)


def test_the_severities_and_their_points_are_those_of_the_model() -> None:
    names = ", ".join(severity.value for severity in Severity)
    *points, last = [str(severity.weight) for severity in Severity]
    prose = " ".join(README.split())
    assert f"severities: {names} ({', '.join(points)} and {last} points of penalty)" in prose


def test_every_check_named_in_code_exists() -> None:
    named = {
        code for code in inline() if re.fullmatch(r"(?:missing|added|dropped|changed)-\w+", code)
    }
    explained = {words[1] for words in CALLS if words[0] == "explain" and len(words) > 1}
    assert explained
    assert (named | explained) - set(CHECKS) == set()
