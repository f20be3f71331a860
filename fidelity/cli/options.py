"""What the commands let a user choose, and the settings that come of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fidelity.cli.completion import engines as engines_begun
from fidelity.cli.completion import layers as layers_begun

if TYPE_CHECKING:
    from fidelity.settings import Settings

_SEVERITIES = click.Choice(["minor", "major", "critical", "never"])

config_option = click.option(
    "--config", metavar="FILE", help="A fidelity.toml or pyproject.toml (default: the nearest one)."
)


def engine_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options by which `check` and `batch` choose what is looked at."""
    for option in (
        click.option(
            "--fail-on", type=_SEVERITIES, help="Exit 1 from this severity on (default: major)."
        ),
        click.option(
            "--layers",
            metavar="LAYER,...",
            shell_complete=layers_begun,
            help="Any of structural, lexical, meaning; one that is named must run.",
        ),
        click.option(
            "--glossary",
            metavar="FILE",
            multiple=True,
            help="Terms that must and must not be used (CSV or TBX); several times for several.",
        ),
        click.option(
            "--neural",
            metavar="FOLDER",
            help="A model of entailment there is asked as well (extra neural).",
        ),
        click.option(
            "--engine",
            metavar="NAME",
            shell_complete=engines_begun,
            help="See `fidelity engines` (default: auto); argos,apertium for a second opinion.",
        ),
    ):
        command = option(command)
    return command


def scope_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what of a repository `check` looks at."""
    for option in (
        click.option(
            "--by-layout",
            is_flag=True,
            help="Every file stands for itself, its original is found: also of two files.",
        ),
        click.option(
            "--staged", is_flag=True, help="Look at what git is about to commit (the index)."
        ),
        click.option(
            "--changed-since", metavar="REF", help="Only what has changed since this commit."
        ),
        click.option(
            "--base-commit",
            metavar="REF",
            help="The commit of the original that was translated (default: found, see "
            "`fidelity explain outdated-translation`).",
        ),
        click.option("--base", metavar="REF", help="Only findings that this commit did not have."),
    ):
        command = option(command)
    return command


def settings_from(
    config: str | None,
    engine: str | None = None,
    layers: str | None = None,
    fail_on: str | None = None,
    neural: str | None = None,
    glossary: Sequence[str] = (),
) -> Settings:
    """The settings of the project, overruled by the options of the command."""
    return told(config, engine, layers, fail_on, neural, glossary)(Path.cwd())


def told(
    config: str | None,
    engine: str | None = None,
    layers: str | None = None,
    fail_on: str | None = None,
    neural: str | None = None,
    glossary: Sequence[str] = (),
) -> Callable[[Path], Settings]:
    """Of each file or folder the settings of its project, overruled by the options of the command.

    They are those of the nearest configuration above the file, else of the nearest one above the
    current folder.
    """
    from functools import lru_cache

    from fidelity.model import Severity
    from fidelity.settings import layers_named, nearest, read

    values: dict[str, object] = {}
    if engine is not None:
        values["engine"] = engine
    if layers is not None:
        named = [name.strip() for name in layers.split(",") if name.strip()]
        values["layers"] = layers_named(named)
    if neural is not None:
        values["neural"] = str(Path(neural).resolve()) if neural else ""
    if glossary:
        values["glossary"] = tuple(str(Path(file).resolve()) for file in glossary)
    if fail_on:
        values["fail_on"] = None if fail_on == "never" else Severity(fail_on)
    if config is not None:
        decided = read(Path(config)).told(**values)
        return lambda _: decided

    @lru_cache
    def settings_of(folder: Path) -> Settings:
        found = nearest(folder)
        return (found if found.file else nearest(Path.cwd())).told(**values)

    return lambda file: settings_of(file if file.is_dir() else file.parent)
